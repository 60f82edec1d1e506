<?php
/**
 * The sections' registers as post types (lib/sections.php). Fields are plain post meta, so that a backup or an export
 * holds them.
 */

declare(strict_types=1);

namespace CongTruong;

/** @return array<string, array<string, mixed>> fields by meta key; empty for what is no register */
function register_fields(string $type): array
{
    static $fields = [];
    return $fields[$type] ??= fields_for(registers()[$type]['fields'] ?? [], facts()['kind']);
}

/**
 * The fields of a page that the directive demands, and of the start page: what the registry does not know of a unit's look.
 *
 * @return array<string, array<string, mixed>> by meta key
 */
function page_fields(string $key): array
{
    $start = [
        '_mau' => ['label' => 'Màu của trang', 'type' => 'choice', 'choices' => array_map(static fn(array $colour): string => $colour['label'], palette()), 'help' => 'Để trống: màu theo loại hình đơn vị'],
        '_gio_don_tra' => ['label' => 'Giờ đón trẻ, trả trẻ', 'type' => 'text', 'for' => ['preschool'], 'help' => 'Ví dụ: đón 6 giờ 45 - 7 giờ 45, trả 16 giờ - 17 giờ'],
    ];
    return fields_for($key === 'trang-chu' ? $start : section_definitions()[$key]['page'] ?? [], facts()['kind']);
}

/** What an entry holds, as a visitor may see it. @return array<string, string> by meta key, each field's */
function entry_values(\WP_Post $entry): array
{
    $values = [];
    foreach (register_fields($entry->post_type) as $key => $field) {
        $values[$key] = $field['type'] === 'records' ? '' : clean_field($field['type'], (string) get_post_meta($entry->ID, $key, true), home_url('/'));
        if ($values[$key] === '' && $field['default'] !== '') {
            $values[$key] = facts()[$field['default']];
        }
    }
    return $values;
}

/** Whether the entry's last day has passed; null where it has none. @param array<string, string> $values */
function is_over(array $register, array $values): ?bool
{
    $until = $values[$register['deadline']] ?? '';
    return $until === '' ? null : $until < today();
}

/**
 * Entries of a register, as its file orders them.
 *
 * @param array<string, string> $with values by meta key; of a date, a year
 * @param bool|null $over what is over, or what is not; null for both
 */
function entries(array $register, string $words = '', array $with = [], ?bool $over = null, int $a_page = -1, int $page = 1): \WP_Query
{
    $conditions = [];
    foreach ($with as $key => $value) {
        $is_day = register_fields($register['type'])[$key]['type'] === 'date';
        $conditions[] = $is_day ? ['key' => $key, 'value' => ["$value-01-01", "$value-12-31"], 'compare' => 'BETWEEN'] : ['key' => $key, 'value' => $value];
    }
    return new \WP_Query([
        'post_type' => $register['type'], 's' => $words, 'meta_query' => $conditions, 'posts_per_page' => $a_page, 'paged' => $page, 'post_status' => 'publish',
        'has_password' => false, 'congtruong_over' => $register['deadline'] === '' ? null : $over, 'congtruong_register' => $register['type'], 'orderby' => ['date' => 'DESC', 'ID' => 'DESC'],
    ]);
}

add_filter('posts_clauses', static function (array $clauses, \WP_Query $query): array {
    global $wpdb;
    $register = registers()[(string) $query->get('congtruong_register')] ?? null;
    if ($register === null) {
        return $clauses;
    }
    $field = static fn(string $key): string => $wpdb->prepare("COALESCE((SELECT meta_value FROM {$wpdb->postmeta} kept WHERE kept.post_id = {$wpdb->posts}.ID AND kept.meta_key = %s LIMIT 1), '')", $key);
    $today = $wpdb->prepare('%s', today());
    $until = $field($register['deadline']);
    $over = $query->get('congtruong_over');
    if (is_bool($over)) {
        $clauses['where'] .= $over ? " AND $until <> '' AND $until < $today" : " AND ($until = '' OR $until >= $today)";
    }
    // What was looked for stands as search.php ranked it.
    if ((string) $query->query['s'] === '') {
        $last = "{$wpdb->posts}.post_date DESC, {$wpdb->posts}.ID DESC";
        $clauses['orderby'] = match (true) {
            $register['order'] === 'open first' => "CASE WHEN $until = '' THEN 1 WHEN $until >= $today THEN 0 ELSE 2 END, CASE WHEN $until >= $today THEN $until END, $until DESC, $last",
            $register['order'][0] === 'title' => "{$wpdb->posts}.post_title, $last",
            $register['order'][0] === 'date' => $last,
            default => "{$field($register['order'][0])} {$register['order'][1]}, $last",
        };
    }
    return $clauses;
}, 10, 2);

