<?php
/** What the platform's texts leave for the unit to fill in: told to editors, never shown to parents. */

declare(strict_types=1);

namespace CongTruong;

const BEING_UPDATED = '<p class="note">Đang cập nhật.</p>';

/** The page as a parent sees it: no instruction, no row without a value. Texts of earlier versions are known too. */
function without_unfilled(string $html): string
{
    $html = (string) preg_replace('#<p>\s*<em>\s*Đơn vị (bổ sung|đăng|tải)\b.*?</p>#su', BEING_UPDATED, $html);
    $html = str_replace(' Ô có dấu “…” là số liệu đơn vị chưa cập nhật.', '', $html);
    return (string) preg_replace_callback('#<table\b.*?</table>#su', static function (array $found): string {
        $taken = 0;
        $table = (string) preg_replace_callback('#<tr\b.*?</tr>#su', static function (array $row) use (&$taken): string {
            preg_match_all('#<td\b[^>]*>(.*?)</td>#su', $row[0], $cells);
            $filled = array_filter($cells[1], static fn(string $cell): bool => !in_array(mb_strtolower(trim(strip_tags($cell), " \t\n\r\u{A0}")), ['…', '...', 'chưa cập nhật'], true));
            if ($cells[1] === [] || $filled !== []) {
                return $row[0];
            }
            $taken++;
            return '';
        }, $found[0]);
        return $taken > 0 && !str_contains($table, '<td') ? BEING_UPDATED : $table;
    }, $html);
}
