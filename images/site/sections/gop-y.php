<?php
/** Consultations (directive III.3): topic, question, address and mail that receive opinions, deadline; then the results. */

declare(strict_types=1);

return [
    'place' => 50,
    'title' => 'Lấy ý kiến góp ý',
    'group' => 'disclosure',
    'articles' => false,
    'register' => [
        'type' => 'gop_y',
        'one' => 'Nội dung lấy ý kiến',
        'many' => 'nội dung',
        'icon' => 'megaphone',
        'titled' => 'Chủ đề lấy ý kiến',
        'summary' => true,
        'fields' => [
            '_gy_han' => ['label' => 'Thời hạn nhận ý kiến', 'short' => 'Thời hạn', 'type' => 'date', 'required' => true, 'help' => 'Hết ngày này, mục tự đóng'],
            '_gy_dia_chi' => ['label' => 'Địa chỉ nhận ý kiến', 'type' => 'text', 'help' => 'Để trống: địa chỉ của đơn vị', 'default' => 'address'],
            '_gy_thu' => ['label' => 'Thư điện tử nhận ý kiến', 'short' => 'Thư điện tử', 'type' => 'email', 'help' => 'Thư của ngành (đuôi .edu.vn). Để trống: thư điện tử chính thức của đơn vị', 'default' => 'mail', 'while_open' => true],
            '_gy_tep' => ['label' => 'Dự thảo, tài liệu kèm theo', 'short' => 'Tài liệu', 'type' => 'file'],
            '_gy_ket_qua' => ['label' => 'Kết quả tiếp thu, giải trình', 'short' => 'Kết quả', 'type' => 'textarea', 'search' => true, 'help' => 'Điền sau khi hết thời hạn'],
            '_gy_ket_qua_tep' => ['label' => 'Báo cáo kết quả', 'type' => 'file'],
        ],
        'columns' => ['title', '_gy_dia_chi', '_gy_thu', '_gy_han', '_gy_tep'],
        'heading' => 'Nội dung',
        'order' => 'open first',
        'deadline' => '_gy_han',
        'open' => 'Đang lấy ý kiến',
        'over' => 'Đã hết hạn',
        'last_day' => 'Ngày cuối nhận ý kiến',
        'empty' => 'Hiện không có nội dung nào đang lấy ý kiến.',
        'feed' => true,
    ],
    'text' => static function (): void { ?>
<p>Tổ chức, cá nhân gửi ý kiến, phản ánh, kiến nghị về địa chỉ hoặc thư điện tử nêu trên, trong thời hạn của từng nội dung ở bảng dưới. Khi gửi thư, xin ghi rõ nội dung góp ý, họ tên và cách liên hệ lại.</p>
<?php
    },
];
