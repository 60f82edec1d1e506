<?php
/** What a backup holds of a unit, put back. Called with the unit's volume held (see handover.php). */

declare(strict_types=1);

namespace CongTruong\Provision;

use function CongTruong\read_json;
use function CongTruong\renew_version;

/** What is written by programs and not by people, or is nobody's page. */
const NO_PAGES = "'revision','auto-draft','nav_menu_item','customize_changeset','oembed_cache'";

/** @return array<string, mixed> what is there now, and what was written after that second */
function state_of(\mysqli $root, string $id, int $since): array
{
    $tables = $rows = 0;
    foreach (tables_of($root, "u$id") as $table) {
        $tables++;
        $rows += (int) $root->query("SELECT COUNT(*) FROM `u$id`.`$table`")->fetch_row()[0];
    }
    $written = $tables === 0 ? [] : $root->execute_query(
        "SELECT post_title, post_name FROM `u$id`.wp_posts WHERE post_type NOT IN (" . NO_PAGES . ") AND post_type <> 'attachment' AND post_status <> 'auto-draft' AND post_modified_gmt > ? ORDER BY post_modified_gmt DESC",
        [gmdate('Y-m-d H:i:s', $since)],
    )->fetch_all();
    $files = $newer = 0;
    foreach (files_below("/units/$id/uploads") as $file) {
        $files++;
        $newer += filectime($file) > $since ? 1 : 0;
    }
    return ['tables' => $tables, 'rows' => $rows, 'files' => $files, 'writtenSince' => count($written), 'titles' => array_slice(array_column($written, 0), 0, 5), 'filesSince' => $newer];
}

/** @return array<string, mixed> */
function restore_all(\mysqli $root, string $id, string $from): array
{
    $directory = "/units/$id";
    $manifest = load_beside($root, $id, $from);
    $files = copy_beside("$from/uploads", "$directory/uploads.restored");
    [$present, $before] = ["u$id", "u{$id}_before"];
    $root->query("CREATE DATABASE IF NOT EXISTS `$present` CHARACTER SET utf8mb4 COLLATE " . COLLATION);
    $root->query("DROP DATABASE IF EXISTS `$before`");
    $root->query("CREATE DATABASE `$before` CHARACTER SET utf8mb4 COLLATE " . COLLATION);
    $restored = array_keys($manifest['tables']);
    exchange($root, [[$present, tables_of($root, $present), $before], ["u{$id}_arriving", $restored, $present]]);
    remove_below("$directory/uploads.before");
    if ((is_dir("$directory/uploads") && !@rename("$directory/uploads", "$directory/uploads.before")) || !@rename("$directory/uploads.restored", "$directory/uploads")) {
        is_dir("$directory/uploads") || @rename("$directory/uploads.before", "$directory/uploads");
        exchange($root, [[$present, $restored, "u{$id}_arriving"], [$before, tables_of($root, $before), $present]]);
        throw new Refusal("The files of unit $id could not be exchanged, and its database was put back as it was. Nothing is lost; look at the volume of ct-site-$id.");
    }
    $secret = @file_get_contents("$from/private/secret.json");
    $keys = is_string($secret) && is_array(json_decode($secret, true)) && $secret !== @file_get_contents("$directory/private/secret.json");
    if ($keys) {
        // A volume that was lost got new keys, and what was sealed with the former ones could not be read.
        ensure_file("$directory/private/secret.json", $secret, SCHOOL_UID, 0640);
    }
    ensure_database($root, ensure_secret($directory, $id)[0]);
    renew_version("$directory/versions/platform");
    $root->query("DROP DATABASE `$before`");
    $root->query("DROP DATABASE `u{$id}_arriving`");
    remove_below("$directory/uploads.before");
    return ['tables' => count($restored), 'rows' => array_sum(array_column($manifest['tables'], 'rows')), 'files' => $files, 'keys' => $keys];
}

