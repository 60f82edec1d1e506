<?php
/** The journal of a site: who did what and when, for the head of its board. A table of its own, made by the provisioner. */

declare(strict_types=1);

namespace CongTruong;

const JOURNAL_TABLE = 'wp_congtruong_journal';

const JOURNAL_TABLE_SQL = 'CREATE TABLE `' . JOURNAL_TABLE . '` (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, at DATETIME NOT NULL, login VARCHAR(60) NOT NULL, name VARCHAR(250) NOT NULL,
    what VARCHAR(20) NOT NULL, about VARCHAR(300) NOT NULL, post BIGINT UNSIGNED NOT NULL DEFAULT 0, KEY at (at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci';

/** What is written down, and how it is read. @return array<string, string> */
function journal_words(): array
{
    return [
        'entered' => 'đăng nhập', 'left' => 'đăng xuất', 'wrote' => 'viết bản nháp', 'sent' => 'gửi duyệt', 'returned' => 'trả lại bản nháp',
        'published' => 'đăng', 'approved' => 'duyệt, đăng', 'changed' => 'sửa bài đang đăng', 'withdrew' => 'gỡ khỏi trang', 'binned' => 'bỏ vào thùng rác',
        'restored' => 'lấy lại từ thùng rác', 'deleted' => 'xóa hẳn', 'uploaded' => 'tải tệp lên', 'removed' => 'xóa tệp',
        'secured' => 'bật mã xác thực khi đăng nhập', 'unsecured' => 'tắt mã xác thực khi đăng nhập', 'lifted' => 'được gỡ mã xác thực theo yêu cầu của ngành',
        'opened' => 'có tài khoản theo danh bạ', 'shut' => 'bị đóng tài khoản: không còn trong danh bạ',
    ];
}

/** What a change of an entry's state is called; empty for none that matters. */
function journal_word(string $from, string $to, bool $by_another): string
{
    $shown = ['publish', 'future', 'private'];
    return match (true) {
        in_array($to, ['auto-draft', 'inherit'], true) => '',
        $to === 'trash' => $from === 'trash' ? '' : 'binned',
        $from === 'trash' => 'restored',
        in_array($to, $shown, true) => in_array($from, $shown, true) ? 'changed' : ($by_another ? 'approved' : 'published'),
        in_array($from, $shown, true) => 'withdrew',
        $to === 'pending' => $from === 'pending' ? '' : 'sent',
        $to === 'draft' => match ($from) {
            'new', 'auto-draft' => 'wrote',
            'pending' => 'returned',
            default => '',
        },
        default => '',
    };
}

/** The longest text of a page's name in the log: nginx cuts a line of it off after 2,048 bytes. */
const LOGGED_NAME = 100;

/**
 * The same for the log of the platform, which nobody on the site can change afterwards: who broke in here may write into
 * the table above. Without the person's name, which the account says as well.
 */
function journal_line(string $login, string $what, string $about, int $post): string
{
    $entry = ['what' => $what, 'login' => $login, 'about' => mb_substr($about, 0, LOGGED_NAME), 'post' => $post];
    return 'congtruong-journal: ' . json_encode($entry, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
}
