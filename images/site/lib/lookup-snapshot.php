<?php
/**
 * Look-ups without WordPress and without the database: what its answers are made of, as files of the unit's volume. The
 * first answer after a change is WordPress' and leaves them behind; lookup.php gives the next ones. A snapshot says what it was
 * made from, and is none as soon as that is no more so: nobody has to remember to make one, or to take it away.
 */

declare(strict_types=1);

namespace CongTruong;

require_once __DIR__ . '/lookups.php';
require_once __DIR__ . '/versions.php';

/** Around the answer, in the page that a snapshot is made from. */
const ANSWER_MARK = '<!--tra-cuu-tra-loi-->';

/** What a snapshot is made from: both versions of the site (lib/versions.php), the image, and the day, on which look-ups open and close. */
function snapshot_mark(string $data): string
{
    [$site, $platform] = [version_in("$data/versions/site"), version_in("$data/versions/platform")];
    $image = explode('.', (string) ($_SERVER['PAGE_MOMENT'] ?? ''))[0];
    return in_array('', [$site, $platform, $image], true) ? '' : "$site.$platform.$image." . today();
}

/**
 * The section that is asked, where nothing in the question could make its page another one than everybody's: what is odd, or
 * somebody's own, is WordPress' to answer and goes into no snapshot. Else empty.
 *
 * @param array<array-key, mixed> $arguments
 * @param array<array-key, mixed> $form
 */
function plain_question(string $address, array $arguments, array $form, string $cookie): string
{
    $is_plain = static fn(mixed $value): bool => is_string($value) && !str_contains($value, "\0") && mb_check_encoding($value, 'UTF-8');
    $is_known = array_diff(array_keys($form), ['tra_ky', 'tra_so', 'tra_ngay_sinh']) === [] && array_filter($form, $is_plain) === $form;
    return preg_match('#^/([a-z-]+)/$#D', $address, $path) === 1 && $arguments === [] && $cookie === '' && isset($form['tra_so']) && $is_known ? $path[1] : '';
}

/**
 * @param array{mark: string, label: string, before: string, after: string, headers: array<int, string>} $page
 * @param list<array{id: int, title: string, from: string, columns: list<string>, salt: string, records: array<string, string>}> $entries
 * @param string $secret a digest of what the records are sealed with, besides each entry's salt
 */
function write_snapshot(string $room, string $slug, array $page, array $entries, string $secret): void
{
    $kept = [];
    foreach ($entries as $entry) {
        // Under a name of their own: who reads the former snapshot reads its records too.
        $name = "$slug-{$entry['id']}-{$entry['salt']}";
        $lines = '';
        foreach ($entry['records'] as $place => $box) {
            $lines .= "\n$place $box";
        }
        if (!is_file("$room/$name") && !replace_file("$room/$name", "$lines\n")) {
            return;
        }
        $kept[] = ['id' => $entry['id'], 'title' => $entry['title'], 'from' => $entry['from'], 'columns' => $entry['columns'], 'salt' => $entry['salt'], 'records' => $name];
    }
    if (!replace_file("$room/$slug.json", (string) json_encode($page + ['secret' => $secret, 'entries' => $kept], JSON_UNESCAPED_UNICODE))) {
        return;
    }
    foreach (glob("$room/$slug-*") ?: [] as $file) {
        // Whoever is reading them has had a minute for it.
        if (!in_array(basename($file), array_column($kept, 'records'), true) && (int) @filemtime($file) < time() - 60) {
            @unlink($file);
        }
    }
}

function replace_file(string $path, string $text): bool
{
    $new = "$path." . bin2hex(random_bytes(4)) . '.new';
    return @file_put_contents($new, $text) === strlen($text) && @rename($new, $path);
}

/**
 * The page that answers a question, from a snapshot; null where there is none that holds.
 *
 * @param array<array-key, mixed> $form
 * @param string $secret what the records are sealed with, besides each entry's salt
 * @return array{status: int, headers: list<string>, html: string}|null
 */
function snapshot_answer(string $data, string $slug, array $form, string $address, string $secret, string $failures = '/tmp/lookup-failures'): ?array
{
    $kept = read_json("$data/lookups/$slug.json");
    if ($kept === null || $kept['mark'] === '' || $kept['mark'] !== snapshot_mark($data) || $kept['secret'] !== hash('sha256', $secret)) {
        return null;
    }
    $open = array_map(static fn(array $entry): array => ['opened' => static function (string $number, string $day) use ($data, $entry, $secret): ?array {
        $place = record_keys($number, $day, $secret . $entry['salt'])[0];
        $lines = (string) @file_get_contents("$data/lookups/{$entry['records']}");
        $at = strpos($lines, "\n$place ");
        return $at === false ? null : opened_record([$place => substr($lines, $at + 34, (int) strpos($lines, "\n", $at + 34) - $at - 34)], $number, $day, $secret . $entry['salt']);
    }] + $entry, $kept['entries']);
    foreach ($open as $entry) {
        if (!is_file("$data/lookups/{$entry['records']}")) {
            return null;
        }
    }
    $answer = lookup_answer($form, $kept['label'], $open, $address, $failures);
    return ['status' => lookup_status($answer), 'headers' => array_values($kept['headers']), 'html' => $kept['before'] . lookup_html($answer) . $kept['after']];
}
