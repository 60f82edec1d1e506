<?php
/** The values of the registers, without WordPress: what is kept, how it is written, what it means today. */

declare(strict_types=1);

namespace CongTruong;

/**
 * The value as the register keeps it: composed text, an ISO date, an address of the sector's mail, a file of this site;
 * else empty. Asked when it is saved and again when it is shown.
 *
 * @param string $home the site's own address, with a slash at its end
 */
function clean_field(string $type, string $value, string $home): string
{
    $value = trim(nfc(mb_scrub($value)));
    return match ($type) {
        'date' => is_date($value) ? $value : '',
        'email' => is_sector_mail($value) ? $value : '',
        'url' => is_address($value) ? $value : '',
        'number' => preg_match('/^\d{1,9}$/D', str_replace('.', '', $value)) === 1 ? (string) (int) str_replace('.', '', $value) : '',
        'numbers' => numbers_fault($value) === null ? $value : '',
        'file' => preg_match('#^(?:' . preg_quote(rtrim($home, '/'), '#') . ')?/wp-content/uploads/[^\s"\'<>\\\\]+$#uD', $value) === 1 && !str_contains($value, '..') ? $value : '',
        default => $value,
    };
}

/**
 * What is wrong with what an editor typed, as a sentence; null for nothing.
 *
 * @param array<string, mixed> $field as `fields_for` gives it
 * @param string $stored what the entry holds: a choice that is no longer offered may stay
 */
function field_fault(array $field, string $value, string $home, string $stored = ''): ?string
{
    $value = trim($value);
    if ($value === '') {
        return $field['required'] ? "Chưa có “{$field['label']}”." : null;
    }
    if ($field['type'] === 'choice') {
        return isset($field['choices'][$value]) || $value === $stored ? null : "“{$field['label']}”: hãy chọn trong danh sách.";
    }
    if (clean_field($field['type'], $value, $home) !== '') {
        return null;
    }
    return "“{$field['label']}”: " . match ($field['type']) {
        'date' => 'ngày này không có trên lịch.',
        'email' => 'cần địa chỉ thư của ngành, có đuôi .edu.vn; không dùng Gmail, Yahoo, Hotmail và các thư tương tự (mục IV.3 văn bản 4210/GDĐT-TTTT).',
        'url' => 'cần địa chỉ bắt đầu bằng https://',
        'number' => 'chỉ nhập chữ số.',
        'numbers' => (string) numbers_fault($value),
        'file' => 'hãy chọn tệp đã tải lên trang này.',
        default => 'giá trị không dùng được.',
    };
}

/** Mail of the sector: moet.edu.vn, hcm.edu.vn or another name under edu.vn (directive IV.3; rule `mail/domain`). */
function is_sector_mail(string $address): bool
{
    return filter_var($address, FILTER_VALIDATE_EMAIL) !== false && preg_match('/@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+edu\.vn$/iD', $address) === 1;
}

/** An address of the web, whole: no program, no name and password, no host without a dot. */
function is_address(string $address): bool
{
    return preg_match('#^https?://[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d{1,5})?([/?\#][^\s"\'<>\\\\]*)?$#uDi', $address) === 1;
}

/**
 * Why a list of applicants may not be shown; null when it may: numbers of candidates or files, each with a room or a note
 * of a few letters behind a semicolon. Names, identity papers and telephones are nobody's to publish.
 */
function numbers_fault(string $list): ?string
{
    foreach (numbers_of($list) as $place => [$number, $note]) {
        $line = $place + 1;
        if (preg_match('#^[A-Za-z0-9./-]{1,20}$#D', $number) !== 1) {
            return "dòng $line không phải là số báo danh hoặc mã hồ sơ.";
        }
        // Identity cards have 9 or 12 digits, telephones 10 or 11.
        if (preg_match('/\d{9,12}/', $number . ' ' . preg_replace('/[\s.-]/', '', $note)) === 1) {
            return "dòng $line giống số giấy tờ tùy thân hoặc số điện thoại, không được đăng.";
        }
        if (mb_strlen($note) > 30) {
            return "dòng $line có ghi chú quá dài (30 chữ): chỉ ghi phòng thi.";
        }
    }
    return null;
}

/** @return list<array{string, string}> number and note of each line */
function numbers_of(string $list): array
{
    $lines = array_values(array_filter(array_map(trim(...), preg_split('/\R/u', $list) ?: []), static fn(string $line): bool => $line !== ''));
    return array_map(static fn(string $line): array => array_map(trim(...), preg_split('/[;\t]/', $line, 2) + [1 => '']), $lines);
}

/** A day that the calendar has: "2026-02-30" would be read as the second of March. */
function is_date(string $iso): bool
{
    $date = \DateTimeImmutable::createFromFormat('!Y-m-d', $iso);
    return $date !== false && $date->format('Y-m-d') === $iso;
}

/** A date of a register as people write it; empty when there is none or it is no date. */
function written_date(string $iso): string
{
    $date = \DateTimeImmutable::createFromFormat('!Y-m-d', $iso);
    return $date === false ? '' : $date->format('d/m/Y');
}

/** The day in the city, ISO. */
function today(): string
{
    return (new \DateTimeImmutable('now', new \DateTimeZone('Asia/Ho_Chi_Minh')))->format('Y-m-d');
}

/** The first year of the school year that a day is in: it begins in September. */
function school_year(string $day): int
{
    return (int) substr($day, 0, 4) - ((int) substr($day, 5, 2) < 9 ? 1 : 0);
}

/** @return list<string> school years as they are written ("2026-2027"), the latest first */
function school_years(int $year, int $back, int $ahead): array
{
    return array_map(static fn(int $each): string => $each . '-' . ($each + 1), range($year + $ahead, $year - $back + 1));
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

/**
 * Whether something that must be published is, on a day.
 *
 * @param string $due its last day, empty where the law names none
 * @param string $published when it was first published, empty when it was not
 * @return array{string, string, string} a class of the style sheet, the words, and when it was published
 */
function checklist_state(string $due, string $published, string $today): array
{
    return match (true) {
        $published !== '' => ['', 'Đã công khai', written_date($published) . ($due !== '' && $published > $due ? ', sau hạn' : '')],
        $due !== '' && $due < $today => ['late', 'Quá hạn', ''],
        $due !== '' => ['over', 'Chưa đến hạn', ''],
        default => ['over', 'Chưa công khai', ''],
    };
}
