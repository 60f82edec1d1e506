<?php
/** Accreditation, universal education, literacy (directive III.3): certificate, level, dates. */

declare(strict_types=1);

return [
    'place' => 100,
    'title' => 'Kiểm định chất lượng - Phổ cập',
    'group' => 'own',
    'todo' => 'Thêm kết quả tự đánh giá, giấy chứng nhận, quyết định công nhận ở mục “Kiểm định chất lượng - Phổ cập” của cột bên trái.',
    'register' => [
        'type' => 'kiem_dinh',
        'one' => 'Kết quả kiểm định, phổ cập',
        'many' => 'kết quả',
        'icon' => 'awards',
        'titled' => 'Tên kết quả, ví dụ: Đạt kiểm định chất lượng giáo dục cấp độ 2',
        'fields' => [
            '_kd_loai' => ['label' => 'Nội dung', 'type' => 'choice', 'required' => true, 'search' => true, 'choices' => ['Tự đánh giá', 'Kiểm định chất lượng giáo dục', 'Công nhận đạt chuẩn quốc gia', 'Kế hoạch cải tiến chất lượng', 'Phổ cập giáo dục', 'Xóa mù chữ']],
            '_kd_muc' => ['label' => 'Cấp độ, mức độ', 'type' => 'choice', 'choices' => ['Cấp độ 1', 'Cấp độ 2', 'Cấp độ 3', 'Cấp độ 4', 'Mức độ 1', 'Mức độ 2', 'Mức độ 3']],
            '_kd_so' => ['label' => 'Số giấy chứng nhận, quyết định', 'short' => 'Số', 'type' => 'text', 'search' => true],
            '_kd_co_quan' => ['label' => 'Cơ quan cấp, công nhận', 'short' => 'Cơ quan cấp', 'type' => 'suggest', 'choices' => ['Sở Giáo dục và Đào tạo Thành phố Hồ Chí Minh', 'Ủy ban nhân dân Thành phố Hồ Chí Minh', 'Bộ Giáo dục và Đào tạo']],
            '_kd_ngay' => ['label' => 'Ngày cấp, công nhận', 'short' => 'Ngày cấp', 'type' => 'date', 'required' => true],
            '_kd_den' => ['label' => 'Có giá trị đến hết ngày', 'short' => 'Giá trị đến', 'type' => 'date'],
            '_kd_tep' => ['label' => 'Bản chụp giấy chứng nhận, báo cáo', 'short' => 'Tải về', 'type' => 'file'],
        ],
        'columns' => ['title', '_kd_loai', '_kd_muc', '_kd_so', '_kd_ngay', '_kd_den', '_kd_tep'],
        'heading' => 'Kết quả',
        'order' => ['_kd_ngay', 'DESC'],
        'deadline' => '_kd_den',
        'open' => 'Còn giá trị',
        'over' => 'Hết giá trị',
        'archive' => true,
        'filter' => ['_kd_loai'],
        'empty' => 'Đang cập nhật.',
    ],
    'text' => static function (): void { ?>
<p>Kết quả tự đánh giá, kiểm định chất lượng giáo dục, công nhận đạt chuẩn; kế hoạch và kết quả phổ cập giáo dục, xóa mù chữ.</p>
<?php
    },
];
