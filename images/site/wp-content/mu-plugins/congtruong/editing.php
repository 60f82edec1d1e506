<?php
/** The editor's work place: one plain editor in Vietnamese, without what the platform does itself. */

declare(strict_types=1);

namespace CongTruong;

// Debian's package translates WordPress' own screens, not the block editor's scripts: the plain editor is all Vietnamese.
add_filter('use_block_editor_for_post_type', '__return_false');
add_filter('use_widgets_block_editor', '__return_false');

add_action('admin_menu', static function (): void {
    foreach (['edit-comments.php', 'themes.php', 'plugins.php', 'tools.php', 'options-general.php'] as $page) {
        remove_menu_page($page);
    }
}, 999);
add_action('wp_dashboard_setup', static function (): void {
    foreach (['dashboard_primary' => 'side', 'dashboard_quick_press' => 'side', 'dashboard_site_health' => 'normal'] as $box => $place) {
        remove_meta_box($box, 'dashboard', $place);
    }
    remove_action('welcome_panel', 'wp_welcome_panel');
    wp_add_dashboard_widget('congtruong-help', 'Bắt đầu', static function (): void {
        echo '<p>Tin tức: <strong>Bài viết → Thêm bài viết mới</strong>, chọn chuyên mục là mục sẽ hiển thị bài.</p>'
            . '<p>Văn bản và nội dung lấy ý kiến có biểu mẫu riêng ở cột bên trái.</p>'
            . '<p>Mười bốn chuyên mục bắt buộc nằm ở <strong>Trang</strong>: nội dung do đơn vị biên tập, không bị hệ thống ghi đè.</p>'
            . '<p>Tên, địa chỉ, lãnh đạo, thư điện tử lấy từ danh bạ của ngành: báo Phòng/Sở để cập nhật.</p>';
    });
});
add_action('admin_bar_menu', static function (\WP_Admin_Bar $bar): void {
    foreach (['wp-logo', 'comments', 'customize', 'updates', 'themes'] as $node) {
        $bar->remove_node($node);
    }
}, 999);
add_action('init', static fn() => remove_action('admin_notices', 'update_nag', 3));
add_filter('admin_footer_text', '__return_empty_string');

/** The sections that the directive demands stay: an editor writes in them, and does not bin them. */
add_filter('map_meta_cap', static function (array $caps, string $cap, int $user, array $args): array {
    if ($cap === 'delete_post' && isset($args[0])) {
        $post = get_post((int) $args[0]);
        if ($post instanceof \WP_Post && $post->post_type === 'page' && isset(sections()[$post->post_name])) {
            return ['do_not_allow'];
        }
    }
    return $caps;
}, 10, 4);

// WordPress' own log-in page lacks the landmark that a screen reader jumps to.
add_action('login_header', static function (): void {
    echo '<main>';
});
add_action('login_footer', static function (): void {
    echo '</main>';
}, 0);
