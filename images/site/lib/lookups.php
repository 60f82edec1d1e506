<?php
/**
 * Look-ups of results and diplomas: who knows a number and the day of birth sees one record. Each record is sealed with
 * both, so that neither a page nor the database can list them.
 */

declare(strict_types=1);

namespace CongTruong;

require_once __DIR__ . '/fields.php';

const MOST_RECORDS = 10_000;
/** Wrong questions in an hour, after which a number or an address is given no answer. */
const FAILURES_OF_A_NUMBER = 10;
const FAILURES_OF_AN_ADDRESS = 40;
/** Thousands of parents ask on the days when results come out, and a mobile network shows many of them as one address. */
const FAILURES_OF_AN_ADDRESS_AT_FIRST = 1000;
const FIRST_DAYS = 3;

/** A number as it is compared: capital letters, no spaces; empty for what is none. */
function record_number(string $text): string
{
    $number = mb_strtoupper((string) preg_replace('/\s+/u', '', nfc(mb_scrub($text))));
    return preg_match('#^[\p{L}\p{N}./-]{1,40}$#uD', $number) === 1 ? $number : '';
}

/** A day of birth as people write it (15/9/2014, 15-09-2014, 15092014) or as programs do, ISO; empty for what is none. */
function record_day(string $text): string
{
    $text = trim(mb_scrub($text));
    $iso = match (true) {
        preg_match('#^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$#D', $text, $found) === 1, preg_match('#^(\d\d)(\d\d)(\d{4})$#D', $text, $found) === 1 => sprintf('%04d-%02d-%02d', $found[3], $found[2], $found[1]),
        default => $text,
    };
    return is_date($iso) ? $iso : '';
}

/**
 * What a table of results holds: number, day of birth, and what is shown.
 *
 * @param string $csv separated by commas, semicolons or tabs; UTF-8, or UTF-16 with its mark
 * @return array{columns: list<string>, rows: list<array{string, string, list<string>}>, faults: list<string>}
 */
function read_records(string $csv): array
{
    $none = static fn(string $fault): array => ['columns' => [], 'rows' => [], 'faults' => [$fault]];
    if (str_starts_with($csv, "\xFF\xFE")) {
        $csv = mb_convert_encoding(substr($csv, 2), 'UTF-8', 'UTF-16LE');
    }
    $csv = str_starts_with($csv, "\xEF\xBB\xBF") ? substr($csv, 3) : $csv;
    if (!mb_check_encoding($csv, 'UTF-8') || str_contains($csv, "\0")) {
        return $none('tệp không phải CSV UTF-8: trong Excel hãy chọn “Lưu thành” → “CSV UTF-8”.');
    }
    $first = (string) strtok($csv, "\n");
    $counts = ['\\t' => substr_count($first, "\t"), ';' => substr_count($first, ';'), ',' => substr_count($first, ',')];
    arsort($counts);
    $stream = fopen('php://temp', 'r+');
    fwrite($stream, nfc($csv));
    rewind($stream);
    [$columns, $rows, $faults, $seen, $line] = [[], [], [], [], 0];
    while (($cells = fgetcsv($stream, null, array_key_first($counts) === '\\t' ? "\t" : array_key_first($counts), '"', '')) !== false) {
        $line++;
        $cells = array_map(static fn(?string $cell): string => mb_substr(trim((string) $cell), 0, 200), $cells);
        if (implode('', $cells) === '') {
            continue;
        }
        if ($columns === []) {
            $columns = array_slice($cells, 0, 20);
            if (count($columns) < 3) {
                return $none('cần ít nhất ba cột: số, ngày sinh, kết quả; dòng đầu là tên cột.');
            }
            continue;
        }
        [$number, $day] = [record_number($cells[0]), record_day($cells[1] ?? '')];
        $fault = match (true) {
            $number === '' => "dòng $line: cột 1 không phải là số.",
            $day === '' => "dòng $line: cột 2 không phải là ngày sinh (ngày/tháng/năm).",
            isset($seen["$number|$day"]) => "dòng $line: trùng với dòng {$seen["$number|$day"]}.",
            count($rows) >= MOST_RECORDS => 'tệp có hơn ' . number_format(MOST_RECORDS, 0, ',', '.') . ' dòng: hãy chia thành nhiều tệp.',
            default => null,
        };
        if ($fault !== null) {
            $faults[] = $fault;
            if (count($faults) === 5) {
                break;
            }
            continue;
        }
        $seen["$number|$day"] = $line;
        $rows[] = [$number, $day, array_slice(array_pad($cells, count($columns), ''), 2, count($columns) - 2)];
    }
    fclose($stream);
    return $rows === [] && $faults === [] ? $none('tệp không có dòng nào.') : ['columns' => $columns, 'rows' => $rows, 'faults' => $faults];
}

/** Where a record lies, and what opens it. @return array{string, string} */
function record_keys(string $number, string $day, string $secret): array
{
    return [substr(hash_hmac('sha256', "place|$number|$day", $secret), 0, 32), hash_hmac('sha256', "open|$number|$day", $secret, true)];
}

/**
 * @param list<array{string, string, list<string>}> $rows
 * @param string $secret the site's, and the entry's own
 * @return array<string, string> sealed records by place, in the order of the places
 */
function sealed_records(array $rows, string $secret): array
{
    $sealed = [];
    foreach ($rows as [$number, $day, $values]) {
        [$place, $key] = record_keys($number, $day, $secret);
        $nonce = random_bytes(SODIUM_CRYPTO_SECRETBOX_NONCEBYTES);
        $sealed[$place] = base64_encode($nonce . sodium_crypto_secretbox((string) json_encode($values, JSON_UNESCAPED_UNICODE), $nonce, $key));
    }
    // The order of the file would tell who stands beside whom.
    ksort($sealed);
    return $sealed;
}

