<?php
/** Law, policy and rules explained (directive III.3), each with its source (III.2). */

declare(strict_types=1);

return [
    'place' => 90,
    'title' => 'Tuyên truyền pháp luật',
    'group' => 'documents',
    'register' => [
        'type' => 'phap_luat',
        'one' => 'Nội dung pháp luật',
        'many' => 'nội dung',
        'icon' => 'shield',
        'titled' => 'Tên nội dung tuyên truyền, phổ biến',
        'fields' => [
            '_pl_linh_vuc' => ['label' => 'Lĩnh vực', 'type' => 'choice', 'required' => true, 'search' => true, 'choices' => ['Giáo dục', 'Trẻ em', 'An toàn giao thông', 'An ninh mạng', 'Phòng, chống bạo lực học đường', 'Phòng, chống ma túy, thuốc lá', 'Chế độ, chính sách', 'Quy tắc ứng xử', 'Lĩnh vực khác']],
            '_pl_van_ban' => ['label' => 'Văn bản được giới thiệu', 'type' => 'text', 'search' => true, 'help' => 'Ví dụ: Luật Nhà giáo số 73/2025/QH15'],
            '_pl_nguon' => ['label' => 'Tác giả, nguồn', 'type' => 'text', 'required' => true, 'search' => true],
            '_pl_lien_ket' => ['label' => 'Địa chỉ toàn văn', 'type' => 'url', 'help' => 'Bắt đầu bằng https://'],
            '_pl_tep' => ['label' => 'Tài liệu', 'short' => 'Tải về', 'type' => 'file'],
        ],
        'columns' => ['title', '_pl_linh_vuc', '_pl_van_ban', '_pl_tep'],
        'heading' => 'Nội dung',
        'filter' => ['_pl_linh_vuc'],
        'feed' => true,
    ],
    'text' => static function (): void { ?>
<p>Tuyên truyền, phổ biến, hướng dẫn thực hiện pháp luật, chính sách, chế độ liên quan đến giáo dục, người học và nhà giáo. Toàn văn các luật: <a href="https://vbpl.vn">Cơ sở dữ liệu quốc gia về văn bản pháp luật</a>.</p>
<?php
    },
];