/** @return array<string, mixed> */
function restore_page(\mysqli $root, string $id, string $from, string $slug): array
{
    $manifest = load_beside($root, $id, $from);
    [$present, $beside] = ["u$id", "u{$id}_arriving"];
    $found = $root->execute_query("SELECT ID, post_type, post_title FROM `$beside`.wp_posts WHERE post_name = ? AND post_type NOT IN (" . NO_PAGES . ") AND post_type <> 'attachment'", [$slug])->fetch_all();
    if (count($found) !== 1) {
        $root->query("DROP DATABASE `$beside`");
        throw new Refusal($found === []
            ? "That backup has no page \"$slug\" of unit $id: it is the last part of the page's address. Nothing was changed."
            : "That backup has " . count($found) . " pages \"$slug\" of unit $id. Nothing was changed; restore all of the unit, or another page.");
    }
    [$page, $type, $title] = $found[0];
    $taken = $root->execute_query("SELECT post_type FROM `$present`.wp_posts WHERE ID = ?", [$page])->fetch_row();
    if ($taken !== null && $taken[0] !== $type) {
        throw new Refusal("The place of \"$slug\" of unit $id holds something else by now (\"{$taken[0]}\"). Nothing was changed.");
    }
    // Its pictures and documents: those below it, and those that its fields name by their number.
    $attached = array_column($root->execute_query(
        "SELECT DISTINCT a.ID FROM `$beside`.wp_posts a LEFT JOIN `$beside`.wp_postmeta m ON m.post_id = ? AND m.meta_value = CAST(a.ID AS CHAR)
         WHERE a.post_type = 'attachment' AND (a.post_parent = ? OR m.meta_id IS NOT NULL)",
        [$page, $page],
    )->fetch_all(), 0);
    $root->begin_transaction();
    put_post($root, $present, $beside, (int) $page);
    foreach ($attached as $attachment) {
        // One that is still there is somebody's present work.
        if ($root->execute_query("SELECT 1 FROM `$present`.wp_posts WHERE ID = ?", [$attachment])->num_rows === 0) {
            put_post($root, $present, $beside, (int) $attachment);
        }
    }
    $root->commit();
    $files = 0;
    foreach ($attached as $attachment) {
        $file = $root->execute_query("SELECT meta_value FROM `$beside`.wp_postmeta WHERE post_id = ? AND meta_key = '_wp_attached_file'", [$attachment])->fetch_row()[0] ?? '';
        $files += $file === '' ? 0 : copy_missing("$from/uploads", "/units/$id/uploads", (string) $file);
    }
    $root->query("DROP DATABASE `$beside`");
    renew_version("/units/$id/versions/platform");
    return ['title' => $title, 'type' => $type, 'made' => $taken === null, 'files' => $files, 'tables' => count($manifest['tables'])];
}

