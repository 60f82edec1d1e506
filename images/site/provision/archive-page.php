<?php
/**
 * One page of a unit that has left, as its site would have shown it to a visitor (archive.php). Called as the site's account
 * with {"unit": facts, "path": "/tin-tuc/"} on standard input; answers {"status", "html", "paths"} on standard output. An
 * empty path asks for the paths of all that is published.
 */

declare(strict_types=1);

require_once '/usr/share/congtruong/lib/facts.php';

['unit' => $unit, 'path' => $path] = json_decode((string) stream_get_contents(STDIN), true, 64, JSON_THROW_ON_ERROR);
// It was all there until now: nothing of the page says what the banner does.
CongTruong\facts(['lifecycle' => 'active', 'url' => "https://{$unit['host']}", 'accounts' => []] + $unit);
define('CONGTRUONG_PROVISIONING', $unit['id']);
define('WP_USE_THEMES', true);

$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['REQUEST_URI'] = $path === '' ? '/' : $path;
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REMOTE_ADDR'] = '127.0.0.1';
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
$_SERVER['WORDPRESS_CONFIG'] = 'unit';

$answered = static function (int $status, string $html = '', array $paths = []): never {
    while (ob_get_level() > 0) {
        ob_end_clean();
    }
    echo json_encode(['status' => $status, 'html' => $html, 'paths' => $paths], JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR);
    exit(0);
};

ob_start();
require_once '/usr/share/wordpress/wp-load.php';
add_filter('upload_dir', static fn(array $directory): array => ['basedir' => CONGTRUONG_DATA . '/uploads'] + $directory);
if ($path === '') {
    $ids = get_posts(['post_type' => array_values(get_post_types(['public' => true])), 'post_status' => 'publish', 'numberposts' => -1, 'fields' => 'ids', 'has_password' => false, 'suppress_filters' => true]);
    $paths = array_map(static fn(int $id): string => (string) parse_url((string) get_permalink($id), PHP_URL_PATH), $ids);
    require_once '/usr/share/congtruong/provision/archive.php';
    $answered(200, '', array_values(array_unique(array_filter(array_map(CongTruong\Provision\page_path(...), $paths)))));
}
add_filter('wp_redirect', static fn() => $answered(302));
wp();
if (is_404() || is_feed() || is_search()) {
    $answered(404);
}
require ABSPATH . WPINC . '/template-loader.php';
$answered(200, (string) ob_get_clean());
