<?php
/** The form in which a text is written: a row of what an article needs, and nothing that the page would not show. */

declare(strict_types=1);

namespace CongTruong;

add_filter('mce_buttons', static fn(): array => [
    'formatselect', 'bold', 'italic', 'bullist', 'numlist', 'blockquote', 'alignleft', 'aligncenter', 'link', 'congtruong_table',
    'removeformat', 'undo', 'redo',
], 99);
add_filter('mce_buttons_2', '__return_empty_array', 99);
add_filter('tiny_mce_before_init', static function (array $settings): array {
    // The site's style is loaded for the text; the paper is white.
    $settings['content_style'] = 'body#tinymce{background:#fff;padding:.5rem .75rem!important}';
    $settings['block_formats'] = 'Đoạn văn=p;Đề mục lớn=h2;Đề mục nhỏ=h3';
    return $settings;
});
add_filter('mce_external_plugins', static function (array $plugins): array {
    $file = 'assets/desk-editor.js';
    $plugins['congtruong'] = get_theme_file_uri($file) . '?ver=' . hash_file('crc32b', get_theme_file_path($file));
    return $plugins;
});
// Accounts are made by the provisioner, and have no settings of their own.
add_filter('get_user_option_rich_editing', static fn(): string => 'true');
// What is pasted in an encoding of before Unicode is offered in Unicode (images/site/browser.ts).
add_action('admin_enqueue_scripts', static function (string $screen): void {
    if (in_array($screen, ['post.php', 'post-new.php'], true)) {
        $file = 'assets/desk-paste.js';
        $version = hash_file('crc32b', get_theme_file_path($file));
        // After TinyMCE, which is there once the form is.
        wp_enqueue_script('congtruong-paste', get_theme_file_uri($file), ['wp-tinymce'], $version, ['in_footer' => true]);
    }
});
// The view of the marks is for whoever copies them from elsewhere: no second row of buttons.
add_filter('quicktags_settings', static fn(array $settings): array => ['buttons' => ','] + $settings);
