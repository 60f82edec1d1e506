<?php
/** Five years in figures (directive III.3): typed once a school year, drawn and listed; what is older is below. */

declare(strict_types=1);

use function CongTruong\school_year;
use function CongTruong\school_years;
use function CongTruong\today;

return [
    'place' => 70,
    'title' => 'Niên giám thống kê',
    'group' => 'own',
    'todo' => 'Nhập số liệu mỗi năm học một lần ở mục “Niên giám thống kê” của cột bên trái; bảng và biểu đồ tự vẽ, năm thứ sáu tự vào phần lưu trữ.',
    'register' => [
        'type' => 'so_lieu',
        'one' => 'Số liệu năm học',
        'many' => 'năm học',
        'icon' => 'chart-bar',
        'titled_by' => ['_sl_nam'],
        'body' => false,
        'single' => false,
        'view' => 'statistics',
        'years' => 5,
        'year' => '_sl_nam',
        'fields' => [
            '_sl_nam' => ['label' => 'Năm học', 'type' => 'choice', 'required' => true, 'choices' => static fn(): array => school_years(school_year(today()), 10, 0)],
            '_sl_truong' => ['label' => 'Số trường', 'type' => 'number', 'required' => true, 'for' => ['office']],
            '_sl_lop' => ['label' => ['preschool' => 'Số nhóm, lớp', '' => 'Số lớp'], 'type' => 'number', 'required' => true],
            '_sl_hoc_sinh' => ['label' => ['preschool' => 'Số trẻ', 'centre' => 'Số học viên', '' => 'Số học sinh'], 'type' => 'number', 'required' => true],
            '_sl_giao_vien' => ['label' => 'Số giáo viên', 'type' => 'number', 'required' => true],
            '_sl_nhan_vien' => ['label' => 'Số cán bộ, nhân viên', 'type' => 'number'],
            '_sl_phong_hoc' => ['label' => 'Số phòng học', 'type' => 'number', 'required' => true],
            '_sl_phong_khac' => ['label' => 'Số phòng chức năng', 'type' => 'number'],
        ],
        'columns' => ['title', '_sl_lop', '_sl_hoc_sinh', '_sl_giao_vien', '_sl_phong_hoc'],
        'order' => ['_sl_nam', 'DESC'],
    ],
    'text' => static function (): void { ?>
<p>Quy mô trường, lớp, đội ngũ, người học và cơ sở vật chất trong năm năm học gần nhất (hoặc từ khi thành lập).</p>
<?php
    },
];
