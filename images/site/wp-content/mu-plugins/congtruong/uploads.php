<?php
/**
 * A file is shown to visitors once something published uses it, or the head of the board put it there; until then to
 * those who write here. Whatever may have changed that makes the file wait again (lib/uploads.php), and whoever asks for
 * it next finds out.
 */

declare(strict_types=1);

namespace CongTruong;

/** @return array{folder: string, files: list<string>}|null the files of an attachment, and where they lie */
function attachment_files(int $id): ?array
{
    $file = get_post_meta($id, '_wp_attached_file', true);
    $metadata = get_post_meta($id, '_wp_attachment_metadata', true);
    return is_string($file) && $file !== '' ? ['folder' => CONGTRUONG_DATA . '/uploads', 'files' => files_of($file, is_array($metadata) ? $metadata : [])] : null;
}

function set_mode(int $attachment, int $mode): void
{
    ['folder' => $folder, 'files' => $files] = attachment_files($attachment) ?? ['folder' => '', 'files' => []];
    foreach ($files as $file) {
        if (is_file("$folder/$file") && !is_link("$folder/$file")) {
            $mode === WAITING ? let_wait("$folder/$file") : chmod("$folder/$file", $mode);
        }
    }
}

/** The attachment that a file below uploads/ belongs to; 0 for none. */
function attachment_with(string $file): int
{
    global $wpdb;
    $like = $wpdb->esc_like(stem_of($file)) . '%';
    foreach ($wpdb->get_col($wpdb->prepare("SELECT post_id FROM {$wpdb->postmeta} WHERE meta_key = '_wp_attached_file' AND meta_value LIKE %s LIMIT 200", $like)) as $id) {
        if (in_array($file, attachment_files((int) $id)['files'] ?? [], true)) {
            return (int) $id;
        }
    }
    return 0;
}

/** What an entry says, in one text: its own, and its fields. */
function whole_text(int $id): string
{
    $fields = array_merge(...array_values(array_filter((array) get_post_meta($id), static fn($values, $key): bool => is_array($values) && !str_starts_with((string) $key, '_wp_'), ARRAY_FILTER_USE_BOTH)) ?: [[]]);
    return implode("\n", [get_post_field('post_content', $id, 'raw'), get_post_field('post_excerpt', $id, 'raw'), ...array_filter($fields, is_string(...))]);
}

/** @return list<int> attachments */
function files_used_by(int $entry): array
{
    global $wpdb;
    $text = whole_text($entry);
    $own = shows_its_own($text) ? $wpdb->get_col($wpdb->prepare("SELECT ID FROM {$wpdb->posts} WHERE post_type = 'attachment' AND post_parent = %d", $entry)) : [];
    $used = [(int) get_post_meta($entry, '_thumbnail_id', true), ...galleries_in($text), ...array_map(attachment_with(...), files_named_in($text)), ...array_map(intval(...), $own)];
    return array_values(array_filter(array_unique($used)));
}

/** Whether visitors may have a file. */
function is_for_visitors(int $attachment): bool
{
    global $wpdb;
    $stem = '/uploads/' . stem_of((string) get_post_meta($attachment, '_wp_attached_file', true));
    [$written, $encoded] = array_map(static fn(string $text): string => '%' . $wpdb->esc_like($text) . '%', [$stem, str_replace('%2F', '/', rawurlencode($stem))]);
    $types = "'" . implode("','", array_map('esc_sql', ['page', ...array_keys(registers())])) . "'";
    // The database proposes; what a text shows is read here.
    $entries = $wpdb->get_results($wpdb->prepare(
        "SELECT DISTINCT p.ID, p.post_status FROM {$wpdb->posts} p LEFT JOIN {$wpdb->postmeta} m ON m.post_id = p.ID
         AND ((m.meta_key = '_thumbnail_id' AND m.meta_value = %s) OR m.meta_value LIKE %s OR m.meta_value LIKE %s)
         WHERE p.post_type IN ($types) AND p.post_status NOT IN ('auto-draft', 'inherit')
         AND (m.meta_id IS NOT NULL OR p.post_content LIKE %s OR p.post_content LIKE %s OR p.post_excerpt LIKE %s OR p.post_content LIKE '%%[gallery%%')
         ORDER BY p.post_status = 'publish' DESC",
        (string) $attachment,
        $written,
        $encoded,
        $written,
        $encoded,
        $written,
    ));
    $waits = false;
    foreach ($entries as $entry) {
        if (in_array($attachment, files_used_by((int) $entry->ID), true)) {
            if ($entry->post_status === 'publish') {
                return true;
            }
            $waits = true;
        }
    }
    // What nothing uses yet is the word of who put it there.
    $by = get_userdata((int) get_post_field('post_author', $attachment));
    return !$waits && $by !== false && isset(rights_of((string) $by->user_login, facts())[APPROVE]);
}

