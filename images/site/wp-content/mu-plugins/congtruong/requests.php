<?php
/** What a visitor's address may hold: one value a name. Anything else is answered here, in Vietnamese. */

declare(strict_types=1);

namespace CongTruong;

// Every page is index.php's; the editors' screens and the interface for programs are sent lists by WordPress itself.
// What WordPress does with a list where it expects a text is a program error and an English page.
(static function (): void {
    $_COOKIE = array_filter($_COOKIE, is_string(...));
    // The first reaches the interface for programs past every rule about paths; the other makes a question a command there,
    // or a list where it expects a text. Editors' own programs say their method in a header (images/edge).
    if (PHP_SAPI !== 'cli' && (isset($_GET['rest_route']) || isset($_POST['rest_route']) || isset($_GET['_method']))) {
        close_site('odd', facts());
    }
    // A screen is sent lists of what was ticked; of anything else it makes an English page.
    if (PHP_SAPI !== 'cli' && is_admin() && array_diff(array_keys(array_filter($_GET, is_array(...))), ['post', 'media']) !== []) {
        close_site('odd', facts());
    }
    $isPage = PHP_SAPI !== 'cli' && !is_admin() && !str_starts_with((string) ($_SERVER['REQUEST_URI'] ?? ''), '/wp-json/');
    if (!$isPage) {
        return;
    }
    foreach ([...array_values($_GET), ...array_values($_POST)] as $value) {
        if (!is_string($value) || str_contains($value, "\0") || !mb_check_encoding($value, 'UTF-8')) {
            close_site('odd', facts());
        }
    }
    $_REQUEST = array_filter($_REQUEST, is_string(...));
})();

// Numbers that no calendar and no list of pages has: there is no such page.
add_filter('request', static function (array $query): array {
    foreach (['p', 'page_id', 'paged', 'page', 'cpage', 'attachment_id', 'cat', 'author', 'm', 'w', 'year', 'monthnum', 'day', 'hour', 'minute', 'second'] as $name) {
        $value = (string) ($query[$name] ?? '');
        if ($value !== '' && preg_match('#^/?[0-9]{1,14}/?$#', $value) !== 1) {
            return ['error' => '404'];
        }
    }
    if (!in_array($query['feed'] ?? '', ['', 'feed', 'rss', 'rss2', 'rdf', 'atom'], true)) {
        return ['error' => '404'];
    }
    return $query;
}, 1);

// Where WordPress gives up, it does so in the language of its programmers.
foreach (['wp_die_handler', 'wp_die_xml_handler', 'wp_die_jsonp_handler'] as $handler) {
    add_filter($handler, static fn($handle) => is_admin() || is_user_logged_in() ? $handle : static function ($message, $title = '', $arguments = []): never {
        $status = is_array($arguments) ? (int) ($arguments['response'] ?? 500) : (int) ($arguments ?: 500);
        close_site($status === 404 ? 'missing' : ($status < 500 ? 'odd' : 'error'), facts());
    });
}
