<?php
/** The first thing after the log-in: what is to be done this month, and the few ways on from there. */

declare(strict_types=1);

namespace CongTruong;

add_action('load-index.php', static function (): void {
    // In place of WordPress' dashboard, whose boxes speak of WordPress.
    require_once ABSPATH . 'wp-admin/admin-header.php';
    show_start(current_datetime()->format('Y-m-d'));
    require_once ABSPATH . 'wp-admin/admin-footer.php';
    exit;
});

/** What the site holds, as this_month() wants it. @return array{list<array<string, mixed>>, list<array<string, mixed>>} */
function desk_state(): array
{
    $pages = [];
    foreach (kept_pages() as $key => $id) {
        if (!isset(sections()[$key])) {
            continue;
        }
        $post = get_post($id);
        $pages[] = [
            'key' => $key,
            'title' => sections()[$key],
            'isPlatforms' => is_platforms($post),
            'changed' => substr($post->post_modified, 0, 10),
            'newest' => newest_below($key),
            'hasGaps' => str_contains($post->post_content, '<td>…</td>'),
        ];
    }
    $consultations = array_map(static fn(\WP_Post $post): array => [
        'id' => $post->ID, 'title' => $post->post_title, 'until' => (string) get_post_meta($post->ID, '_gy_han', true),
    ], get_posts(['post_type' => 'gop_y', 'numberposts' => 50, 'post_status' => 'publish']));
    return [$pages, $consultations];
}

/** Whether a page's text is still the platform's. */
function is_platforms(\WP_Post $page): bool
{
    return hash('sha256', $page->post_content) === get_post_meta($page->ID, '_congtruong_applied', true);
}

/** @return array<string, int> number of the page by its key, in the directive's order */
function kept_pages(): array
{
    $ids = get_posts(['post_type' => 'page', 'numberposts' => -1, 'meta_key' => '_congtruong_key', 'fields' => 'ids', 'orderby' => 'ID', 'order' => 'ASC']);
    $pages = [];
    foreach ($ids as $id) {
        $pages[kept_key($id)] ??= $id;
    }
    return $pages;
}

/** The day on which the newest entry of a section was published, ISO; empty for none. */
function newest_below(string $key): string
{
    $register = section_definitions()[$key]['register'] ?? null;
    $days = array_map(static fn(array $which): string => newest_of($which), [
        ['post_type' => 'post', 'category_name' => $key],
        ...($register === null ? [] : [['post_type' => $register['type']]]),
    ]);
    return max($days);
}

/** @param array<string, string> $which as WP_Query takes it */
function newest_of(array $which): string
{
    $newest = get_posts($which + ['numberposts' => 1, 'post_status' => 'publish'])[0] ?? null;
    return $newest === null ? '' : substr($newest->post_date, 0, 10);
}

function show_start(string $today): void
{
    [$pages, $consultations] = desk_state();
    $tasks = this_month($pages, $consultations, $today);
    $numbers = kept_pages();
    $place = static fn(array $task): string => match (true) {
        $task['post'] > 0 => admin_url("post.php?post={$task['post']}&action=edit"),
        $task['page'] === 'tin-tuc' => admin_url('post-new.php'),
        $task['page'] === 'van-ban' => admin_url('post-new.php?post_type=van_ban'),
        $task['page'] === 'cong-khai' => admin_url('post-new.php?post_type=cong_khai'),
        default => admin_url('post.php?post=' . ($numbers[$task['page']] ?? 0) . '&action=edit'),
    };
    echo '<div class="wrap desk"><h1>Việc cần làm trong tháng ' . esc_html(substr($today, 5, 2) . '/' . substr($today, 0, 4)) . '</h1>';
    echo '<p class="desk-ways">';
    foreach ([
        'post-new.php' => 'Viết tin', 'post-new.php?post_type=van_ban' => 'Thêm văn bản',
        'post-new.php?post_type=gop_y' => 'Lấy ý kiến', 'media-new.php' => 'Tải ảnh, tệp lên',
    ] as $to => $words) {
        printf('<a class="button button-hero" href="%s">%s</a> ', esc_url(admin_url($to)), esc_html($words));
    }
    echo '</p>';
    do_action('congtruong_desk_start');
    echo $tasks === [] ? '<p class="desk-done">Không còn việc nào. Trang của đơn vị đang đầy đủ.</p>' : '<ul class="desk-tasks">';
    foreach ($tasks as $task) {
        printf(
            '<li class="%s"><a href="%s"><strong>%s</strong><span>%s</span></a></li>',
            esc_attr($task['state']),
            esc_url($place($task)),
            esc_html($task['what']),
            esc_html($task['why']),
        );
    }
    echo $tasks === [] ? '' : '</ul>';
    echo '<h2>Sửa các chuyên mục</h2><ul class="desk-sections">';
    foreach (['trang-chu' => 'Trang chủ'] + sections() as $key => $title) {
        if (isset($numbers[$key])) {
            printf('<li><a href="%s">%s</a></li>', esc_url(admin_url("post.php?post={$numbers[$key]}&action=edit")), esc_html($title));
        }
    }
    echo '</ul><p class="description">Tên, địa chỉ, lãnh đạo, điện thoại và thư điện tử của đơn vị lấy từ danh bạ của ngành: khi thay đổi, báo Phòng hoặc Sở Giáo dục và Đào tạo.</p></div>';
}
