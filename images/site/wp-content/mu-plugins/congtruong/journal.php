<?php
/** Writes down who logs in and what they change; the head of the board reads it (desk/journal.php). */

declare(strict_types=1);

namespace CongTruong;

function write_journal(string $what, string $about = '', int $post = 0, ?\WP_User $who = null): void
{
    global $wpdb;
    $who ??= wp_get_current_user();
    if ($who->ID === 0 || defined('CONGTRUONG_PROVISIONING')) {
        return;
    }
    $wpdb->insert(JOURNAL_TABLE, [
        'at' => gmdate('Y-m-d H:i:s'), 'login' => $who->user_login, 'name' => mb_substr($who->display_name, 0, 250),
        'what' => $what, 'about' => mb_substr($about, 0, 300), 'post' => $post,
    ]);
    error_log(journal_line($who->user_login, $what, $about, $post));
}

function is_journalled(\WP_Post $post): bool
{
    return in_array($post->post_type, ['page', ...array_keys(registers())], true);
}

add_action('congtruong_entered', static fn(string $login) => write_journal('entered', '', 0, get_user_by('login', $login) ?: null));
add_action('wp_logout', static fn(int $id) => write_journal('left', '', 0, get_user_by('id', $id) ?: null));
add_action('transition_post_status', static function (string $to, string $from, \WP_Post $post): void {
    // What an approved copy changes is written down where it is approved.
    $word = is_journalled($post) && approving() === 0 ? journal_word($from, $to, (int) $post->post_author !== get_current_user_id()) : '';
    $is_copy = change_of($post->ID) > 0;
    if ($word !== '' && (!$is_copy || in_array($word, ['sent', 'returned'], true))) {
        // The lasting one of the two: who wrote what is approved is found by it (lib/notices.php).
        write_journal($word, $post->post_title . ($is_copy ? ' (bản sửa)' : ''), change_of($post->ID) ?: $post->ID);
    }
}, 10, 3);
add_action('before_delete_post', static function (int $id, \WP_Post $post): void {
    if (is_journalled($post) && $post->post_status !== 'auto-draft' && change_of($id) === 0) {
        write_journal('deleted', $post->post_title, $id);
    }
}, 10, 2);
add_action('add_attachment', static fn(int $id) => write_journal('uploaded', basename((string) get_attached_file($id)), $id));
add_action('delete_attachment', static fn(int $id) => write_journal('removed', basename((string) get_attached_file($id)), $id));
