<?php
/** Issue of diplomas and certificates (directive III.3): one entry of the book for who knows its number and the day of birth. */

declare(strict_types=1);

use function CongTruong\sort_of;

return [
    'place' => 130,
    'title' => 'Tra cứu văn bằng',
    'group' => 'admission',
    'indexed' => false,
    'register' => [
        'type' => 'van_bang',
        'one' => 'Sổ văn bằng, chứng chỉ',
        'many' => 'sổ',
        'icon' => 'id-alt',
        'titled' => 'Tên sổ, ví dụ: Bằng tốt nghiệp trung học cơ sở năm 2026',
        'body' => false,
        'single' => false,
        'view' => 'lookup',
        'number' => 'Số hiệu văn bằng, chứng chỉ',
        'fields' => [
            '_tc_mo' => ['label' => 'Mở tra cứu từ ngày', 'short' => 'Mở', 'type' => 'date', 'required' => true],
            '_tc_dong' => ['label' => 'Đóng sau ngày (nếu có)', 'short' => 'Đóng', 'type' => 'date'],
            '_tc_du_lieu' => ['label' => 'Sổ văn bằng (tệp CSV)', 'type' => 'records', 'required' => true, 'help' => 'Lưu từ Excel bằng “CSV UTF-8”. Cột 1: số hiệu; cột 2: ngày sinh (ngày/tháng/năm); các cột sau: nội dung cho xem, như loại bằng, số vào sổ, ngày cấp. Dòng đầu là tên cột.'],
        ],
        'columns' => ['title', '_tc_mo', '_tc_dong'],
    ],
    'text' => static function (array $unit): void {
        if (sort_of($unit['kind']) === 'preschool') { ?>
<p>Cơ sở giáo dục mầm non không cấp văn bằng, chứng chỉ.</p>
<?php } else { ?>
<p>Thông tin về quản lý, cấp phát văn bằng, chứng chỉ:</p>
<ul>
<li>Thông báo nhận văn bằng, chứng chỉ của từng khóa được đăng trong chuyên mục này.</li>
<li>Xác minh văn bằng: gửi đề nghị qua thư điện tử chính thức của đơn vị hoặc cơ quan cấp bằng.</li>
<li>Cấp bản sao từ sổ gốc, chỉnh sửa nội dung: xem mục <a href="/thu-tuc-bieu-mau/">Thủ tục - Biểu mẫu</a>.</li>
</ul>
<?php }
    },
];