/** A post with its fields and what it is filed under, whatever stands in its place now. */
function put_post(\mysqli $root, string $present, string $beside, int $post): void
{
    $root->query("REPLACE INTO `$present`.wp_posts SELECT * FROM `$beside`.wp_posts WHERE ID = $post");
    $root->query("DELETE FROM `$present`.wp_postmeta WHERE post_id = $post");
    $root->query("INSERT INTO `$present`.wp_postmeta (post_id, meta_key, meta_value) SELECT post_id, meta_key, meta_value FROM `$beside`.wp_postmeta WHERE post_id = $post AND meta_key NOT IN ('_edit_lock', '_edit_last')");
    $root->query("DELETE FROM `$present`.wp_term_relationships WHERE object_id = $post");
    $root->query("INSERT INTO `$present`.wp_term_relationships SELECT r.* FROM `$beside`.wp_term_relationships r
        JOIN `$beside`.wp_term_taxonomy b USING (term_taxonomy_id) JOIN `$present`.wp_term_taxonomy p USING (term_taxonomy_id, taxonomy, term_id) WHERE r.object_id = $post");
    $root->query("UPDATE `$present`.wp_term_taxonomy t SET count = (SELECT COUNT(*) FROM `$present`.wp_term_relationships r JOIN `$present`.wp_posts p ON p.ID = r.object_id AND p.post_status = 'publish' WHERE r.term_taxonomy_id = t.term_taxonomy_id)
        WHERE t.term_taxonomy_id IN (SELECT term_taxonomy_id FROM `$present`.wp_term_relationships WHERE object_id = $post)");
}

/**
 * Loads a dump beside the unit's database, by an account that can do nothing else: what the dump says is data of a
 * backup, and no order to the server's root.
 *
 * @return array{sha256: string, tables: array<string, array{rows: int}>} its manifest
 */
function load_beside(\mysqli $root, string $id, string $from): array
{
    $manifest = read_json("$from/manifest.json");
    if ($manifest === null || ($manifest['unit'] ?? '') !== $id || @hash_file('sha256', "$from/dump.sql") !== $manifest['sha256']) {
        throw new Refusal("What was fetched of unit $id is not what was backed up ($from). Nothing was changed.");
    }
    $beside = "u{$id}_arriving";
    $password = bin2hex(random_bytes(24));
    $root->query("DROP DATABASE IF EXISTS `$beside`");
    $root->query("CREATE DATABASE `$beside` CHARACTER SET utf8mb4 COLLATE " . COLLATION);
    $root->query("CREATE OR REPLACE USER 'arriving'@'localhost' IDENTIFIED VIA mysql_native_password USING '*" . strtoupper(sha1(sha1($password, true))) . "'");
    try {
        // An underscore in the name of a database would be a pattern.
        $root->query('GRANT ALL PRIVILEGES ON `' . str_replace('_', '\\_', $beside) . "`.* TO 'arriving'@'localhost'");
        $link = connect('arriving', $password, $beside);
        foreach (statements_of("$from/dump.sql") as $statement) {
            $link->query($statement);
        }
        $link->commit();
        $link->close();
    } finally {
        $root->query("DROP USER IF EXISTS 'arriving'@'localhost'");
    }
    $loaded = [];
    foreach (tables_of($root, $beside) as $table) {
        $loaded[$table] = (int) $root->query("SELECT COUNT(*) FROM `$beside`.`$table`")->fetch_row()[0];
    }
    $expected = array_map(static fn(array $table): int => $table['rows'], $manifest['tables']);
    ksort($expected, SORT_STRING);
    if ($loaded !== $expected) {
        throw new Refusal("The database of unit $id did not load as it was backed up. Nothing was changed.");
    }
    return $manifest;
}

/** @return \Generator<string> the statements of mariadb-dump: each ends at the end of a line, and no value has one */
function statements_of(string $path): \Generator
{
    $in = fopen($path, 'rb');
    $statement = '';
    while (($line = fgets($in)) !== false) {
        // Orders to the client, not to the server.
        if ($statement === '' && (trim($line) === '' || str_starts_with($line, '/*M!999999') || str_starts_with($line, '--'))) {
            continue;
        }
        $statement .= $line;
        if (str_ends_with(rtrim($line, "\r\n"), ';')) {
            yield $statement;
            $statement = '';
        }
    }
    fclose($in);
}

/** All in one statement: a reader finds the former tables or the new ones. @param list<array{string, list<string>, string}> $moves from, tables, to */
function exchange(\mysqli $root, array $moves): void
{
    $renames = [];
    foreach ($moves as [$from, $tables, $to]) {
        foreach ($tables as $table) {
            $renames[] = "`$from`.`$table` TO `$to`.`$table`";
        }
    }
    $renames === [] || $root->query('RENAME TABLE ' . implode(', ', $renames));
}

/** @return \Generator<string> plain files alone: a link in a backup could lead anywhere */
function files_below(string $directory): \Generator
{
    if (!is_dir($directory) || is_link($directory)) {
        return;
    }
    foreach (scandir($directory) as $name) {
        $path = "$directory/$name";
        if ($name === '.' || $name === '..' || is_link($path)) {
            continue;
        }
        if (is_dir($path)) {
            yield from files_below($path);
        } elseif (is_file($path)) {
            yield $path;
        }
    }
}

/** @return int how many files */
function copy_beside(string $from, string $to): int
{
    remove_below($to);
    ensure_directory($to, SCHOOL_UID, SCHOOL_UID, 0755);
    $files = 0;
    foreach (files_below($from) as $file) {
        copy_one($file, $to . substr($file, strlen($from)), $to);
        $files++;
    }
    return $files;
}

/** The file and the smaller pictures that were made of it, where they are not there. */
function copy_missing(string $from, string $to, string $file): int
{
    $stem = pathinfo($file, PATHINFO_FILENAME);
    $folder = dirname($file) === '.' ? $from : "$from/" . dirname($file);
    $copied = 0;
    foreach (files_below($folder) as $path) {
        $target = $to . substr($path, strlen($from));
        if (str_starts_with(basename($path), $stem) && !str_contains($file, '..') && !file_exists($target)) {
            copy_one($path, $target, $to);
            $copied++;
        }
    }
    return $copied;
}

function copy_one(string $from, string $to, string $below): void
{
    $missing = [];
    for ($folder = dirname($to); strlen($folder) > strlen($below) && !is_dir($folder); $folder = dirname($folder)) {
        array_unshift($missing, $folder);
    }
    foreach ($missing as $folder) {
        ensure_directory($folder, SCHOOL_UID, SCHOOL_UID, 0755);
    }
    if (!@copy($from, $to) || filesize($from) !== filesize($to)) {
        throw new Refusal("The file $to cannot be written: is the disk full? Nothing was exchanged.");
    }
    // One that waits to be published goes on waiting (lib/uploads.php).
    $waits = (fileperms($from) & 0004) === 0;
    chmod($to, $waits ? \CongTruong\WAITING : \CongTruong\SHOWN);
    chown($to, SCHOOL_UID);
    chgrp($to, $waits ? \CongTruong\WAITING_GROUP : SCHOOL_UID);
    touch($to, (int) filemtime($from));
}

function remove_below(string $directory): void
{
    if (!is_dir($directory) || is_link($directory)) {
        return;
    }
    foreach (array_diff(scandir($directory), ['.', '..']) as $name) {
        is_dir("$directory/$name") && !is_link("$directory/$name") ? remove_below("$directory/$name") : unlink("$directory/$name");
    }
    rmdir($directory);
}
