<?php
/** What a visitor sees in place of the site: it is not there yet, not now, not any more, or was asked what no page answers. */

declare(strict_types=1);

namespace CongTruong;

/**
 * Answers with a small page of its own and ends the request.
 *
 * @param 'waiting'|'database'|'retired'|'moved'|'odd'|'missing'|'error' $why
 * @param array<string, mixed> $facts of the unit; empty while they are not known
 */
function close_site(string $why, array $facts = []): never
{
    if (PHP_SAPI === 'cli') {
        fwrite(STDERR, "the site is closed: $why\n");
        exit(1);
    }
    if ($why === 'moved') {
        header('Location: ' . $facts['successorUrl'], true, 302);
        header('Cache-Control: public, max-age=300');
        exit;
    }
    [$status, $title, $text, $english] = match ($why) {
        'waiting' => [503, 'Trang đang được chuẩn bị',
            'Trang thông tin điện tử của đơn vị đang được tạo lập. Xin vui lòng quay lại sau ít phút.',
            'This web site is being prepared. Please come back in a few minutes.'],
        'database' => [503, 'Trang tạm thời gián đoạn',
            'Hệ thống đang bảo trì hoặc gặp sự cố. Xin vui lòng thử lại sau ít phút.',
            'The site is temporarily unavailable. Please try again in a few minutes.'],
        'retired' => [410, 'Trang đã ngừng hoạt động',
            'Đơn vị này đã ngừng hoạt động. Thông tin về các đơn vị giáo dục có tại cổng thông tin của ngành.',
            'This unit is closed. The sector portal lists all education units.'],
        'odd' => [400, 'Địa chỉ không hợp lệ',
            'Địa chỉ hoặc nội dung gửi đến có phần mà trang không đọc được. Xin vui lòng kiểm tra lại địa chỉ hoặc về trang chủ.',
            'This address holds something that the site cannot read.'],
        'missing' => [404, 'Không tìm thấy trang',
            'Địa chỉ này không có hoặc đã được chuyển. Xin vui lòng về trang chủ hoặc dùng ô tìm kiếm.',
            'There is no such page.'],
        'error' => [500, 'Trang gặp sự cố',
            'Trang này tạm thời không hiển thị được. Xin vui lòng thử lại sau ít phút.',
            'This page cannot be shown at the moment.'],
    };
    http_response_code($status);
    header('Content-Type: text/html; charset=UTF-8');
    header("Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'");
    header('X-Robots-Tag: noindex');
    if ($status === 503) {
        header('Retry-After: 30');
        header('Cache-Control: no-store');
    } elseif (in_array($status, [400, 500], true)) {
        header('Cache-Control: no-store');
    }
    $name = htmlspecialchars((string) ($facts['name'] ?? ''), ENT_QUOTES);
    $home = in_array($status, [400, 404, 500], true) ? htmlspecialchars((string) ($facts['url'] ?? ''), ENT_QUOTES) : '';
    $portal = htmlspecialchars((string) ($facts['portalUrl'] ?? ''), ENT_QUOTES);
    echo "<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\">"
        . "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{$title}</title><style>"
        . 'body{font:1.1rem/1.6 system-ui,sans-serif;color:#16263a;background:#f3f6fa;margin:0;display:grid;'
        . 'min-height:100vh;place-items:center}main{max-width:34rem;margin:1rem;padding:2rem;background:#fff;'
        . 'border-top:6px solid #0b4f8a;border-radius:8px}h1{font-size:1.5rem;margin-top:0}a{color:#0b4f8a}</style></head>'
        . "<body><main>" . ($name === '' ? '' : "<p><strong>{$name}</strong></p>") . "<h1>{$title}</h1><p>{$text}</p>"
        . "<p lang=\"en\"><small>{$english}</small></p>"
        . ($home === '' ? '' : "<p><a href=\"{$home}/\">Về trang chủ</a></p>")
        . ($portal === '' ? '' : "<p><a href=\"{$portal}\">Cổng thông tin ngành Giáo dục và Đào tạo</a></p>")
        . '</main></body></html>';
    exit;
}
