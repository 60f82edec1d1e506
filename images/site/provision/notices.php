<?php
/** Tells people by mail what the journal has for them (lib/notices.php). The site knows nothing of it. */

declare(strict_types=1);

namespace CongTruong\Provision;

use function CongTruong\notices;
use function CongTruong\read_json;

/** A line that is older is nobody's news. */
const NEWS_DAYS = 30;

/** @param array<string, mixed> $unit @param float $again when letters are tried again, after one could not be handed in */
function tell_news(\mysqli $root, array $unit, float &$again): void
{
    $id = $unit['id'];
    $path = "/units/$id/private/told.json";
    $last = (int) $root->query("SELECT COALESCE(MAX(id), 0) FROM `u$id`." . \CongTruong\JOURNAL_TABLE)->fetch_row()[0];
    $told = told_in($path, $last);
    if ($told === null) {
        // What happened before anybody was told of anything stays where it is.
        keep_told($path, array_map(static fn(): array => ['upTo' => $last, 'at' => 0], array_column($unit['accounts'], null, 'login')));
        return;
    }
    foreach (notices(journal_news($root, $id), waiting_entries($root, $id), $unit['accounts'], $told, time()) as $login => $news) {
        if ($again > microtime(true)) {
            return;
        }
        try {
            $about = notice_text($unit, $news);
            if ($about !== null) {
                send_letter($unit, array_column($unit['accounts'], null, 'login')[$login], ...$about);
                say("$id: $login is told: {$news['waits']} wait, {$news['published']} published, {$news['returned']} sent back");
            }
            $told[$login] = ['upTo' => $news['upTo'], 'at' => $about === null ? ($told[$login]['at'] ?? 0) : time()];
            keep_told($path, array_intersect_key($told, array_column($unit['accounts'], null, 'login')));
        } catch (\Throwable $fault) {
            $again = microtime(true) + LETTER_RETRY;
            say("warning: $id: $login cannot be told yet: " . str_replace("\n", ' ', $fault->getMessage()));
        }
    }
}

/**
 * Whoever works on a site that is to close gets one letter about it, and another where somebody else takes over.
 *
 * @param array<string, mixed> $unit
 * @param float $again as of tell_news
 */
function tell_leaving(array $unit, float &$again): void
{
    $id = $unit['id'];
    $path = "/units/$id/private/leaving.json";
    if ($unit['lifecycle'] !== 'retiring') {
        @unlink($path);
        return;
    }
    $told = read_json($path) ?? [];
    foreach ($unit['accounts'] as $account) {
        $login = $account['login'];
        if (($told[$login] ?? null) === $unit['successorUrl']) {
            continue;
        }
        if ($again > microtime(true)) {
            return;
        }
        try {
            send_letter($unit, $account, ...leaving_text($unit));
            $told[$login] = $unit['successorUrl'];
            ensure_file($path, json_encode((object) $told, JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR) . "\n", 0, 0600);
            say("$id: $login is told that the unit is to close");
        } catch (\Throwable $fault) {
            $again = microtime(true) + LETTER_RETRY;
            say("warning: $id: $login cannot be told yet: " . str_replace("\n", ' ', $fault->getMessage()));
        }
    }
}

/** @param array<string, mixed> $unit @return array{string, string} subject and text */
function leaving_text(array $unit): array
{
    $heir = $unit['successorUrl'];
    return [
        "Trang {$unit['host']} sắp ngừng",
        "Theo sổ đăng ký của ngành, {$unit['name']} sắp ngừng hoạt động.\n\n"
        . ($heir === '' ? "- Khách vẫn xem được trang cho đến ngày ngừng hẳn.\n" : "- Khách vào trang được chuyển tới đơn vị kế tục: $heir\n")
        . "- Bạn vẫn vào được bàn biên tập ({$unit['url']}/wp-admin/) để sửa và lấy nội dung, tệp cần mang theo.\n"
        . "- Khi đơn vị ngừng hẳn, mọi bài và tệp đã đăng thành bản lưu trữ ai cũng đọc được; bản nháp, nội dung chờ duyệt không có trong đó, tài khoản của bạn trên trang này hết hiệu lực.\n\n"
        . "Nếu có nhầm lẫn, hãy báo phòng hoặc Sở Giáo dục và Đào tạo.\n\n"
        . "The site {$unit['host']} is to close" . ($heir === '' ? '' : "; visitors are led to $heir") . '. What is published becomes an archive, drafts do not.',
    ];
}

