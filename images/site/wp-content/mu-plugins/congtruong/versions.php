<?php
/** Pages say what they were made from, and an editor's change makes that another thing (lib/versions.php). */

declare(strict_types=1);

namespace CongTruong;

if (PHP_SAPI !== 'cli') {
    // What visitors send in is not shown, and must not make the edge fetch every page anew.
    (static function (): void {
        $renew = static function (): void {
            if (function_exists('is_user_logged_in') && is_user_logged_in()) {
                renew_version(CONGTRUONG_DATA . '/versions/site');
            }
        };
        $changed = false;
        add_filter('query', static function (string $sql) use (&$changed, $renew): string {
            if (!$changed && changes_pages($sql)) {
                $changed = true;
                // At once as well, since a request may be cut short; what is seen between is seen again below.
                $renew();
                register_shutdown_function($renew);
            }
            return $sql;
        });
    })();

    add_action('send_headers', static function (): void {
        $isPage = in_array($_SERVER['REQUEST_METHOD'] ?? '', ['GET', 'HEAD'], true) && ($_SERVER['HTTP_COOKIE'] ?? '') === '' && !is_404();
        if ($isPage && CONGTRUONG_PAGE_TAG !== '' && preg_grep('/^Cache-Control:.*no-store/i', headers_list()) === []) {
            header('ETag: ' . CONGTRUONG_PAGE_TAG);
            header('Cache-Control: public, max-age=0, must-revalidate');
            header_remove('Last-Modified');
        }
    }, 100);
}
