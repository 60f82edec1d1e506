<?php
/** How a kind of unit looks and what its visitors come for. Pure; the theme draws it. */

declare(strict_types=1);

namespace CongTruong;

/**
 * The colours that a site may have, by name. `brand` carries white text and is text on white and on `tint` (4.5 : 1),
 * `dark` is the heading's (7 : 1), `tint` a ground (WCAG 2.2, 1.4.3 and 1.4.6).
 *
 * @return array<string, array{label: string, brand: string, dark: string, tint: string}>
 */
function palette(): array
{
    return [
        'lam' => ['label' => 'Xanh lam', 'brand' => '#0b4f8a', 'dark' => '#083b68', 'tint' => '#e8f1f9'],
        'cham' => ['label' => 'Chàm', 'brand' => '#4a3f94', 'dark' => '#342b6e', 'tint' => '#efedf9'],
        'luc' => ['label' => 'Xanh lục', 'brand' => '#1d6b3d', 'dark' => '#134d2b', 'tint' => '#e7f4ec'],
        'cam' => ['label' => 'Cam đất', 'brand' => '#a3470c', 'dark' => '#773206', 'tint' => '#fdf0e5'],
        'ngoc' => ['label' => 'Xanh ngọc', 'brand' => '#0c6470', 'dark' => '#084751', 'tint' => '#e3f3f5'],
        'man' => ['label' => 'Mận', 'brand' => '#86305f', 'dark' => '#622144', 'tint' => '#f9ebf3'],
        'reu' => ['label' => 'Xanh rêu', 'brand' => '#4e6113', 'dark' => '#39470c', 'tint' => '#f1f5e2'],
        'than' => ['label' => 'Xanh đen', 'brand' => '#264566', 'dark' => '#182f49', 'tint' => '#e9eff6'],
    ];
}

/** The name of the colour that a kind of unit has unless its editors chose another. */
function colour_of(string $kind): string
{
    return match ($kind) {
        'tieu-hoc' => 'luc',
        'thpt' => 'cham',
        'lien-cap' => 'ngoc',
        'gdtx', 'gdnn-gdtx' => 'man',
        default => ['preschool' => 'cam', 'school' => 'lam', 'centre' => 'reu', 'office' => 'than'][sort_of($kind)],
    };
}

/**
 * What people come to the start page for, in the order of the kind of unit.
 *
 * @return list<array{icon: string, title: string, text: string, path: string}> `path` below the site's address
 */
function tasks_of(string $kind): array
{
    $sort = sort_of($kind);
    $tasks = [
        'admission' => match ($sort) {
            'office' => ['cap', 'Tuyển sinh đầu cấp', 'Kế hoạch, tuyến tuyển sinh trên địa bàn', '/tuyen-sinh/'],
            'centre' => ['calendar', 'Khai giảng, ghi danh', 'Lớp học, chương trình, cách đăng ký', '/tuyen-sinh/'],
            'preschool' => ['cap', 'Tuyển sinh', 'Nhận trẻ, hồ sơ, thời gian', '/tuyen-sinh/'],
            default => ['cap', 'Tuyển sinh', 'Kế hoạch, hồ sơ, danh sách', '/tuyen-sinh/'],
        },
        'disclosure' => ['list', 'Công khai', $sort === 'office' ? 'Ngân sách, cơ sở được phép hoạt động' : 'Thu chi, đội ngũ, chất lượng', '/cong-khai/'],
        'documents' => ['sheet', 'Văn bản', 'Quyết định, kế hoạch, thông báo', '/van-ban/'],
        'procedures' => ['form', 'Thủ tục, biểu mẫu', 'Hồ sơ cần nộp, mẫu để tải', '/thu-tuc-bieu-mau/'],
        'examination' => ['score', 'Thi và tra cứu điểm', 'Lịch thi, kết quả, phúc khảo', '/tra-cuu-diem/'],
        'material' => ['book', 'Tài nguyên số', 'Bài giảng, sách, phần mềm', '/tai-nguyen-so/'],
        'opinion' => ['speech', 'Góp ý', 'Nội dung đang lấy ý kiến', '/gop-y/'],
        'contact' => ['place', 'Liên hệ', 'Địa chỉ, điện thoại, lãnh đạo', '/gioi-thieu/'],
    ];
    $order = match (true) {
        $kind === 'tthtcd' => ['admission', 'documents', 'opinion', 'contact'],
        $kind === 'thpt', $kind === 'gdtx', $kind === 'gdnn-gdtx' => ['examination', 'admission', 'disclosure', 'documents', 'opinion', 'contact'],
        $sort === 'office' => ['procedures', 'documents', 'admission', 'disclosure', 'opinion', 'contact'],
        default => ['admission', 'disclosure', 'documents', 'procedures', 'opinion', 'contact'],
    };
    return array_map(static fn(string $key): array => array_combine(['icon', 'title', 'text', 'path'], $tasks[$key]), $order);
}

/** The category that has a block of its own on the start page of a kind of unit, and is no news there; empty for none. */
function own_block(string $kind): string
{
    return sort_of($kind) === 'preschool' ? 'thuc-don' : ($kind === 'thpt' ? 'tra-cuu-diem' : '');
}

/** What people say of how many: "1,2 MB" for bytes; empty for nothing. */
function written_size(int $bytes): string
{
    return match (true) {
        $bytes <= 0 => '',
        $bytes < 1_000_000 => max(1, (int) round($bytes / 1000)) . ' kB',
        default => str_replace('.', ',', (string) round($bytes / 1_000_000, 1)) . ' MB',
    };
}

/**
 * What is still to come, the nearest first.
 *
 * @template T of array{date: string}
 * @param list<T> $dates `date` is an ISO date; what is none is left out
 * @return list<T>
 */
function still_to_come(array $dates, string $today, int $most): array
{
    $coming = array_filter($dates, static fn(array $each): bool => is_date($each['date']) && $each['date'] >= $today);
    usort($coming, static fn(array $a, array $b): int => $a['date'] <=> $b['date']);
    return array_slice($coming, 0, $most);
}
