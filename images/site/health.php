<?php
/**
 * Answers whoever asks often whether this site can work: PHP takes a request, the unit's secret is there, and its
 * tables answer to the site's own account, over the way that its pages take. WordPress itself is not loaded, since
 * most of what a page costs is that; whether pages are whole is asked of a page, seldom.
 */

declare(strict_types=1);

use function CongTruong\read_json;

require_once '/usr/share/congtruong/lib/facts.php';

const PATIENCE_SECONDS = 4;

header('Content-Type: text/plain; charset=UTF-8');
header('Cache-Control: no-store');
$answer = static function (int $status, string $text): never {
    http_response_code($status);
    exit("$text\n");
};
$secret = read_json('/data/private/secret.json');
if ($secret === null || !is_file('/data/private/unit.json')) {
    $answer(503, 'waiting for the provisioner');
}
try {
    $database = mysqli_init();
    $database->options(MYSQLI_OPT_CONNECT_TIMEOUT, PATIENCE_SECONDS);
    $database->options(MYSQLI_OPT_READ_TIMEOUT, PATIENCE_SECONDS);
    $database->real_connect((string) getenv('DB_HOST'), $secret['user'], $secret['password'], $secret['database']);
    $pages = $database->query("SELECT 1 FROM wp_posts WHERE post_type = 'page' AND post_status = 'publish' LIMIT 1");
    if ($pages->num_rows === 0) {
        $answer(503, 'no page is published');
    }
} catch (mysqli_sql_exception $error) {
    error_log('health: ' . $error->getMessage());
    $answer(503, 'the database gives no answer');
}
$answer(200, 'ok');
