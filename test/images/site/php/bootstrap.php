<?php
/** The parts of the image `site` that need neither WordPress nor a database. */

declare(strict_types=1);

$image = is_dir('/sources/images/site') ? '/sources/images/site' : dirname(__DIR__, 4) . '/images/site';
foreach (['facts', 'sections', 'roles', 'style', 'pictures', 'words', 'unfilled', 'fields', 'look', 'charts', 'lookups', 'versions', 'lookup-snapshot', 'this-month', 'links', 'journal', 'uploads', 'notices', 'second-step', 'attachments'] as $part) {
    require_once "$image/lib/$part.php";
}
foreach (['cell', 'feed', 'figures', 'archive'] as $part) {
    require_once "$image/provision/$part.php";
}
define('CONGTRUONG_IMAGE', $image);
