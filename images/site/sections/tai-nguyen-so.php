<?php
/** Digital learning material (directive III.3), with author and source (III.2); the superior bodies' libraries are linked. */

declare(strict_types=1);

return [
    'place' => 110,
    'title' => 'Tài nguyên số',
    'group' => 'material',
    'todo' => 'Thêm bài giảng, sách, phần mềm ở mục “Tài nguyên số” của cột bên trái, có ghi tác giả và nguồn.',
    'register' => [
        'type' => 'hoc_lieu',
        'one' => 'Học liệu',
        'many' => 'học liệu',
        'icon' => 'book-alt',
        'titled' => 'Tên bài giảng, sách, phần mềm',
        'fields' => [
            '_hl_loai' => ['label' => 'Loại', 'type' => 'choice', 'required' => true, 'search' => true, 'choices' => ['Bài giảng e-learning', 'Kế hoạch bài dạy', 'Sách điện tử', 'Đề ôn tập', 'Video', 'Âm thanh', 'Phần mềm', 'Học liệu khác']],
            '_hl_mon' => ['label' => 'Môn học, lĩnh vực', 'short' => 'Môn', 'type' => 'choice', 'required' => true, 'search' => true, 'choices' => ['Toán', 'Ngữ văn', 'Tiếng Việt', 'Tiếng Anh', 'Ngoại ngữ khác', 'Khoa học tự nhiên', 'Vật lí', 'Hóa học', 'Sinh học', 'Lịch sử', 'Địa lí', 'Lịch sử và Địa lí', 'Tin học', 'Công nghệ', 'Giáo dục công dân', 'Giáo dục kinh tế và pháp luật', 'Đạo đức', 'Tự nhiên và Xã hội', 'Khoa học', 'Giáo dục thể chất', 'Âm nhạc', 'Mĩ thuật', 'Hoạt động trải nghiệm', 'Giáo dục quốc phòng và an ninh', 'Giáo dục mầm non', 'Kĩ năng sống', 'Lĩnh vực khác']],
            '_hl_lop' => ['label' => 'Lớp', 'type' => 'choice', 'search' => true, 'choices' => ['Nhà trẻ', 'Mẫu giáo', ...array_map(static fn(int $class): string => "Lớp $class", range(1, 12)), 'Giáo viên', 'Mọi lớp']],
            '_hl_tac_gia' => ['label' => 'Tác giả', 'type' => 'text', 'required' => true, 'search' => true],
            '_hl_nguon' => ['label' => 'Nguồn, giấy phép sử dụng', 'short' => 'Nguồn', 'type' => 'text', 'search' => true],
            '_hl_lien_ket' => ['label' => 'Địa chỉ của học liệu', 'short' => 'Mở', 'type' => 'url', 'help' => 'Bắt đầu bằng https://'],
            '_hl_tep' => ['label' => 'Tệp học liệu', 'short' => 'Tải về', 'type' => 'file'],
        ],
        'columns' => ['title', '_hl_loai', '_hl_mon', '_hl_lop', '_hl_tac_gia', '_hl_lien_ket', '_hl_tep'],
        'heading' => 'Học liệu',
        'filter' => ['_hl_mon', '_hl_lop', '_hl_loai'],
        'above' => true,
    ],
    'text' => static function (array $unit): void { ?>
<h2>Thư viện của cơ quan quản lý và của Bộ</h2>
<ul>
<li><a href="https://igiaoduc.vn">Kho học liệu số của Bộ Giáo dục và Đào tạo</a></li>
<li><a href="https://moet.gov.vn">Cổng thông tin điện tử Bộ Giáo dục và Đào tạo</a></li>
<li><a href="<?php echo esc_url($unit['portalUrl']); ?>">Cổng thông tin ngành Giáo dục và Đào tạo thành phố</a></li>
</ul>
<?php
    },
];