/** @param array<string, string> $sealed @return list<string>|null the record's values; null where both do not name one */
function opened_record(array $sealed, string $number, string $day, string $secret): ?array
{
    [$place, $key] = record_keys($number, $day, $secret);
    $box = base64_decode($sealed[$place] ?? '', true);
    if ($box === false || strlen($box) <= SODIUM_CRYPTO_SECRETBOX_NONCEBYTES) {
        return null;
    }
    $text = sodium_crypto_secretbox_open(substr($box, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES), substr($box, 0, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES), $key);
    $values = $text === false ? null : json_decode($text, true);
    return is_array($values) ? array_values(array_map(strval(...), $values)) : null;
}

/**
 * The answer to a visitor's question.
 *
 * @param array<array-key, mixed> $form what was sent
 * @param string $label what the register calls its numbers
 * @param list<array{id: int, title: string, columns: list<string>, from: string, opened: \Closure(string, string): (list<string>|null)}> $open what may be looked up today
 * @return array{status: int, words: string, title?: string, values?: array<string, string>}
 */
function lookup_answer(array $form, string $label, array $open, string $address, string $failures = '/tmp/lookup-failures'): array
{
    $sent = static fn(string $name): string => is_string($form[$name] ?? null) ? mb_substr($form[$name], 0, 60) : '';
    [$number, $day] = [record_number($sent('tra_so')), record_day($sent('tra_ngay_sinh'))];
    if ($number === '' || $day === '') {
        return ['status' => 400, 'words' => "Hãy nhập đủ $label và ngày sinh, ví dụ 15/09/2014."];
    }
    $since = array_column($open, 'from');
    $is_first = $since !== [] && max($since) > date('Y-m-d', strtotime(today()) - FIRST_DAYS * 86_400);
    $limits = ["number|$number" => FAILURES_OF_A_NUMBER, 'address|' . visitor_of($address) => $is_first ? FAILURES_OF_AN_ADDRESS_AT_FIRST : FAILURES_OF_AN_ADDRESS];
    foreach ($limits as $of => $most) {
        if (failures_in_hour($failures, $of, time(), 0) >= $most) {
            return ['status' => 429, 'words' => 'Đã nhập sai nhiều lần. Hãy thử lại sau một giờ, hoặc liên hệ nhà trường.'];
        }
    }
    foreach ($open as $entry) {
        $values = (string) $entry['id'] === $sent('tra_ky') ? ($entry['opened'])($number, $day) : null;
        if ($values !== null) {
            return ['status' => 200, 'words' => '', 'title' => $entry['title'], 'values' => [$label => $number, 'Ngày sinh' => written_date($day)] + array_combine(array_slice($entry['columns'], 2), $values)];
        }
    }
    foreach (array_keys($limits) as $of) {
        failures_in_hour($failures, $of, time(), 1);
    }
    // One sentence, whichever of the two is wrong.
    return ['status' => 404, 'words' => 'Không có kết quả nào với hai thông tin này. Hãy kiểm tra lại số và ngày sinh.'];
}

/** The status of the page with an answer: what is not found is a page of its own, and not "no such page". */
function lookup_status(array $answer): int
{
    return $answer['status'] === 404 ? 200 : $answer['status'];
}

/** An answer as it stands in the page. @param array{words: string, title?: string, values?: array<string, string>} $answer */
function lookup_html(array $answer): string
{
    $text = static fn(string $text): string => htmlspecialchars($text, ENT_QUOTES);
    if (!isset($answer['values'])) {
        return '<div class="answer" role="status"><p>' . $text($answer['words']) . '</p></div>';
    }
    $rows = array_map(static fn(string $label, string $value): string => '<dt>' . $text($label) . '</dt><dd>' . $text($value) . '</dd>', array_map(strval(...), array_keys($answer['values'])), $answer['values']);
    return '<div class="answer" role="status"><p><strong>' . $text($answer['title'] ?? '') . '</strong></p><dl class="facts">' . implode("\n", $rows) . '</dl></div>';
}

/** Whom failures are counted by: an IPv6 visitor has 2^64 addresses of its own, and counts as one. */
function visitor_of(string $address): string
{
    $bytes = (string) @inet_pton($address);
    return strlen($bytes) === 16 && !str_starts_with($bytes, str_repeat("\0", 10) . "\xFF\xFF") ? bin2hex(substr($bytes, 0, 8)) : $address;
}

/**
 * How often something went wrong in this hour, for a number or an address. One file of a fixed size holds all counts:
 * nobody can fill the disk with it.
 *
 * @param string $file made when it is absent
 * @param int $more how often it just did
 */
function failures_in_hour(string $file, string $of, int $now, int $more): int
{
    $counts = @fopen($file, 'c+');
    if ($counts === false) {
        return 0;
    }
    flock($counts, LOCK_EX);
    fseek($counts, 8 * (hexdec(substr(hash('sha256', $of), 0, 4))));
    $read = (string) fread($counts, 8);
    ['hour' => $hour, 'count' => $count] = strlen($read) === 8 ? unpack('Nhour/Ncount', $read) : ['hour' => 0, 'count' => 0];
    $count = ($hour === intdiv($now, 3600) ? $count : 0) + $more;
    if ($more > 0) {
        fseek($counts, 8 * (hexdec(substr(hash('sha256', $of), 0, 4))));
        fwrite($counts, pack('NN', intdiv($now, 3600), $count));
    }
    fclose($counts);
    return $count;
}
