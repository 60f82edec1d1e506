<?php
/**
 * Editors write, the head of the board approves. What is new waits as WordPress has it ("pending"). What is published
 * stays as it is while an editor changes a copy of it; when the head publishes the copy, its content takes the place of
 * what was there, and the copy is gone.
 */

declare(strict_types=1);

namespace CongTruong;

/** Of a copy: the entry that it changes, and the state of that entry when the copy was made. */
const CHANGES = '_sua_cua';
const CHANGES_SINCE = '_sua_tu';
/** Who approved the entry as it is, and when. */
const APPROVED = '_duyet';

/** The published entry that this one would change; 0 where it is none. */
function change_of(int $id): int
{
    return $id > 0 ? (int) get_post_meta($id, CHANGES, true) : 0;
}

/** What of an entry's fields a copy has: those of its form, its picture, where it is filed. @return list<string> */
function copied_fields(\WP_Post $post): array
{
    return [...array_keys(form_fields($post)), '_thumbnail_id'];
}

/** The copy on which an entry is changed, made if there is none; null for what cannot be changed in this way. */
function change_for(\WP_Post $post): ?int
{
    $has = get_posts(['post_type' => $post->post_type, 'post_status' => ['draft', 'pending'], 'meta_key' => CHANGES, 'meta_value' => (string) $post->ID, 'numberposts' => 1, 'fields' => 'ids']);
    if ($has !== []) {
        return $has[0];
    }
    // Sealed records belong to one entry.
    if (in_array('records', array_column(form_fields($post), 'type'), true)) {
        return null;
    }
    $id = wp_insert_post(wp_slash([
        'post_type' => $post->post_type, 'post_status' => 'draft', 'post_title' => $post->post_title, 'post_content' => $post->post_content,
        'post_excerpt' => $post->post_excerpt, 'comment_status' => 'closed', 'ping_status' => 'closed',
        'meta_input' => [CHANGES => (string) $post->ID, CHANGES_SINCE => $post->post_modified_gmt],
    ]));
    if ($id === 0) {
        return null;
    }
    copy_fields($post, get_post($id));
    return $id;
}

function copy_fields(\WP_Post $from, \WP_Post $to): void
{
    foreach (copied_fields($from) as $key) {
        $value = (string) get_post_meta($from->ID, $key, true);
        $value === '' ? delete_post_meta($to->ID, $key) : update_post_meta($to->ID, $key, wp_slash($value));
    }
    foreach (get_object_taxonomies($from->post_type) as $taxonomy) {
        wp_set_object_terms($to->ID, wp_get_object_terms($from->ID, $taxonomy, ['fields' => 'ids']), $taxonomy);
    }
}

// Whoever may not change what is published is led to the copy, from wherever they come.
add_action('load-post.php', static function (): void {
    $post = get_post((int) ($_GET['post'] ?? 0));
    if (($_GET['action'] ?? '') !== 'edit' || !$post instanceof \WP_Post || $post->post_status !== 'publish' || !is_journalled($post)
        || current_user_can('edit_post', $post->ID) || !current_user_can('edit_posts')) {
        return;
    }
    $change = change_for($post);
    $change === null ? wp_die('Nội dung này chỉ Trưởng Ban Biên tập sửa được sau khi đăng.', '', ['response' => 403]) : wp_safe_redirect(admin_url("post.php?post=$change&action=edit"));
    exit;
}, 1);
foreach (['post_row_actions', 'page_row_actions'] as $actions) {
    add_filter($actions, static function (array $links, \WP_Post $post): array {
        return $post->post_status !== 'publish' || current_user_can('edit_post', $post->ID) || !is_journalled($post) ? $links
            : ['edit' => sprintf('<a href="%s">Sửa, chờ duyệt</a>', esc_url(admin_url("post.php?post={$post->ID}&action=edit")))] + $links;
    }, 98, 2);
}

// A copy is never published itself: what would publish it puts it in the place of what it changes, once all is saved.
add_filter('wp_insert_post_data', static function (array $data, array $sent): array {
    $id = (int) ($sent['ID'] ?? 0);
    if (isset($_POST['tra_lai']) && (int) ($_POST['post_ID'] ?? 0) === $id && $data['post_status'] !== 'publish' && current_user_can(APPROVE)) {
        $data['post_status'] = 'draft';
    }
    $changed = change_of($id);
    if ($changed > 0 && in_array($data['post_status'], ['publish', 'future', 'private'], true)) {
        $data['post_status'] = 'pending';
        $since = get_post_meta($id, CHANGES_SINCE, true);
        $now = (string) get_post_field('post_modified_gmt', $changed);
        if ($since !== $now) {
            update_post_meta($id, CHANGES_SINCE, $now);
            form_faults('changed', 'Nội dung đang đăng đã được sửa sau khi bản này được lập. Hãy so sánh bên dưới; vẫn muốn thay thì bấm Đăng lần nữa.');
        } elseif (current_user_can(APPROVE)) {
            approving($id);
        }
    }
    return $data;
}, 40, 2);

/** The copy that this request approves. */
function approving(?int $id = null): int
{
    static $approved = 0;
    return $approved = $id ?? $approved;
}

