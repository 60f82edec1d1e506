<?php
/**
 * Configuration of the unit that this container serves, loaded by Debian's wp-config.php.
 *
 * Nothing here comes from the request: address, scheme and database are the unit's facts on its volume.
 */

declare(strict_types=1);

use function CongTruong\close_site;
use function CongTruong\read_json;
use function CongTruong\unit_from;

require_once '/usr/share/congtruong/lib/facts.php';
require_once '/usr/share/congtruong/lib/closed.php';
require_once '/usr/share/congtruong/lib/versions.php';

(static function (): void {
    $provisioning = defined('CONGTRUONG_PROVISIONING');
    define('CONGTRUONG_DATA', $provisioning ? '/units/' . CONGTRUONG_PROVISIONING : '/data');
    // Before anything is read of what the page will be made from.
    [$site, $platform] = PHP_SAPI === 'cli' ? ['', ''] : [CongTruong\version_in('/data/versions/site'), CongTruong\version_in('/data/versions/platform')];
    define('CONGTRUONG_PAGE_TAG', $site === '' || $platform === '' ? '' : sprintf('W/"%s.%s.%s"', $site, $platform, $_SERVER['PAGE_MOMENT'] ?? ''));

    $secret = read_json(CONGTRUONG_DATA . '/private/secret.json');
    $facts = $provisioning ? CongTruong\facts() : read_json(CONGTRUONG_DATA . '/private/unit.json');
    if ($secret === null || $facts === null) {
        close_site('waiting');
    }
    try {
        $facts = unit_from($facts);
    } catch (CongTruong\Unreadable $fault) {
        error_log('site: error: ' . $fault->getMessage());
        close_site('waiting');
    }
    if (!$provisioning && getenv('UNIT_ID') !== $facts['id']) {
        error_log('site: error: the volume holds the facts of ' . $facts['id'] . ', this container serves ' . getenv('UNIT_ID'));
        close_site('waiting');
    }
    CongTruong\facts($facts);
    if (!$provisioning && $facts['lifecycle'] === 'retired') {
        close_site('retired', $facts);
    }
    // Its editors come in as before (the edge says the same: led-on.conf).
    $forEditors = preg_match('#^/(?:wp-(?:admin|login\.php|content|includes|json)|\.session)#', (string) ($_SERVER['REQUEST_URI'] ?? '')) === 1;
    if (!$provisioning && !$forEditors && $facts['lifecycle'] === 'retiring' && $facts['successorUrl'] !== '') {
        close_site('moved', $facts);
    }

    $url = rtrim($facts['url'], '/');
    $parts = parse_url($url);
    $secure = $parts['scheme'] === 'https';
    $port = $parts['port'] ?? ($secure ? 443 : 80);
    $_SERVER['HTTP_HOST'] = $parts['host'] . (isset($parts['port']) ? ':' . $parts['port'] : '');
    $_SERVER['SERVER_NAME'] = $parts['host'];
    $_SERVER['SERVER_PORT'] = (string) $port;
    unset($_SERVER['HTTP_X_FORWARDED_PROTO'], $_SERVER['HTTPS']);
    if ($secure) {
        $_SERVER['HTTPS'] = 'on';
    }

    $constants = [
        'DB_NAME' => $secret['database'],
        // The provisioner is the database's root by the socket: it makes tables. The site's account only uses them, also
        // where the provisioner has it make the pages of an archive.
        'DB_USER' => $provisioning && posix_geteuid() === 0 ? 'root' : $secret['user'],
        'DB_PASSWORD' => $provisioning && posix_geteuid() === 0 ? '' : $secret['password'],
        'DB_HOST' => $provisioning ? 'localhost:/run/mysqld/mysqld.sock' : (string) getenv('DB_HOST'),
        'DB_CHARSET' => 'utf8mb4',
        // Finds "trường" for "truong" and "Đôn" for "don"; the collations named "vietnamese" do not.
        'DB_COLLATE' => 'utf8mb4_unicode_520_ci',
        'WP_HOME' => $url,
        'WP_SITEURL' => $url,
        'WP_CONTENT_DIR' => '/usr/share/congtruong/wp-content',
        'WP_CONTENT_URL' => $url . '/wp-content',
        'WP_PLUGIN_DIR' => '/usr/share/congtruong/wp-content/plugins',
        'WP_LANG_DIR' => '/usr/share/congtruong/languages',
        'WP_DEFAULT_THEME' => 'congtruong',
        'WP_ALLOW_MULTISITE' => false,
        'AUTOMATIC_UPDATER_DISABLED' => true,
        'DISALLOW_FILE_MODS' => true,
        'DISALLOW_FILE_EDIT' => true,
        'DISALLOW_UNFILTERED_HTML' => true,
        'WP_HTTP_BLOCK_EXTERNAL' => true,
        // The provisioner runs what is due, so that no visitor waits for it.
        'DISABLE_WP_CRON' => true,
        'FORCE_SSL_ADMIN' => $secure,
        'CONCATENATE_SCRIPTS' => false,
        'WP_POST_REVISIONS' => 30,
        'WP_MEMORY_LIMIT' => '96M',
        'WP_MAX_MEMORY_LIMIT' => '128M',
        'WP_DEBUG' => false,
        'WP_DEBUG_DISPLAY' => false,
    ];
    foreach ($constants + $secret['keys'] as $name => $value) {
        define($name, $value);
    }
})();