/** The values of a field that published entries have, in order; of a date, the years, the latest first. @return list<string> */
function values_in_use(string $type, string $key): array
{
    global $wpdb;
    $field = register_fields($type)[$key];
    [$value, $order] = $field['type'] === 'date' ? ['LEFT(m.meta_value, 4)', 'DESC'] : ['m.meta_value', 'ASC'];
    return $wpdb->get_col($wpdb->prepare(
        "SELECT DISTINCT $value AS used FROM {$wpdb->postmeta} m JOIN {$wpdb->posts} p ON p.ID = m.post_id
         WHERE m.meta_key = %s AND m.meta_value <> '' AND p.post_type = %s AND p.post_status = 'publish' ORDER BY used $order LIMIT 50",
        $key,
        $type,
    ));
}

add_action('init', static function (): void {
    $place = 6;
    foreach (registers() as $type => $register) {
        if ($type === 'post') {
            continue;
        }
        $title = sections()[$register['slug']];
        $add = 'Thêm ' . mb_strtolower($register['one']);
        register_post_type($type, [
            'labels' => [
                'name' => $title, 'singular_name' => $register['one'], 'add_new' => $add, 'add_new_item' => $add, 'edit_item' => 'Sửa ' . mb_strtolower($register['one']),
                'new_item' => $add, 'view_item' => 'Xem', 'view_items' => 'Xem', 'search_items' => 'Tìm', 'not_found' => 'Chưa có nội dung', 'not_found_in_trash' => 'Thùng rác trống', 'all_items' => 'Tất cả', 'menu_name' => $title,
            ],
            'public' => $register['single'], 'show_ui' => true, 'has_archive' => false, 'menu_position' => $place++, 'menu_icon' => 'dashicons-' . $register['icon'],
            'supports' => array_values(array_filter([$register['titled_by'] === [] ? 'title' : '', $register['body'] ? 'editor' : '', $register['summary'] ? 'excerpt' : '', 'revisions'])),
            'rewrite' => $register['single'] ? ['slug' => $register['slug'], 'with_front' => false, 'feeds' => false] : false,
        ]);
    }
});
// An entry without a page of its own is on its section's.
add_filter('post_type_link', static fn(string $link, \WP_Post $entry): string => registers()[$entry->post_type]['single'] ?? true ? $link : home_url('/' . registers()[$entry->post_type]['slug'] . '/'), 10, 2);

// The site's feed has the news and what the registers publish.
add_action('pre_get_posts', static function (\WP_Query $query): void {
    if ($query->is_main_query() && $query->is_feed() && !$query->is_archive() && !$query->is_singular() && !isset($query->query['s'])) {
        $query->set('post_type', array_keys(array_filter(registers(), static fn(array $register): bool => $register['feed'])));
    }
});

add_filter('wp_robots', static function (array $robots): array {
    $slug = is_page() ? (string) get_post_field('post_name', (int) get_queried_object_id()) : '';
    return section_definitions()[$slug]['indexed'] ?? true ? $robots : ['noindex' => true, 'nofollow' => true, 'noarchive' => true];
}, 99);
add_filter('wp_sitemaps_posts_query_args', static function (array $query): array {
    $kept = array_keys(array_filter(section_definitions(), static fn(array $section): bool => !$section['indexed']));
    return $query + ['post__not_in' => array_filter(array_map(static fn(string $slug): int => get_page_by_path($slug)->ID ?? 0, $kept))];
});
