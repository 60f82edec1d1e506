<?php
/**
 * The two registers that the directive describes field by field: documents (III.3, third item) and consultations
 * (III.3, "lấy ý kiến góp ý"). Fields are plain post meta, so that a backup or an export holds them.
 */

declare(strict_types=1);

namespace CongTruong;

/** @return array<string, array{label: string, type: string, help?: string}> fields by meta key */
function register_fields(string $type): array
{
    return match ($type) {
        'van_ban' => [
            '_vb_hinh_thuc' => ['label' => 'Hình thức văn bản', 'type' => 'text', 'help' => 'Ví dụ: Quyết định, Công văn, Kế hoạch, Thông báo'],
            '_vb_co_quan' => ['label' => 'Cơ quan ban hành', 'type' => 'text'],
            '_vb_so' => ['label' => 'Số, ký hiệu', 'type' => 'text', 'help' => 'Ví dụ: 24/QĐ-THCS'],
            '_vb_ngay' => ['label' => 'Ngày ban hành', 'type' => 'date'],
            '_vb_hieu_luc' => ['label' => 'Ngày có hiệu lực', 'type' => 'date'],
            '_vb_het_hieu_luc' => ['label' => 'Ngày hết hiệu lực (nếu có)', 'type' => 'date'],
            '_vb_tep' => ['label' => 'Tệp đính kèm', 'type' => 'file', 'help' => 'Tải tệp lên ở mục Thư viện rồi dán đường dẫn của tệp vào đây'],
        ],
        'gop_y' => [
            '_gy_dia_chi' => ['label' => 'Địa chỉ nhận ý kiến', 'type' => 'text', 'help' => 'Để trống: địa chỉ của đơn vị'],
            '_gy_thu' => ['label' => 'Thư điện tử nhận ý kiến', 'type' => 'email', 'help' => 'Để trống: thư điện tử chính thức của đơn vị'],
            '_gy_han' => ['label' => 'Thời hạn nhận ý kiến', 'type' => 'date'],
        ],
        'post' => ['_nguon' => ['label' => 'Tác giả, nguồn thông tin', 'type' => 'text', 'help' => 'Bắt buộc khi trích dẫn, sử dụng lại thông tin']],
        default => [],
    };
}

add_action('init', static function (): void {
    $labels = static fn(string $one, string $many, string $new): array => [
        'name' => $many, 'singular_name' => $one, 'add_new' => $new, 'add_new_item' => $new, 'edit_item' => 'Sửa ' . mb_strtolower($one),
        'new_item' => $new, 'view_item' => 'Xem ' . mb_strtolower($one), 'search_items' => 'Tìm ' . mb_strtolower($one),
        'not_found' => 'Chưa có nội dung', 'all_items' => 'Tất cả', 'menu_name' => $many,
    ];
    register_post_type('van_ban', [
        'labels' => $labels('Văn bản', 'Văn bản', 'Thêm văn bản'),
        'public' => true, 'has_archive' => false, 'menu_position' => 6, 'menu_icon' => 'dashicons-media-document',
        'supports' => ['title', 'editor', 'excerpt', 'revisions'], 'rewrite' => ['slug' => 'van-ban', 'with_front' => false, 'feeds' => false],
    ]);
    register_post_type('gop_y', [
        'labels' => $labels('Nội dung lấy ý kiến', 'Lấy ý kiến góp ý', 'Thêm nội dung lấy ý kiến'),
        'public' => true, 'has_archive' => false, 'menu_position' => 7, 'menu_icon' => 'dashicons-megaphone',
        'supports' => ['title', 'editor', 'excerpt', 'revisions'], 'rewrite' => ['slug' => 'gop-y', 'with_front' => false, 'feeds' => false],
    ]);
});

/** A date of a register as people write it; empty when there is none or it is no date. */
function written_date(string $iso): string
{
    $date = \DateTimeImmutable::createFromFormat('!Y-m-d', $iso);
    return $date === false ? '' : $date->format('d/m/Y');
}

/** "Còn hiệu lực", "Chưa có hiệu lực" or "Hết hiệu lực" on a day (ISO); empty when the register does not say. */
function effect_of(string $from, string $until, string $today): string
{
    if ($until !== '' && $until < $today) {
        return 'Hết hiệu lực';
    }
    if ($from === '') {
        return '';
    }
    return $from > $today ? 'Chưa có hiệu lực' : 'Còn hiệu lực';
}
