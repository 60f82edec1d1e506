<?php
/**
 * Full-text search (directive III.4(7)): "truong" finds "trường", and what is spelt as it was asked comes first.
 *
 * The collation of the tables ignores accents, so LIKE finds; this file ranks, reads decomposed input, keeps short
 * Vietnamese words and looks into the document register.
 */

declare(strict_types=1);

namespace CongTruong;

const SEARCHED_META = ['_vb_so', '_vb_co_quan', '_vb_hinh_thuc', '_nguon'];

// English stop words are Vietnamese words: "an", "la", "to", "do".
add_filter('wp_search_stopwords', static fn(): array => []);

add_action('pre_get_posts', static function (\WP_Query $query): void {
    if (!$query->is_search() || is_admin()) {
        return;
    }
    $asked = mb_substr(nfc(trim((string) $query->get('s'))), 0, 100);
    $query->set('s', $asked);
    if ($query->is_main_query()) {
        $query->set('post_type', ['post', 'page', 'van_ban', 'gop_y']);
        $query->set('posts_per_page', 15);
    }
});

/** A document is found by its number, its issuer and its form as well. */
add_filter('posts_search', static function (string $sql, \WP_Query $query): string {
    global $wpdb;
    if ($sql === '' || !$query->is_search() || is_admin()) {
        return $sql;
    }
    $keys = "'" . implode("','", array_map('esc_sql', SEARCHED_META)) . "'";
    $like = '%' . $wpdb->esc_like((string) $query->get('s')) . '%';
    $found = $wpdb->prepare(
        "{$wpdb->posts}.ID IN (SELECT post_id FROM {$wpdb->postmeta} WHERE meta_key IN ($keys) AND meta_value LIKE %s)",
        $like,
    );
    // WordPress' condition begins with AND; passwords of posts are excluded by a second AND of its own, left as it is.
    $condition = preg_replace('/^\s*AND\s+/', '', $sql, 1);
    return " AND (($condition) OR $found)";
}, 10, 2);

/** Exact accents in the title, exact accents in the text, the same letters in the title, the rest; newest first. */
add_filter('posts_search_orderby', static function (string $orderby, \WP_Query $query): string {
    global $wpdb;
    $asked = (string) $query->get('s');
    if ($asked === '' || is_admin()) {
        return $orderby;
    }
    $exact = '%' . $wpdb->esc_like(mb_strtolower($asked)) . '%';
    $loose = '%' . $wpdb->esc_like($asked) . '%';
    return $wpdb->prepare(
        "(CASE WHEN LOWER({$wpdb->posts}.post_title) COLLATE utf8mb4_bin LIKE %s THEN 0
          WHEN LOWER({$wpdb->posts}.post_content) COLLATE utf8mb4_bin LIKE %s THEN 1
          WHEN {$wpdb->posts}.post_title LIKE %s THEN 2 ELSE 3 END), {$wpdb->posts}.post_date DESC",
        $exact,
        $exact,
        $loose,
    );
}, 10, 2);
