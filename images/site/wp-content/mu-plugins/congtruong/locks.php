<?php
/** What WordPress offers and a school's site does not: remote calls, lists of users, comments, outside requests. */

declare(strict_types=1);

namespace CongTruong;

// Remote publishing and the interface for programs: for people who are logged in only.
add_filter('xmlrpc_enabled', '__return_false');
add_filter('xmlrpc_methods', '__return_empty_array');
add_filter('wp_is_application_passwords_available', '__return_false');
add_filter('rest_authentication_errors', static function ($result) {
    if ($result !== null && $result !== true) {
        return $result;
    }
    return is_user_logged_in()
        ? $result
        : new \WP_Error('rest_login_required', 'Giao diện này chỉ dành cho người đã đăng nhập.', ['status' => 401]);
});

// Names of accounts: no archive of an author, no number that leads to a name, none in the site map.
add_action('template_redirect', static function (): void {
    if (is_author() || isset($_GET['author'])) {
        global $wp_query;
        $wp_query->set_404();
        status_header(404);
        nocache_headers();
    }
}, 0);
add_filter('redirect_canonical', static fn($to) => isset($_GET['author']) ? false : $to);
add_filter('author_link', static fn(): string => home_url('/'));
add_filter('the_author', static fn($name) => is_feed() ? 'Ban Biên tập' : $name);
add_filter('body_class', static fn(array $classes): array => array_values(array_filter(
    $classes,
    static fn(string $class): bool => !str_starts_with($class, 'author-'),
)));
add_filter('wp_sitemaps_add_provider', static fn($provider, $name) => $name === 'users' ? false : $provider, 10, 2);
add_filter('login_headerurl', static fn(): string => home_url('/'));
add_filter('login_headertext', static fn(): string => get_bloginfo('name'));
// There are no passwords, and no site sends letters: the provisioner does (login.php).
add_filter('allow_password_reset', '__return_false');
add_filter('show_password_fields', '__return_false');
add_filter('pre_wp_mail', '__return_false');

// Comments are how link spam enters; opinions go to the official mailbox (section "gop-y").
add_filter('comments_open', '__return_false', 20);
add_filter('pings_open', '__return_false', 20);
add_filter('comments_array', '__return_empty_array', 20);
add_filter('feed_links_show_comments_feed', '__return_false');
add_action('init', static function (): void {
    foreach (get_post_types() as $type) {
        remove_post_type_support($type, 'comments');
        remove_post_type_support($type, 'trackbacks');
    }
}, 100);
foreach (['do_feed_rss2_comments', 'do_feed_atom_comments'] as $feed) {
    add_action($feed, static function (): void {
        wp_die('Trang không nhận bình luận.', '', ['response' => 404]);
    }, 1);
}
add_action('template_redirect', static function (): void {
    if (is_comment_feed()) {
        wp_die('Trang không nhận bình luận.', '', ['response' => 404]);
    }
}, 1);

// Nothing leaves the platform: no update checks, no pictures of persons, no emoji service, no embeds.
add_filter('pre_http_request', static fn() => new \WP_Error('blocked', 'Trang không gọi ra ngoài.'), 1);
foreach (['update_core', 'update_plugins', 'update_themes'] as $transient) {
    add_filter('pre_site_transient_' . $transient, static fn() => (object) [
        'last_checked' => time(), 'updates' => [], 'response' => [], 'translations' => [], 'no_update' => [],
        'checked' => [], 'version_checked' => wp_get_wp_version(),
    ]);
}
remove_action('init', 'wp_schedule_update_checks');
remove_action('init', 'wp_schedule_delete_old_privacy_export_files');
remove_action('admin_init', 'wp_schedule_delete_old_privacy_export_files');
add_filter('pre_option_show_avatars', '__return_zero');
remove_action('wp_head', 'print_emoji_detection_script', 7);
remove_action('admin_print_scripts', 'print_emoji_detection_script');
remove_action('wp_print_styles', 'print_emoji_styles');
remove_action('admin_print_styles', 'print_emoji_styles');
remove_filter('the_content_feed', 'wp_staticize_emoji');
add_filter('emoji_svg_url', '__return_false');
remove_action('wp_head', 'wp_oembed_add_discovery_links');
remove_action('rest_api_init', 'wp_oembed_register_route');
remove_action('wp_head', 'rsd_link');
remove_action('wp_head', 'wp_generator');
remove_action('wp_head', 'wp_shortlink_wp_head');
remove_action('template_redirect', 'wp_shortlink_header', 11);
remove_action('wp_head', 'rest_output_link_wp_head');
remove_action('template_redirect', 'rest_output_link_header', 11);
remove_action('wp_head', 'feed_links_extra', 3);
add_filter('the_generator', '__return_empty_string');
add_filter('wp_resource_hints', '__return_empty_array');
add_filter('wp_speculation_rules_configuration', '__return_null');
add_filter('should_load_separate_core_block_assets', '__return_true');
add_filter('pre_wp_update_https_detection_errors', static fn() => new \WP_Error());

// The registry decides name, address and language; of the looks, the start page's form offers what may be chosen.
// WordPress' own tools for both are nobody's, an intruder's neither.
add_filter('map_meta_cap', static function (array $caps, string $cap): array {
    $never = ['manage_options', 'customize', 'edit_theme_options', 'switch_themes', 'import', 'export',
        'install_languages', 'update_core', 'manage_privacy_options', 'erase_others_personal_data',
        'export_others_personal_data'];
    return in_array($cap, $never, true) ? ['do_not_allow'] : $caps;
}, 10, 2);

/** What editors may upload: pictures, documents, sound and film; nothing that a browser would run or whose notes stay in it. */
add_filter('upload_mimes', static fn(): array => [
    'jpg|jpeg' => 'image/jpeg', 'png' => 'image/png', 'gif' => 'image/gif', 'webp' => 'image/webp',
    'pdf' => 'application/pdf', 'doc' => 'application/msword', 'xls' => 'application/vnd.ms-excel',
    'ppt' => 'application/vnd.ms-powerpoint',
    'docx' => 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'xlsx' => 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'pptx' => 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    'odt' => 'application/vnd.oasis.opendocument.text', 'ods' => 'application/vnd.oasis.opendocument.spreadsheet',
    'odp' => 'application/vnd.oasis.opendocument.presentation', 'zip' => 'application/zip', 'txt' => 'text/plain',
    'csv' => 'text/csv', 'mp3' => 'audio/mpeg', 'mp4' => 'video/mp4',
], 99);
