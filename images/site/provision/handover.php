<?php
/**
 * A unit moves from one cell to another: its volume stays, its database is handed over through it.
 *
 * On the volume, in "relocation/" (root's alone: no site can read or change it):
 *   home.json      {"cell": N}: the cell whose database is the unit's. Written last, it is the one moment of the move.
 *   manifest.json  what the former cell hands over, with the digest of every table; written when the dump is whole
 *   dump.sql.gz    the database as it was when nobody could write to it any more
 *   lock           held by the cell that works on the above, so that two cells never believe it at once
 */

declare(strict_types=1);

namespace CongTruong\Provision;

use function CongTruong\read_json;

/** The data have not come yet: asked again soon, and no fault. */
final class Waiting extends \RuntimeException
{
}

/** @template T @param callable(): T $work @return T */
function holding_volume(string $directory, callable $work): mixed
{
    ensure_directory("$directory/relocation", 0, 0, 0700);
    $lock = fopen("$directory/relocation/lock", 'c');
    if ($lock === false || !flock($lock, LOCK_EX | LOCK_NB)) {
        throw new Waiting('Another cell works on the volume of this unit.');
    }
    try {
        return $work();
    } finally {
        fclose($lock);
    }
}

/** The cell whose database is the unit's; null for a volume that is new, or older than this file. */
function home_of(string $directory): ?int
{
    $cell = read_json("$directory/relocation/home.json")['cell'] ?? null;
    return is_int($cell) ? $cell : null;
}

function set_home(string $directory, int $cell): int
{
    return ensure_file("$directory/relocation/home.json", json_encode(['cell' => $cell], JSON_THROW_ON_ERROR) . "\n", 0, 0600);
}

/** @return array{from: int, to: int, sha256: string, bytes: int, tables: array<string, array{rows: int, sha256: string}>}|null */
function manifest_of(string $directory): ?array
{
    return read_json("$directory/relocation/manifest.json");
}

/** @return list<string> what a handover left on the volume; the manifest first: a dump without one is nothing */
function handover_files(string $directory): array
{
    return array_values(array_filter(
        array_map(static fn(string $name): string => "$directory/relocation/$name", ['manifest.json', 'dump.sql.gz', 'dump.sql.gz.new']),
        is_file(...),
    ));
}

function discard_handover(string $directory): int
{
    return count(array_filter(handover_files($directory), unlink(...)));
}

/**
 * Makes this cell the unit's home, or finds that it is. Called with the volume held.
 *
 * @param int|null $from the cell that the registry says the data come from
 * @return array{int, list<string>} changes, notes
 * @throws Waiting while the former cell has not handed them over
 * @throws Refusal where the registry and the volume disagree, or what was handed over is damaged
 */
function take_home(\mysqli $root, string $directory, string $id, int $cell, ?int $from): array
{
    $home = home_of($directory);
    if ($home === $cell) {
        // What this cell once handed over and nobody took is older than what is written here from now on.
        return [discard_handover($directory), []];
    }
    $isNew = !is_file("$directory/private/secret.json");
    if ($home === null && ($isNew || $from === null)) {
        return [set_home($directory, $cell), []];
    }
    if ($from === null) {
        throw new Refusal("The data of unit $id are in cell $home, and the registry says cell $cell: write \"cell: $home\" again, then run `congtruong relocate $id --to $cell`. Nothing was changed.");
    }
    if ($home !== null && $home !== $from) {
        throw new Refusal("The data of unit $id are in cell $home, and the registry says that they come from cell $from: move it from there with `congtruong relocate`. Nothing was changed.");
    }
    $manifest = manifest_of($directory);
    if ($home === null || $manifest === null || $manifest['from'] !== $home || $manifest['to'] !== $cell) {
        throw new Waiting("Cell $from has not handed over the database of unit $id yet.");
    }
    receive($root, $directory, $id, $manifest);
    $rows = array_sum(array_column($manifest['tables'], 'rows'));
    set_home($directory, $cell);
    return [2 + discard_handover($directory), [sprintf('arrived from cell %d: %d tables, %d rows, all as they were', $home, count($manifest['tables']), $rows)]];
}

/**
 * Loads what was handed over beside its place, compares every table with its digest, and only then puts it there.
 * May be cut off at any moment and begun anew.
 */
