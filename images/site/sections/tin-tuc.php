<?php
/** News and events: WordPress' own articles with three dates. The list is home.php's. */

declare(strict_types=1);

return [
    'place' => 20,
    'title' => 'Tin tức - Sự kiện',
    'group' => 'own',
    'register' => [
        'type' => 'post',
        'one' => 'Tin',
        'feed' => true,
        'fields' => [
            '_nguon' => ['label' => 'Tác giả, nguồn thông tin', 'type' => 'text', 'search' => true, 'help' => 'Bắt buộc khi trích dẫn, sử dụng lại thông tin'],
            '_ngay_su_kien' => ['label' => 'Ngày diễn ra', 'type' => 'date', 'help' => 'Bài hiện ở mục “Ngày cần nhớ” của trang chủ đến hết ngày này'],
            '_khan_den' => ['label' => 'Tin khẩn đến hết ngày', 'type' => 'date', 'help' => 'Tên bài hiện ở đầu trang chủ đến hết ngày này; để trống nếu không khẩn'],
            '_ghim_den' => ['label' => 'Ghim đầu danh sách tin đến hết ngày', 'type' => 'date', 'help' => 'Bài đứng đầu danh sách tin đến hết ngày này; để trống nếu không ghim'],
        ],
    ],
    'text' => static function (): void { ?>
<p>Tin tức, sự kiện về hoạt động của đơn vị và của ngành. Tin dẫn lại từ nơi khác có ghi tác giả và nguồn.</p>
<?php
    },
];
