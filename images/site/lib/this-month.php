<?php
/** What an editor should see to this month, from what the site holds and the day; without WordPress. */

declare(strict_types=1);

namespace CongTruong;

/** A page that nobody has touched for so many days is looked at again. */
const OUT_OF_DATE_DAYS = 365;

/** News of a site that lives come at least this often. */
const NEWS_DAYS = 31;

/** Nothing is asked of the people all the time, and examinations have their days. */
const EMPTY_BY_NATURE = ['gop-y', 'tra-cuu-diem', 'tra-cuu-van-bang'];

/** What the platform and the registry say there is of use to a visitor, though an editor should add to it. */
const OF_USE_BY_ITSELF = ['gioi-thieu', 'thu-tuc-bieu-mau', 'tai-nguyen-so', 'lien-ket'];

/** Whether a unit has put nothing into a section yet. @param array{isPlatforms: bool, newest: string} $page */
function is_untouched(array $page): bool
{
    return $page['newest'] === '' && $page['isPlatforms'];
}

/** Whether a visitor finds nothing in it but what the section is for; the sector's scan is told so. @param array{key: string, isPlatforms: bool, newest: string} $page */
function is_bare(array $page): bool
{
    return is_untouched($page) && !in_array($page['key'], [...EMPTY_BY_NATURE, ...OF_USE_BY_ITSELF], true);
}

/**
 * @param list<array{key: string, title: string, isPlatforms: bool, changed: string, newest: string, hasGaps: bool}> $pages
 *   the directive's pages: whether the text is still the platform's, the days (ISO) on which it was last changed and
 *   on which the newest entry below it was published (empty for none), whether its tables have cells to fill in
 * @param list<array{id: int, title: string, until: string}> $consultations with the last day (ISO)
 * @param string $today ISO
 * @return list<array{state: 'late'|'due'|'todo', what: string, why: string, page: string, post: int}> late ones first;
 *   where it is done: the key of a page, or the number of an entry
 */
function this_month(array $pages, array $consultations, string $today): array
{
    $found = [];
    $note = static function (string $state, string $what, string $why, string $page, int $post = 0) use (&$found): void {
        $found[] = ['state' => $state, 'what' => $what, 'why' => $why, 'page' => $page, 'post' => $post];
    };
    $year = substr($today, 0, 4);
    $before = static fn(int $days): string => (new \DateTimeImmutable($today))->modify("-$days days")->format('Y-m-d');
    foreach ($pages as $page) {
        if ($page['key'] === 'cong-khai' && $today >= "$year-05-01" && $page['newest'] < "$year-01-01") {
            $isLate = $today > "$year-06-30";
            $note(
                $isLate ? 'late' : 'due',
                "Công khai năm $year" . ($isLate ? ' đã quá hạn' : ' phải xong trước ngày 30/06'),
                'Thông tư 09/2024/TT-BGDĐT: báo cáo thường niên, thu chi, điều kiện bảo đảm chất lượng. Thêm tài liệu của từng nội dung.',
                'cong-khai',
            );
        }
    }
    foreach ($consultations as ['id' => $id, 'title' => $title, 'until' => $until]) {
        if ($until !== '' && $until >= $today && $until <= (new \DateTimeImmutable($today))->modify('+31 days')->format('Y-m-d')) {
            $note('due', "Lấy ý kiến “{$title}” hết hạn ngày " . written_date($until), 'Sau ngày này trang tự ngừng nhận ý kiến.', '', $id);
        } elseif ($until !== '' && $until < $today && $until >= $before(60)) {
            $note('todo', "Đã hết hạn lấy ý kiến “{$title}”", 'Điền “Kết quả tiếp thu, giải trình” của mục này.', '', $id);
        }
    }
    $noted = array_column($found, 'page');
    foreach ($pages as $page) {
        if (in_array($page['key'], [...$noted, ...EMPTY_BY_NATURE], true)) {
            continue;
        }
        $last = max($page['changed'], $page['newest']);
        if ($page['key'] === 'tin-tuc') {
            if ($page['newest'] < $before(NEWS_DAYS)) {
                $note('todo', 'Chưa có tin mới trong tháng', $page['newest'] === '' ? 'Trang chưa có tin nào.' : 'Tin mới nhất đăng ngày ' . written_date($page['newest']) . '.', 'tin-tuc');
            }
        } elseif ($page['hasGaps']) {
            $note('todo', "{$page['title']}: còn số liệu chưa điền", section_definitions()[$page['key']]['todo'] ?? '', $page['key']);
        } elseif (is_untouched($page)) {
            $note('todo', "{$page['title']}: chưa có nội dung của đơn vị", section_definitions()[$page['key']]['todo'] ?? '', $page['key']);
        } elseif ($last < $before(OUT_OF_DATE_DAYS)) {
            $note('todo', "{$page['title']}: lâu chưa cập nhật", 'Lần cuối ngày ' . written_date($last) . '. Hãy xem lại: nội dung còn đúng thì lưu lại một lần.', $page['key']);
        }
    }
    $order = ['late' => 0, 'due' => 1, 'todo' => 2];
    usort($found, static fn(array $a, array $b): int => $order[$a['state']] <=> $order[$b['state']]);
    return $found;
}
