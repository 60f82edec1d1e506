<?php
/** Makes the tables of a unit's WordPress. Every step may be repeated: an interrupted installation is simply run again. */

declare(strict_types=1);

namespace CongTruong\Provision;

require_once '/usr/share/congtruong/lib/facts.php';
require_once '/usr/share/congtruong/lib/sections.php';
require_once __DIR__ . '/cell.php';
require_once __DIR__ . '/wordpress.php';

$unit = json_decode((string) stream_get_contents(STDIN), true, 64, JSON_THROW_ON_ERROR);
\CongTruong\facts($unit);
define('CONGTRUONG_PROVISIONING', $unit['id']);
define('WP_INSTALLING', true);
// An installation that was interrupted has left some tables and no options: WordPress would call that broken and end.
define('WP_REPAIRING', true);
start_wordpress();

global $wpdb;
make_db_current_silent('all');
populate_options(['blogname' => $unit['name'], 'WPLANG' => 'vi', 'permalink_structure' => '/bai-viet/%postname%/', 'category_base' => 'chuyen-muc', 'tag_base' => 'the', 'template' => 'congtruong', 'stylesheet' => 'congtruong', 'fresh_site' => 0, 'initial_db_version' => $GLOBALS['wp_db_version'], 'db_version' => $GLOBALS['wp_db_version']]);
populate_roles();
if (get_option('initial_db_version') === false) {
    fwrite(STDERR, 'WordPress wrote no options: ' . $wpdb->last_error . "\n");
    exit(1);
}
// WordPress expects one category to exist and to be the default one; the sections' categories follow with the content.
update_option('congtruong_installed', '1', true);
