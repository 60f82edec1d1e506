<?php

/** What the mail store is asked: whose a password is, and to change one (images/mail/password-door.ts). */

/** A hash takes a while, and some may wait before it. */
const CT_PATIENCE_SECONDS = 50;

/** @return array{status: int} & array<string, string> a store that does not answer is one that says "later" */
function ct_ask_store(string $path, array $question): array
{
    $body = json_encode($question + ['client' => rcube_utils::remote_ip()], JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE);
    $answer = @file_get_contents('http://' . getenv('PASSWORDS') . $path, false, stream_context_create(['http' => [
        'method' => 'POST',
        'header' => "Content-Type: application/json\r\nContent-Length: " . strlen($body) . "\r\nConnection: close",
        'content' => $body,
        'timeout' => CT_PATIENCE_SECONDS,
        'ignore_errors' => true,
        'follow_location' => 0,
    ]]));
    $status = preg_match('#^HTTP/\S+ (\d{3})#', $http_response_header[0] ?? '', $found) ? (int) $found[1] : 503;
    $told = is_string($answer) ? json_decode($answer, true) : null;
    return ['status' => $status] + array_filter(is_array($told) ? $told : [], 'is_string');
}

/** As on the page where the first password is set (images/activation/pages.ts). */
function ct_text(string $what): string
{
    $texts = [
        'wrong' => ['Địa chỉ hoặc mật khẩu không đúng, hoặc hộp thư đang bị khóa.', 'The address or the password is wrong, or the mailbox is suspended.'],
        'often' => ['Đã nhập sai quá nhiều lần. Đợi mười phút rồi thử lại.', 'Too many wrong entries. Wait ten minutes and try again.'],
        'later' => ['Máy chủ thư chưa trả lời. Đợi một phút rồi thử lại.', 'The mail server does not answer. Wait a minute and try again.'],
        'short' => ['Mật khẩu cần ít nhất 12 ký tự.', 'The password needs at least 12 characters.'],
        'long' => ['Mật khẩu quá dài. Dùng nhiều nhất 256 ký tự không dấu.', 'The password is too long.'],
        'unreadable' => ['Mật khẩu có ký tự không gõ lại được. Dùng chữ, số và dấu câu.', 'The password has characters that cannot be typed again.'],
        'guessable' => ['Mật khẩu này dễ đoán. Ghép bốn, năm từ không liên quan với nhau.', 'This password is easy to guess. Join four or five unrelated words.'],
        'personal' => ['Mật khẩu không được chứa tên hay địa chỉ của hộp thư.', "The password must not contain the mailbox's name or address."],
        'same' => ['Mật khẩu mới phải khác mật khẩu đang dùng.', 'The new password must differ from the present one.'],
        'away-label-on' => ['Tự động trả lời', 'Answer by itself'],
        'away-label-from' => ['Từ ngày', 'From'],
        'away-label-until' => ['Đến hết ngày', 'Until the end of'],
        'away-label-subject' => ['Tiêu đề (có thể bỏ trống)', 'Subject (may be empty)'],
        'away-label-text' => ['Nội dung trả lời', 'Text'],
        'away-hint' => ['Người trong ngành gửi thư tới sẽ nhận được câu trả lời này, mỗi người nhiều nhất một lần trong ba ngày. Bỏ trống ngày nào thì không giới hạn ở đầu đó.', 'Whoever writes to you from a mailbox of the sector gets this answer, at most once in three days. A day that is left empty is no limit.'],
        'away-on' => ['Đã bật trả lời tự động.', 'The answer is on.'],
        'away-off' => ['Đã tắt trả lời tự động.', 'The answer is off.'],
        'away-days' => ['Ngày không đúng: ngày cuối phải sau ngày đầu.', 'The days are not right: the last one comes after the first.'],
        'away-empty' => ['Hãy viết nội dung trả lời.', 'Write what should be answered.'],
        'away-long' => ['Nội dung quá dài. Dùng nhiều nhất 4.000 ký tự.', 'The text is too long: at most 4,000 characters.'],
    ];
    [$vi, $en] = $texts[$what] ?? $texts['unreadable'];
    return ($_SESSION['language'] ?? 'vi_VN') === 'vi_VN' ? $vi : $en;
}
