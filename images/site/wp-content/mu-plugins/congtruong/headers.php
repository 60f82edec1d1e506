<?php
/** Headers that depend on what is answered; those that never change are nginx's. */

declare(strict_types=1);

namespace CongTruong;

/** What pages may load and run: of this site, and no script in the page itself. @param list<string> $scripts @param list<string> $styles further sources */
function policy(array $scripts = [], array $styles = [], string $framedBy = "'self'"): string
{
    return "default-src 'none'; script-src " . implode(' ', ["'self'", ...$scripts]) . '; style-src ' . implode(' ', ["'self'", ...$styles])
        // What an editor may set is a list of its own (lib/style.php).
        . "; style-src-attr 'unsafe-inline'; img-src 'self' data:; media-src 'self'; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors $framedBy";
}

add_action('send_headers', static function (): void {
    header_remove('X-Pingback');
    header_remove('Link');
    if (is_admin()) {
        return;
    }
    $own = array_map(static fn(string $css): string => "'sha256-" . base64_encode(hash('sha256', $css, true)) . "'", apply_filters('congtruong_styles', []));
    header('Content-Security-Policy: ' . policy([], $own));
});
add_action('login_init', static function (): void {
    // WordPress prints its own scripts into this page, which is kept nowhere.
    $nonce = base64_encode(random_bytes(18));
    add_filter('wp_inline_script_attributes', static fn(array $attributes): array => ['nonce' => $nonce] + $attributes);
    header('Content-Security-Policy: ' . policy(["'nonce-$nonce'"], [], "'none'"));
    // Before login.php, which answers and ends there.
}, 1);
// Here WordPress has handlers in attributes, scripts in the page and templates that are compiled: docs/adr/20261130-content-security-policy.md.
add_action('admin_init', static function (): void {
    header("Content-Security-Policy: default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
        . "script-src 'self' 'unsafe-inline' 'unsafe-eval'; object-src 'none'; base-uri 'self'; frame-ancestors 'self'");
});
add_filter('pings_open', '__return_false');
add_filter('wp_headers', static function (array $headers): array {
    unset($headers['X-Pingback']);
    return $headers;
});
