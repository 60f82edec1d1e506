<?php
/** Public disclosure by school year: what Circular 09/2024/TT-BGDĐT asks for, each with its day and its state. */

declare(strict_types=1);

use function CongTruong\facts;
use function CongTruong\school_year;
use function CongTruong\school_years;
use function CongTruong\sort_of;
use function CongTruong\today;

/** The last day as it is written, and in the calendar (month and day after the school year's first year); empty where the Circular has none. */
$june = ['Trước ngày 30 tháng 6 hằng năm', '06-30'];
$items = static fn(string $kind): array => sort_of($kind) === 'office' ? [
    'du-toan' => ['Dự toán, quyết toán ngân sách được giao', 'Chậm nhất 15 ngày kể từ ngày được giao hoặc được duyệt', ''],
    'danh-sach' => ['Danh sách cơ sở giáo dục được phép hoạt động', ...$june],
    'kiem-tra' => ['Kết quả kiểm tra việc công khai của cơ sở giáo dục trực thuộc', ...$june],
] : [
    'thong-tin-chung' => ['Thông tin chung: loại hình, sứ mạng, lịch sử, người đại diện, tổ chức bộ máy và các quyết định', 'Thường xuyên; cập nhật chậm nhất 10 ngày làm việc khi thay đổi', ''],
    'tai-chinh' => ['Thu, chi tài chính: tình hình năm trước, học phí và các khoản thu, chính sách hỗ trợ người học', ...$june],
    'doi-ngu' => ['Đội ngũ nhà giáo, cán bộ quản lý, nhân viên', ...$june],
    'co-so-vat-chat' => ['Cơ sở vật chất, thiết bị, học liệu', ...$june],
    'kiem-dinh' => ['Kết quả đánh giá, kiểm định chất lượng giáo dục', ...$june],
    'ke-hoach' => ['Kế hoạch hoạt động giáo dục của năm học: tuyển sinh, chương trình, phối hợp, hỗ trợ người học', 'Đầu năm học', ''],
    'ket-qua' => ['Kết quả giáo dục thực tế của năm học trước', ...$june],
    'bao-cao' => ['Báo cáo thường niên', ...$june],
];

return [
    'place' => 60,
    'title' => 'Công khai',
    'group' => 'disclosure',
    'todo' => 'Đăng tài liệu của từng năm học ở mục “Công khai” của cột bên trái: chọn năm học, nội dung và tệp.',
    'register' => [
        'type' => 'cong_khai',
        'one' => 'Tài liệu công khai',
        'many' => 'tài liệu',
        'icon' => 'visibility',
        'titled_by' => ['_ck_muc', '_ck_nam'],
        'body' => false,
        'view' => 'checklist',
        'items' => $items,
        'fields' => [
            '_ck_nam' => ['label' => 'Năm học', 'type' => 'choice', 'required' => true, 'search' => true, 'choices' => static fn(): array => school_years(school_year(today()), 5, 1)],
            '_ck_muc' => ['label' => 'Nội dung công khai', 'type' => 'choice', 'required' => true, 'search' => true, 'choices' => static fn(): array => array_map(static fn(array $item): string => $item[0], $items(facts()['kind']))],
            '_ck_tep' => ['label' => 'Tài liệu', 'type' => 'file', 'required' => true],
            '_ck_ghi_chu' => ['label' => 'Ghi chú', 'type' => 'text', 'search' => true],
        ],
        'columns' => ['title', '_ck_nam', '_ck_tep'],
        'year' => '_ck_nam',
        'item' => '_ck_muc',
        'order' => ['_ck_nam', 'DESC'],
        'feed' => true,
    ],
    'text' => static function (array $unit): void { ?>
<?php if (sort_of($unit['kind']) === 'office') { ?>
<p>Đơn vị công khai theo quy định của pháp luật về quy chế dân chủ, ngân sách nhà nước và tiếp cận thông tin; theo dõi việc công khai của các cơ sở giáo dục trực thuộc theo Thông tư số 09/2024/TT-BGDĐT.</p>
<?php } else { ?>
<p>Công khai theo Thông tư số 09/2024/TT-BGDĐT của Bộ Giáo dục và Đào tạo (thay thế Thông tư số 36/2017/TT-BGDĐT). Tài liệu được giữ trên trang ít nhất năm năm.</p>
<?php }
    },
];