add_action('save_post', static function (int $id, \WP_Post $copy): void {
    if ($id === 0 || approving() !== $id) {
        return;
    }
    $is = get_post(change_of($id));
    if (!$is instanceof \WP_Post) {
        return;
    }
    $by = get_userdata((int) $copy->post_author);
    copy_fields($copy, $is);
    wp_update_post(wp_slash(['ID' => $is->ID, 'post_title' => $copy->post_title, 'post_content' => $copy->post_content, 'post_excerpt' => $copy->post_excerpt]));
    note_approval($is->ID, $by === false ? '' : $by->display_name);
    write_journal('approved', $is->post_title . ($by === false ? '' : " (bản sửa của {$by->display_name})"), $is->ID);
    // WordPress has not done with it yet.
    add_action('shutdown', static fn() => wp_delete_post($id, true));
    add_filter('redirect_post_location', static fn(): string => add_query_arg('message', 6, admin_url("post.php?post={$is->ID}&action=edit")), 99);
}, 90, 2);

add_action('transition_post_status', static function (string $to, string $from, \WP_Post $post): void {
    if ($to === 'publish' && $from !== 'publish' && is_journalled($post) && current_user_can(APPROVE)) {
        $by = get_userdata((int) $post->post_author);
        note_approval($post->ID, $by === false ? '' : $by->display_name);
    }
}, 10, 3);

function note_approval(int $id, string $by): void
{
    update_post_meta($id, APPROVED, wp_slash((string) json_encode(['by' => $by, 'approved' => wp_get_current_user()->display_name, 'when' => wp_date('H:i d/m/Y')], JSON_UNESCAPED_UNICODE)));
}

// Beside the button: who wrote, who approved, when.
add_action('post_submitbox_misc_actions', static function (\WP_Post $post): void {
    $approval = json_decode((string) get_post_meta($post->ID, APPROVED, true), true);
    if (is_array($approval) && $post->post_status === 'publish') {
        printf('<div class="misc-pub-section" data-approval>Người viết: <strong>%s</strong><br>Người duyệt: <strong>%s</strong><br>Lúc: %s</div>', esc_html((string) $approval['by']), esc_html((string) $approval['approved']), esc_html((string) $approval['when']));
    }
    if (in_array($post->post_status, ['draft', 'pending', 'auto-draft'], true) && !current_user_can(APPROVE)) {
        echo '<div class="misc-pub-section">Trưởng Ban Biên tập duyệt thì nội dung mới được đăng.</div>';
    } elseif ($post->post_status === 'pending') {
        echo '<div class="misc-pub-section"><button type="submit" name="tra_lai" value="1" class="button">Trả lại để sửa</button></div>';
    }
});

add_filter('admin_body_class', static fn(string $classes): string => change_of((int) ($GLOBALS['post']->ID ?? 0)) > 0 ? "$classes changing" : $classes);
add_action('edit_form_top', static function (\WP_Post $post): void {
    $is = get_post(change_of($post->ID));
    if (!$is instanceof \WP_Post || change_of($post->ID) === 0) {
        return;
    }
    printf('<div class="notice notice-info inline"><p>Đây là bản sửa của “<a href="%s">%s</a>”. Trang đang đăng giữ nguyên cho đến khi Trưởng Ban Biên tập duyệt bản này.</p></div>', esc_url((string) get_permalink($is)), esc_html($is->post_title));
    // Its title is the directive's.
    echo kept_key($is->ID) === '' ? '' : '<script>addEventListener("DOMContentLoaded", () => { document.getElementById("title").readOnly = true; });</script>';
});
add_action('add_meta_boxes', static function (string $type, $post): void {
    if (!$post instanceof \WP_Post || change_of($post->ID) === 0) {
        return;
    }
    wp_enqueue_style('revisions');
    add_meta_box('congtruong-change', 'So với nội dung đang đăng', static function (\WP_Post $post): void {
        $is = get_post(change_of($post->ID));
        $text = static fn(\WP_Post $of): string => "$of->post_title\n$of->post_content" . implode('', array_map(
            static fn(string $key, array $field): string => "\n{$field['label']}: " . get_post_meta($of->ID, $key, true),
            array_keys(form_fields($post)),
            form_fields($post),
        ));
        $difference = $is instanceof \WP_Post ? (string) wp_text_diff($text($is), $text($post), ['title_left' => 'Đang đăng', 'title_right' => 'Bản sửa']) : '';
        echo $difference === '' ? '<p>Không khác gì.</p>' : '<div class="desk-difference">' . $difference . '</div>';
    }, $type, 'normal', 'low');
}, 10, 2);

// What waits is the first thing that the head of the board sees.
add_action('congtruong_desk_start', static function (): void {
    $waiting = get_posts(['post_type' => ['page', ...array_keys(registers())], 'post_status' => 'pending', 'numberposts' => 50, 'orderby' => 'modified', 'order' => 'ASC']);
    $may = current_user_can(APPROVE);
    if ($waiting === [] || (!$may && !current_user_can('edit_posts'))) {
        return;
    }
    echo '<h2>' . ($may ? 'Chờ bạn duyệt' : 'Đang chờ Trưởng Ban Biên tập duyệt') . '</h2><ul class="desk-tasks desk-waiting">';
    foreach ($waiting as $post) {
        $by = get_userdata((int) $post->post_author);
        printf(
            '<li class="due"><a href="%s"><strong>%s</strong><span>%s, %s</span></a></li>',
            esc_url(admin_url("post.php?post={$post->ID}&action=edit")),
            esc_html($post->post_title),
            esc_html((change_of($post->ID) > 0 ? 'bản sửa của ' : 'bài mới của ') . ($by === false ? '' : $by->display_name)),
            esc_html(wp_date('H:i d/m/Y', (int) get_post_timestamp($post, 'modified'))),
        );
    }
    echo '</ul>';
});
