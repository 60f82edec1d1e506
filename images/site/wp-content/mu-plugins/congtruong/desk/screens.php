<?php
/**
 * The editors' desk: which of WordPress' screens there are. What a school's editor does not need is not there at all,
 * so that what remains can be known, translated and tested whole. nginx.conf lets through the same programs.
 */

declare(strict_types=1);

namespace CongTruong;

/** Screens by the program that shows them. The others of WordPress answer as if they were not there. */
const DESK_SCREENS = ['index.php', 'edit.php', 'post.php', 'post-new.php', 'upload.php', 'media-new.php', 'revision.php'];

// The block editor's strings live in scripts, thousands of them, and it needs a wide screen: the plain one is enough.
add_filter('use_block_editor_for_post_type', '__return_false');
add_filter('use_widgets_block_editor', '__return_false');

add_action('admin_init', static function (): void {
    global $pagenow;
    if (wp_doing_ajax() || in_array($pagenow, ['admin-post.php', 'async-upload.php'], true)) {
        return;
    }
    if (!in_array($pagenow, DESK_SCREENS, true) || isset($_GET['page'])) {
        close_site('missing', facts());
    }
}, 0);

add_action('admin_menu', static function (): void {
    global $menu, $submenu;
    $menu = array_filter($menu, static fn(array $item): bool => in_array(strtok($item[2], '?'), [...DESK_SCREENS, 'separator1'], true));
    foreach ($submenu as $parent => $items) {
        $submenu[$parent] = array_filter($items, static fn(array $item): bool => in_array(strtok($item[2], '?'), DESK_SCREENS, true));
    }
    unset($submenu['index.php']);
}, 999);

add_action('admin_bar_menu', static function (\WP_Admin_Bar $bar): void {
    foreach (['wp-logo', 'comments', 'customize', 'updates', 'themes', 'edit-profile', 'search', 'dashboard', 'user-info'] as $node) {
        $bar->remove_node($node);
    }
    // The name is no link to a form: name and mailbox are the registry's.
    $account = $bar->get_node('my-account');
    if ($account !== null) {
        $account->href = '';
        $account->title = esc_html(wp_get_current_user()->display_name);
        $bar->add_node((array) $account);
    }
}, 999);
// Every way to a form of names and passwords.
add_filter('edit_profile_url', static fn(): string => admin_url());
add_filter('get_edit_user_link', static fn(): string => '');

// One way through each screen: no switches, no help texts of WordPress', no second form in the lists.
add_filter('screen_options_show_screen', '__return_false');
add_action('current_screen', static function (\WP_Screen $screen): void {
    add_action('in_admin_header', static function () use ($screen): void {
        $screen->remove_help_tabs();
        $screen->set_help_sidebar('');
    });
});
add_filter('hidden_meta_boxes', '__return_empty_array');
foreach (['post_row_actions', 'page_row_actions'] as $actions) {
    add_filter($actions, static fn(array $links): array => array_diff_key($links, ['inline hide-if-no-js' => true]), 99);
}
add_action('init', static function (): void {
    // Sections are what articles are filed under; tags make lists that nobody keeps.
    unregister_taxonomy_for_object_type('post_tag', 'post');
    foreach (['post', 'page'] as $type) {
        foreach (['custom-fields', 'post-formats', 'page-attributes', 'author'] as $feature) {
            remove_post_type_support($type, $feature);
        }
    }
    foreach (get_post_types(['show_ui' => true]) as $type) {
        add_filter("bulk_actions-edit-$type", static fn(array $actions): array => array_diff_key($actions, ['edit' => true]), 99);
        add_filter("get_user_option_meta-box-order_$type", '__return_false');
        add_filter("get_user_option_closedpostboxes_$type", '__return_false');
    }
}, 100);
add_action('add_meta_boxes', static function (string $type): void {
    remove_meta_box('slugdiv', $type, 'normal');
    if (in_array($type, ['post', 'page'], true)) {
        remove_meta_box('postexcerpt', $type, 'normal');
    }
}, 99);

add_action('init', static fn() => remove_action('admin_notices', 'update_nag', 3));
// On every screen: whoever only ever writes an article is to know.
add_action('admin_notices', static function (): void {
    ['lifecycle' => $lifecycle, 'successorUrl' => $heir] = facts();
    if ($lifecycle === 'retiring') {
        echo '<div class="notice notice-warning"><p><strong>Đơn vị sắp ngừng hoạt động.</strong> '
            . ($heir === '' ? '' : 'Khách vào trang được chuyển tới <a href="' . esc_url($heir) . '">' . esc_html((string) wp_parse_url($heir, PHP_URL_HOST)) . '</a>. ')
            . 'Bài và tệp đã đăng sẽ thành bản lưu trữ; bản nháp và nội dung chờ duyệt thì không.</p></div>';
    }
});
add_filter('admin_footer_text', '__return_empty_string');
add_filter('update_footer', '__return_empty_string', 99);
add_filter('admin_title', static fn(string $title, string $screen): string => "$screen - " . get_bloginfo('name'), 10, 2);
add_filter('login_title', static fn(): string => 'Đăng nhập - ' . get_bloginfo('name'));
add_filter('login_display_language_dropdown', '__return_false');
add_filter('admin_email_check_interval', '__return_zero');

foreach (['admin_enqueue_scripts', 'login_enqueue_scripts'] as $where) {
    add_action($where, static function (): void {
        $file = 'assets/desk.css';
        wp_enqueue_style('congtruong-desk', get_theme_file_uri($file), [], hash_file('crc32b', get_theme_file_path($file)));
    });
}

// What the registry or the directive enforces is shown locked; why is said above the text (kept-pages.php).
add_filter('admin_body_class', static fn(string $classes): string => kept_key((int) ($GLOBALS['post']->ID ?? 0)) === '' ? $classes : "$classes kept-page");
add_action('edit_form_after_title', static function (\WP_Post $post): void {
    if (kept_key($post->ID) !== '') {
        echo '<script>document.getElementById("title").readOnly = true;</script>';
    }
});

// WordPress' own log-in page lacks the landmark that a screen reader jumps to.
add_action('login_header', static function (): void {
    echo '<main>';
});
add_action('login_footer', static function (): void {
    echo '</main>';
}, 0);
