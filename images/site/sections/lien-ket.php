<?php
/** The school's own systems (directive III.3); the superior bodies and an office's schools come from the registry. */

declare(strict_types=1);

return [
    'place' => 140,
    'title' => 'Liên kết hệ thống',
    'group' => 'material',
    'articles' => false,
    'todo' => 'Thêm hệ thống quản lý trường học, thư viện, học trực tuyến đang sử dụng ở mục “Liên kết hệ thống” của cột bên trái.',
    'register' => [
        'type' => 'lien_ket',
        'one' => 'Liên kết',
        'many' => 'liên kết',
        'icon' => 'admin-links',
        'titled' => 'Tên hệ thống, ví dụ: Sổ liên lạc điện tử',
        'body' => false,
        'single' => false,
        'fields' => [
            '_lk_dia_chi' => ['label' => 'Địa chỉ', 'type' => 'url', 'required' => true, 'help' => 'Bắt đầu bằng https://'],
            '_lk_loai' => ['label' => 'Loại', 'type' => 'choice', 'required' => true, 'search' => true, 'choices' => ['Quản lý trường học', 'Sổ liên lạc điện tử', 'Học trực tuyến', 'Thư viện', 'Thu học phí', 'Cơ sở dữ liệu ngành', 'Hệ thống khác']],
            '_lk_ghi_chu' => ['label' => 'Dùng để làm gì', 'type' => 'text', 'search' => true],
        ],
        'columns' => ['title', '_lk_loai', '_lk_ghi_chu', '_lk_dia_chi'],
        'heading' => 'Hệ thống',
        'order' => ['title', 'ASC'],
        'above' => true,
        'empty' => '',
    ],
    'text' => static function (): void { ?>
<h2>Hệ thống dùng chung</h2>
<ul>
<li><a href="https://csdl.moet.gov.vn">Cơ sở dữ liệu ngành Giáo dục và Đào tạo</a></li>
<li><a href="https://moet.gov.vn">Bộ Giáo dục và Đào tạo</a></li>
<li><a href="https://dichvucong.gov.vn">Cổng Dịch vụ công quốc gia</a></li>
</ul>
<?php
    },
];