function receive(\mysqli $root, string $directory, string $id, array $manifest): void
{
    $dump = "$directory/relocation/dump.sql.gz";
    if (@hash_file('sha256', $dump) !== $manifest['sha256']) {
        throw new Refusal("What cell {$manifest['from']} handed over of unit $id is damaged ($dump): remove manifest.json beside it and restart that cell's provisioner, which still has the database.");
    }
    $beside = "u{$id}_arriving";
    $root->query("DROP DATABASE IF EXISTS `$beside`");
    $root->query("CREATE DATABASE `$beside` CHARACTER SET utf8mb4 COLLATE " . COLLATION);
    load_dump($beside, $dump);
    $link = connect('root', '', $beside);
    $link->set_charset('binary');
    $loaded = [];
    foreach (tables_of($link, $beside) as $table) {
        $loaded[$table] = digest_table($link, $beside, $table);
    }
    $link->close();
    if ($loaded !== $manifest['tables']) {
        throw new Refusal("The database of unit $id did not arrive as it was handed over: nothing was put in its place, cell {$manifest['from']} still has it.");
    }
    // A copy that is still here is from before the unit left this cell: its home was elsewhere since.
    $root->query("DROP DATABASE IF EXISTS `u$id`");
    $root->query("CREATE DATABASE `u$id` CHARACTER SET utf8mb4 COLLATE " . COLLATION);
    if ($loaded !== []) {
        $root->query('RENAME TABLE ' . implode(', ', array_map(static fn(string $table): string => "`$beside`.`$table` TO `u$id`.`$table`", array_keys($loaded))));
    }
    $root->query("DROP DATABASE `$beside`");
}

/**
 * Hands a unit's database over. Called with the volume held.
 *
 * @param bool $drop whether the copy here is given up once the data have arrived
 * @return array{int, list<string>, bool} changes, notes, whether to look again later
 */
function hand_over(\mysqli $root, string $directory, string $id, int $cell, int $to, bool $drop): array
{
    if (!is_file("$directory/private/secret.json")) {
        return [0, ['nothing of it was ever here'], false];
    }
    $changes = 0;
    $home = home_of($directory);
    if ($home === null) {
        $changes += set_home($directory, $home = $cell);
    }
    $isHere = $root->query("SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = 'u$id'")->num_rows > 0;
    if ($home !== $cell) {
        if (!$drop || !$isHere) {
            return [$changes, ["its data are in cell $home" . ($isHere ? '; the copy here is kept until `congtruong relocate ' . $id . ' --finish`' : '')], false];
        }
        $changes += shut_out($root, "u$id");
        $root->query("DROP DATABASE `u$id`");
        return [$changes + 1, ["its data are in cell $home; the copy here was dropped"], false];
    }
    if (!$isHere) {
        throw new Refusal("The data of unit $id should be in this cell, and there is no database u$id: restore it from the last backup before it moves to cell $to.");
    }
    // From here on nobody writes to it, so that nothing is missing from what is handed over.
    $changes += shut_out($root, "u$id");
    $manifest = manifest_of($directory);
    $isWhole = $manifest !== null && $manifest['from'] === $cell && $manifest['to'] === $to && @filesize("$directory/relocation/dump.sql.gz") === $manifest['bytes'];
    if (!$isWhole) {
        discard_handover($directory);
        $manifest = ['from' => $cell, 'to' => $to] + write_dump("u$id", "$directory/relocation/dump.sql.gz");
        $changes += 1 + ensure_file("$directory/relocation/manifest.json", json_encode($manifest, JSON_PRETTY_PRINT | JSON_THROW_ON_ERROR) . "\n", 0, 0600);
    }
    return [$changes, [sprintf('handed over to cell %d: %d tables, %d rows, %d bytes', $to, count($manifest['tables']), array_sum(array_column($manifest['tables'], 'rows')), $manifest['bytes'])], $drop];
}

/** Takes the site's account away and waits until its last connection has ended. */
function shut_out(\mysqli $root, string $user): int
{
    $had = $root->execute_query('SELECT 1 FROM mysql.global_priv WHERE User = ?', [$user])->num_rows;
    $root->query("DROP USER IF EXISTS '$user'@'%'");
    for ($tries = 0; ; $tries++) {
        $open = $root->execute_query('SELECT ID FROM information_schema.PROCESSLIST WHERE USER = ?', [$user])->fetch_all();
        if ($open === []) {
            return $had > 0 ? 1 : 0;
        }
        if ($tries > 100) {
            throw new Refusal("The site of $user still writes to its database: its connections do not end.");
        }
        foreach ($open as [$connection]) {
            try {
                $root->query('KILL CONNECTION ' . (int) $connection);
            } catch (\mysqli_sql_exception $error) {
                // 1094: it has ended by itself.
                $error->getCode() === 1094 || throw $error;
            }
        }
        usleep(100_000);
    }
}