/** @param int $last the journal's last line: one that was restored is shorter @return array<string, array{upTo: int, at: int}>|null null for none yet */
function told_in(string $path, int $last): ?array
{
    $kept = read_json($path);
    $told = [];
    foreach (array_filter($kept ?? [], is_array(...)) as $login => $each) {
        $told[$login] = ['upTo' => min((int) ($each['upTo'] ?? 0), $last), 'at' => (int) ($each['at'] ?? 0)];
    }
    return $kept === null ? null : $told;
}

/** @param array<string, array{upTo: int, at: int}> $told */
function keep_told(string $path, array $told): void
{
    ksort($told, SORT_STRING);
    ensure_file($path, json_encode((object) $told, JSON_PRETTY_PRINT | JSON_THROW_ON_ERROR) . "\n", 0, 0600);
}

/** @return list<array{id: int, at: int, login: string, what: string, post: int}> */
function journal_news(\mysqli $root, string $id): array
{
    $what = "'" . implode("','", \CongTruong\NEWS) . "'";
    $lines = $root->query("SELECT id, at, login, what, post FROM `u$id`." . \CongTruong\JOURNAL_TABLE . " WHERE what IN ($what) AND at > UTC_TIMESTAMP() - INTERVAL " . NEWS_DAYS . ' DAY ORDER BY id')->fetch_all(MYSQLI_ASSOC);
    return array_map(static fn(array $line): array => ['id' => (int) $line['id'], 'at' => (int) strtotime("{$line['at']} UTC"), 'post' => (int) $line['post']] + $line, $lines);
}

/** @return list<int> what waits for the head: entries, and of a copy the one that it would change */
function waiting_entries(\mysqli $root, string $id): array
{
    $waiting = $root->query("SELECT COALESCE(m.meta_value, p.ID) FROM `u$id`.wp_posts p LEFT JOIN `u$id`.wp_postmeta m ON m.post_id = p.ID AND m.meta_key = '_sua_cua' WHERE p.post_status = 'pending'")->fetch_all();
    return array_map(intval(...), array_column($waiting, 0));
}

/** @param array<string, mixed> $unit @param array{waits: int, published: int, returned: int} $news @return array{string, string}|null subject and text; null where nothing is left to say */
function notice_text(array $unit, array $news): ?array
{
    $vietnamese = $english = [];
    if ($news['waits'] > 0) {
        $vietnamese[] = "- {$news['waits']} nội dung đang chờ bạn duyệt; chưa duyệt thì chưa ai thấy.";
        $english[] = "{$news['waits']} waiting for your approval";
    }
    if ($news['published'] > 0) {
        $vietnamese[] = "- {$news['published']} nội dung bạn gửi đã được duyệt, đăng.";
        $english[] = "{$news['published']} of yours published";
    }
    if ($news['returned'] > 0) {
        $vietnamese[] = "- {$news['returned']} nội dung bạn gửi được trả lại để sửa.";
        $english[] = "{$news['returned']} of yours sent back";
    }
    if ($vietnamese === []) {
        return null;
    }
    return [
        ($news['waits'] > 0 ? 'Có nội dung chờ duyệt' : 'Nội dung bạn gửi') . ": trang {$unit['host']}",
        "Trên trang thông tin điện tử của {$unit['name']}:\n\n" . implode("\n", $vietnamese) . "\n\nXem tại bàn biên tập: {$unit['url']}/wp-admin/\n\n"
        . "Thư này không có đường dẫn đăng nhập: trang hỏi địa chỉ thư của bạn như mọi khi. Bốn giờ có nhiều nhất một thư như thế này.\n\n"
        . "On the site {$unit['host']}: " . implode(', ', $english) . '.',
    ];
}
