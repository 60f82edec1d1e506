<?php
/** The library of pictures and documents: one list of it, and what belongs to a picture asked for where it is chosen. */

declare(strict_types=1);

namespace CongTruong;

add_action('load-upload.php', static function (): void {
    // One look of the library, which works on a phone too.
    $_GET['mode'] = 'grid';
});
// A file's own form is the box beside it in the library.
add_action('load-post.php', static function (): void {
    $id = (int) ($_GET['post'] ?? 0);
    if (($_GET['action'] ?? '') === 'edit' && get_post_type($id) === 'attachment') {
        wp_safe_redirect(admin_url("upload.php?item=$id"));
        exit;
    }
});
// Cutting and turning is done where the picture comes from: twelve more screens for what a phone does better.
add_action('admin_init', static function (): void {
    if (wp_doing_ajax() && in_array($_POST['action'] ?? $_GET['action'] ?? '', ['image-editor', 'imgedit-preview', 'crop-image'], true)) {
        wp_die('Trang không sửa ảnh. Hãy cắt, xoay ảnh trên máy rồi tải lên.', '', ['response' => 400]);
    }
});
add_filter('media_view_strings', static fn(array $strings): array => array_merge($strings, array_fill_keys([
    // Lists of sounds and films have no place in the theme; a picture of another site would not be shown.
    'createPlaylistTitle', 'createVideoPlaylistTitle', 'insertFromUrlTitle',
], '')));
