<?php
/**
 * Full-text search (directive III.4(7)): "truong" finds "trường", and what is spelt as it was asked comes first.
 *
 * The collation of the tables ignores accents, so the database proposes; lib/words.php decides by whole words and
 * ranks. WordPress' own reading of the question (operators, lengths, stop words) is not used.
 */

declare(strict_types=1);

namespace CongTruong;

const PROPOSALS = 500;
/** Files whose whole text is read for one question; of others their words are enough. */
const FILES_READ = 40;

/** The fields of the registers whose words are found. @return list<string> meta keys */
function searched_fields(): array
{
    return array_keys(array_filter(array_merge(...array_values(array_column(registers(), 'fields'))), static fn(array $field): bool => $field['search'] ?? false));
}

/** What a visitor searches: articles, pages and the registers, but nobody's results. @return list<string> */
function searched_types(): array
{
    return ['page', ...array_keys(array_filter(registers(), static fn(array $register): bool => $register['view'] !== 'lookup'))];
}

/**
 * What answers, best first.
 *
 * @param list<string> $types
 * @return array<int, array{type: string, year: string, text: string, in_file: bool}> by id; the year is that of the register's
 *   own day where it goes by one; `in_file`: the entry itself does not say it, a file of it does
 */
function search_answers(string $asked, array $types): array
{
    global $wpdb;
    $words = asked_words($asked);
    if ($words === []) {
        return [];
    }
    static $answers = [];
    $question = implode(' ', [...$words, ...$types]);
    if (isset($answers[$question])) {
        return $answers[$question];
    }
    $keys = "'" . implode("','", array_map('esc_sql', searched_fields())) . "'";
    $kinds = "'" . implode("','", array_map('esc_sql', $types)) . "'";
    $text = "CONCAT_WS(' ', p.post_title, p.post_excerpt, p.post_content, (SELECT GROUP_CONCAT(m.meta_value SEPARATOR ' ') FROM {$wpdb->postmeta} m WHERE m.post_id = p.ID AND m.meta_key IN ($keys)))";
    $in_files = $wpdb->prepare("(SELECT GROUP_CONCAT(w.meta_value SEPARATOR '') FROM {$wpdb->postmeta} s JOIN {$wpdb->postmeta} w ON w.post_id = CAST(s.meta_value AS UNSIGNED) AND w.meta_key = %s WHERE s.post_id = p.ID AND s.meta_key = %s)", FILE_WORDS, SHOWN_FILE);
    $conditions = implode(' AND ', array_map(static fn(string $word): string => $wpdb->prepare('(found LIKE %s OR in_files LIKE %s)', '%' . $wpdb->esc_like($word) . '%', '% ' . $wpdb->esc_like($word) . ' %'), $words));
    $rows = $wpdb->get_results(
        "SELECT ID, post_type, post_title, post_date, found, in_files FROM (SELECT p.ID, p.post_type, p.post_title, p.post_date, $text AS found, $in_files AS in_files FROM {$wpdb->posts} p
         WHERE p.post_type IN ($kinds) AND p.post_status = 'publish' AND p.post_password = '') texts
         WHERE $conditions ORDER BY post_date DESC LIMIT " . PROPOSALS,
    );
    $ranks = $found = [];
    $read = 0;
    foreach ($rows as $row) {
        $plain = html_entity_decode(wp_strip_all_tags(without_unfilled(str_replace('<', ' <', $row->found))), ENT_QUOTES | ENT_HTML5);
        $rank = rank($words, $row->post_title, $plain);
        $in_file = $rank === null && rank($words, $row->post_title, "$plain {$row->in_files}") !== null;
        if ($in_file) {
            // Every long file has most syllables in it somewhere: whether it has them side by side is in its text.
            $file = $read++ < FILES_READ ? answering_file((int) $row->ID, $words) : null;
            $rank = ($file === null ? null : rank($words, $row->post_title, "$plain {$file['text']}")) ?? 4;
        }
        if ($rank !== null) {
            $ranks[(int) $row->ID] = $rank;
            $order = registers()[$row->post_type]['order'] ?? ['date'];
            $day = is_array($order) && (register_fields($row->post_type)[$order[0]]['type'] ?? '') === 'date' ? (string) get_post_meta((int) $row->ID, $order[0], true) : '';
            $found[(int) $row->ID] = ['type' => $row->post_type, 'year' => substr($day ?: $row->post_date, 0, 4), 'text' => $plain, 'in_file' => $in_file];
        }
    }
    // Equal ranks keep the newest first.
    asort($ranks);
    return $answers[$question] = array_replace($ranks, $found);
}

/** What a visitor narrows the answers by: a kind that a type bears, and a year. @param array<int, array{type: string, year: string, text: string, in_file: bool}> $answers @return list<int> */
function narrowed(array $answers, string $type, string $year): array
{
    return array_keys(array_filter($answers, static fn(array $answer): bool => ($type === '' || $answer['type'] === $type) && ($year === '' || $answer['year'] === $year)));
}

// Before WordPress reads it: over 1,600 characters it would forget the question and list everything.
add_filter('request', static function (array $query): array {
    if (isset($query['s'])) {
        $query['s'] = mb_substr(nfc(trim((string) $query['s'])), 0, 100);
    }
    return $query;
}, 2);

add_action('pre_get_posts', static function (\WP_Query $query): void {
    if (is_admin() || !isset($query->query['s'])) {
        return;
    }
    $types = (array) $query->get('post_type');
    if ($query->is_main_query()) {
        $types = searched_types();
        $query->is_search = true;
        $query->is_home = false;
        $query->set('post_type', $types);
        $query->set('posts_per_page', 15);
    } elseif ((string) $query->query['s'] === '') {
        return;
    }
    $asked = static fn(string $name): string => $query->is_main_query() && is_string($_GET[$name] ?? null) ? wp_unslash($_GET[$name]) : '';
    $ids = narrowed(search_answers((string) $query->query['s'], $types), $asked('loai'), $asked('nam'));
    $query->set('post__in', $ids === [] ? [0] : $ids);
    $query->set('orderby', 'post__in');
    $query->set('ignore_sticky_posts', true);
});
add_filter('posts_search', static fn(string $sql): string => is_admin() ? $sql : '');