/** The file that nginx may not open, if this request is for one. */
function waiting_file(): string
{
    $path = rawurldecode((string) strtok((string) ($_SERVER['REQUEST_URI'] ?? ''), '?#'));
    $below = '/wp-content/uploads/';
    return PHP_SAPI !== 'cli' && str_starts_with($path, $below) ? substr($path, strlen($below)) : '';
}

add_action('plugins_loaded', static function (): void {
    $file = waiting_file();
    if ($file === '') {
        return;
    }
    $path = CONGTRUONG_DATA . "/uploads/$file";
    $attachment = realpath($path) === $path && is_file($path) ? attachment_with($file) : 0;
    $forVisitors = $attachment > 0 && is_for_visitors($attachment);
    $user = $forVisitors ? false : wp_validate_auth_cookie('', 'logged_in');
    if ($attachment === 0 || (!$forVisitors && ($user === false || !user_can($user, 'edit_posts')))) {
        close_site('missing', facts());
    }
    if ($forVisitors) {
        set_mode($attachment, SHOWN);
    }
    // As nginx sends it (nginx.conf), which does so from the next request on.
    header('Content-Type: ' . (wp_check_filetype($path)['type'] ?: 'application/octet-stream'));
    header('Content-Length: ' . filesize($path));
    header('Last-Modified: ' . gmdate('D, d M Y H:i:s', (int) filemtime($path)) . ' GMT');
    header("Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox");
    header('Cross-Origin-Resource-Policy: same-origin');
    header('Cache-Control: ' . ($forVisitors ? 'public, max-age=0, must-revalidate' : 'private, no-store'));
    readfile($path);
    exit;
}, 0);

if (!defined('CONGTRUONG_PROVISIONING')) {
    // What arrives waits; WordPress itself makes it everybody's, and what it makes of it.
    add_filter('wp_handle_upload', static function (array $upload): array {
        let_wait((string) $upload['file']);
        return $upload;
    }, PHP_INT_MAX);
    foreach (['wp_generate_attachment_metadata', 'wp_update_attachment_metadata'] as $made) {
        add_filter($made, static function ($metadata, $id) {
            foreach (files_of((string) get_post_meta((int) $id, '_wp_attached_file', true), is_array($metadata) ? $metadata : []) as $file) {
                $path = CONGTRUONG_DATA . "/uploads/$file";
                if (is_file($path) && !is_link($path)) {
                    let_wait($path);
                }
            }
            return $metadata;
        }, PHP_INT_MAX, 2);
    }

    // What a published entry used before it changes or goes, looked at before anything of it has changed.
    $forget = static function (int $id): void {
        static $seen = [];
        $post = get_post($id);
        if (isset($seen[$id]) || !$post instanceof \WP_Post || $post->post_status !== 'publish' || !is_journalled($post)) {
            return;
        }
        $seen[$id] = true;
        $used = files_used_by($id);
        add_action('shutdown', static function () use ($used): void {
            foreach ($used as $attachment) {
                set_mode($attachment, WAITING);
            }
        }, 99);
    };
    foreach (['pre_post_update', 'before_delete_post'] as $change) {
        add_action($change, static fn($id) => $forget((int) $id), 1);
    }
    foreach (['update_post_meta', 'delete_post_meta'] as $change) {
        add_action($change, static fn($row, $id, $key) => str_starts_with((string) $key, '_edit_') ? null : $forget((int) $id), 1, 3);
    }
}
