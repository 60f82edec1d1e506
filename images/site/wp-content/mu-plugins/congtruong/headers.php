<?php
/** Headers that depend on what is answered; those that never change are nginx's. */

declare(strict_types=1);

namespace CongTruong;

add_action('send_headers', static function (): void {
    header_remove('X-Pingback');
    header_remove('Link');
    if (is_user_logged_in() || is_admin()) {
        return;
    }
    // Pages carry no script of their own; a picture or a film that an editor embeds must lie on this site.
    header("Content-Security-Policy: default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
        . "script-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'");
});
add_action('login_init', static function (): void {
    header("Content-Security-Policy: default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
        . "script-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'");
});
add_action('admin_init', static function (): void {
    header("Content-Security-Policy: default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
        . "script-src 'self' 'unsafe-inline' 'unsafe-eval'; object-src 'none'; base-uri 'self'; frame-ancestors 'self'");
});
add_filter('pings_open', '__return_false');
add_filter('wp_headers', static function (array $headers): array {
    unset($headers['X-Pingback']);
    return $headers;
});
