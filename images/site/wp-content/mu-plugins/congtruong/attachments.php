<?php
/**
 * The files of an entry are searched with it (lib/attachments.php). Which they are stands with the entry, what is in
 * them with the file: a file that goes takes its words along, and one that no published entry shows is never found.
 */

declare(strict_types=1);

namespace CongTruong;

/** Of an entry: the number of a file that it shows, once for each. */
const SHOWN_FILE = '_tep_kem';
/** Of a file: its text, and its words (`vocabulary`). */
const FILE_TEXT = '_tep_chu';
const FILE_WORDS = '_tep_tu';

/** The files that an entry's fields and text lead to. @return list<int> */
function files_shown_by(\WP_Post $entry): array
{
    $addresses = [];
    foreach (form_fields($entry) as $key => $field) {
        $addresses[] = $field['type'] === 'file' ? (string) get_post_meta($entry->ID, $key, true) : '';
    }
    preg_match_all('/\bhref=["\']([^"\']+)/i', $entry->post_content, $links);
    $addresses = preg_grep('#/wp-content/uploads/[^?\#]+\.(?:pdf|docx)$#i', [...$addresses, ...array_map(html_entity_decode(...), $links[1])]);
    $files = array_map(static fn(string $address): int => attachment_url_to_postid(home_url((string) wp_parse_url($address, PHP_URL_PATH))), array_unique($addresses));
    return array_slice(array_values(array_unique(array_filter($files))), 0, 20);
}

/** Reads what of an entry's files has not been read. */
function read_files_of(\WP_Post $entry): void
{
    $files = files_shown_by($entry);
    if (array_map(intval(...), get_post_meta($entry->ID, SHOWN_FILE)) !== $files) {
        delete_post_meta($entry->ID, SHOWN_FILE);
        array_map(static fn(int $file) => add_post_meta($entry->ID, SHOWN_FILE, (string) $file), $files);
    }
    foreach ($files as $file) {
        $text = metadata_exists('post', $file, FILE_TEXT) ? null : text_of_file((string) realpath((string) get_attached_file($file)));
        if ($text !== null) {
            update_post_meta($file, FILE_TEXT, wp_slash($text));
            update_post_meta($file, FILE_WORDS, wp_slash(vocabulary($text)));
        }
    }
}

if (!defined('CONGTRUONG_PROVISIONING')) {
    add_action('save_post', static function (int $id, \WP_Post $entry): void {
        if ($id > 0 && in_array($entry->post_type, searched_types(), true) && !in_array($entry->post_status, ['auto-draft', 'trash', 'inherit'], true)) {
            read_files_of($entry);
        }
    }, 100, 2);

    // Those of earlier releases, and whatever the reader had no time for: a few each time that an editor begins, when the
    // page is out already.
    add_action('congtruong_desk_start', static function (): void {
        register_shutdown_function(static function (): void {
            global $wpdb;
            function_exists('fastcgi_finish_request') && fastcgi_finish_request();
            $types = "'" . implode("','", array_map('esc_sql', searched_types())) . "'";
            $ids = $wpdb->get_col($wpdb->prepare(
                "SELECT p.ID FROM {$wpdb->posts} p WHERE p.post_type IN ($types) AND p.post_status = 'publish'
                 AND (p.post_content LIKE %s OR EXISTS (SELECT 1 FROM {$wpdb->postmeta} m WHERE m.post_id = p.ID AND m.meta_value LIKE %s))
                 AND NOT EXISTS (SELECT 1 FROM {$wpdb->postmeta} s JOIN {$wpdb->postmeta} t ON t.post_id = CAST(s.meta_value AS UNSIGNED) AND t.meta_key = %s WHERE s.post_id = p.ID AND s.meta_key = %s)
                 ORDER BY p.post_date DESC LIMIT 10",
                '%/wp-content/uploads/%',
                '%/wp-content/uploads/%',
                FILE_TEXT,
                SHOWN_FILE,
            ));
            array_map(static fn(string $id) => read_files_of(get_post((int) $id)), $ids);
        });
    });
}

// Whoever attaches a scan is told that nobody will find it by its words.
add_action('congtruong_below_field', static function (\WP_Post $post, string $key, array $field): void {
    $address = $field['type'] === 'file' ? (string) get_post_meta($post->ID, $key, true) : '';
    if (preg_match('/\.(?:pdf|docx)$/i', $address) !== 1 || !in_array($post->post_type, searched_types(), true)) {
        return;
    }
    $file = attachment_url_to_postid($address);
    if ($file > 0 && metadata_exists('post', $file, FILE_TEXT)) {
        echo '<p class="description" data-file-text>' . (get_post_meta($file, FILE_TEXT, true) === ''
            ? 'Không đọc được chữ trong tệp (ảnh quét, tệp có mật khẩu hoặc tệp hỏng): người xem không tìm được theo nội dung. Nếu có thể, hãy đăng bản có chữ.'
            : 'Chữ trong tệp này tìm được bằng ô Tìm kiếm của trang.') . '</p>';
    }
}, 10, 3);

/**
 * Where a file of an entry answers.
 *
 * @param list<string> $words as `asked_words` gives them
 * @return array{kind: string, text: string}|null the file that answers best
 */
function answering_file(int $entry, array $words): ?array
{
    $best = null;
    foreach (get_post_meta($entry, SHOWN_FILE) as $file) {
        $text = (string) get_post_meta((int) $file, FILE_TEXT, true);
        $rank = rank($words, '', $text) ?? (in_context($words, $text) === '' ? null : 9);
        if ($rank !== null && ($best === null || $rank < $best[0])) {
            $best = [$rank, ['kind' => strtoupper(pathinfo((string) get_attached_file((int) $file), PATHINFO_EXTENSION)), 'text' => $text]];
        }
    }
    return $best[1] ?? null;
}
