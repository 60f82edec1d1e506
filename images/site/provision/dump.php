<?php
/** A database as a file of statements, one a line, and the digest by which it is known again. */

declare(strict_types=1);

namespace CongTruong\Provision;

/** An INSERT holds rows up to about this size: far below what the server takes in one statement. */
const STATEMENT_BYTES = 512 * 1024;

/** @return list<string> by name @throws Refusal for a view: WordPress has none, and a copy would not hold what it shows */
function tables_of(\mysqli $link, string $schema): array
{
    $tables = [];
    foreach ($link->execute_query('SELECT TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?', [$schema])->fetch_all() as [$name, $type]) {
        if ($type !== 'BASE TABLE') {
            throw new Refusal("$schema.$name is a $type and not a table: remove it, then the unit can move.");
        }
        $tables[] = $name;
    }
    sort($tables, SORT_STRING);
    return $tables;
}

/**
 * Bytes as they are stored, whatever the characters: nothing is converted on the way.
 *
 * @return array{sha256: string, bytes: int, tables: array<string, array{rows: int, sha256: string}>} of the file and of each table
 */
function write_dump(string $schema, string $path): array
{
    $link = connect('root', '', $schema);
    $link->set_charset('binary');
    $link->query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    $link->query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
    $tables = tables_of($link, $schema);
    $out = gzopen("$path.new", 'wb6');
    if ($out === false) {
        throw new Refusal("The file $path.new cannot be written: is the disk full?");
    }
    chmod("$path.new", 0600);
    $put = static function (string $line) use ($out, $path): void {
        if (gzwrite($out, $line . "\n") !== strlen($line) + 1) {
            throw new Refusal("The file $path.new cannot be written: is the disk full?");
        }
    };
    $digests = [];
    foreach ($tables as $table) {
        [, $create] = $link->query("SHOW CREATE TABLE `$schema`.`$table`")->fetch_row();
        $put(str_replace("\n", ' ', $create));
        $pending = '';
        $digests[$table] = digest_table($link, $schema, $table, static function (array $row) use ($link, $table, $put, &$pending): void {
            $values = '(' . implode(',', array_map(static fn(?string $value): string => $value === null ? 'NULL' : "'" . $link->real_escape_string($value) . "'", $row)) . ')';
            $pending .= ($pending === '' ? "INSERT INTO `$table` VALUES " : ',') . $values;
            if (strlen($pending) > STATEMENT_BYTES) {
                $put($pending);
                $pending = '';
            }
        });
        $pending === '' || $put($pending);
    }
    $link->close();
    if (!gzclose($out)) {
        throw new Refusal("The file $path.new cannot be written: is the disk full?");
    }
    $written = fopen("$path.new", 'r+');
    fsync($written);
    fclose($written);
    rename("$path.new", $path);
    return ['sha256' => (string) hash_file('sha256', $path), 'bytes' => (int) filesize($path), 'tables' => $digests];
}

/** Runs a file's statements in an empty database. What a strict server would refuse is checked by the digests after. */
function load_dump(string $schema, string $path): void
{
    $link = connect('root', '', $schema);
    $link->set_charset('binary');
    // WordPress' own tables have zero dates.
    $link->query("SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO', unique_checks = 0, autocommit = 0");
    $in = gzopen($path, 'rb');
    while (($line = gzgets($in)) !== false) {
        $link->query($line);
    }
    gzclose($in);
    $link->commit();
    $link->close();
}

/**
 * The number of a table's rows and the digest of all their values, in the order of its key.
 *
 * @param (callable(list<string|null>): void)|null $each called with every row
 * @return array{rows: int, sha256: string}
 */
function digest_table(\mysqli $link, string $schema, string $table, ?callable $each = null): array
{
    $key = array_column($link->execute_query("SELECT COLUMN_NAME FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND INDEX_NAME = 'PRIMARY' ORDER BY SEQ_IN_INDEX", [$schema, $table])->fetch_all(), 0);
    if ($key === []) {
        $key = array_column($link->execute_query('SELECT COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION', [$schema, $table])->fetch_all(), 0);
    }
    $order = implode(', ', array_map(static fn(string $column): string => "`$column`", $key));
    $hash = hash_init('sha256');
    $rows = 0;
    // Unbuffered: a table may be larger than this process may be.
    $result = $link->query("SELECT * FROM `$schema`.`$table` ORDER BY $order", MYSQLI_USE_RESULT);
    while (is_array($row = $result->fetch_row())) {
        $rows++;
        foreach ($row as $value) {
            hash_update($hash, $value === null ? 'N;' : strlen((string) $value) . ":$value;");
        }
        $each === null || $each($row);
    }
    $result->free();
    return ['rows' => $rows, 'sha256' => hash_final($hash)];
}
