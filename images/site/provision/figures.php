<?php
/**
 * What Prometheus is told of this cell: of the provisioner, its database and the sector's feed.
 *
 * Nobody reaches the provisioner. So its figures lie beside the database's socket, where the cell's backup finds them and
 * shows them with its own (images/backup/provisioner.ts).
 */

declare(strict_types=1);

namespace CongTruong\Provision;

const FIGURES = '/run/mysqld/provisioner.figures';

/** What the server says of itself, by the names that it has there. */
const SERVER_FIGURES = [
    'Threads_connected' => 'congtruong_database_connections',
    'Slow_queries' => 'congtruong_database_slow_queries_total',
];

/**
 * @param array<string, array{state: string}> $units
 * @param array<string, float>|null $database null while it does not answer
 */
function figures(array $units, ?int $feedRead, ?array $database, int $now): string
{
    $states = array_count_values(array_column($units, 'state')) + ['applied' => 0, 'failed' => 0, 'pending' => 0];
    ksort($states);
    $figures = ['congtruong_provisioner_alive_timestamp_seconds' => $now];
    foreach ($states as $state => $count) {
        $figures["congtruong_provisioner_units{state=\"$state\"}"] = $count;
    }
    if ($feedRead !== null) {
        $figures['congtruong_provisioner_feed_timestamp_seconds'] = $feedRead;
    }
    $figures['congtruong_database_up'] = (int) ($database !== null);
    $text = '';
    foreach ($figures + ($database ?? []) as $name => $value) {
        $text .= "$name $value\n";
    }
    return $text;
}

/** @return array<string, float>|null */
function database_figures(): ?array
{
    $started = microtime(true);
    try {
        $root = connect();
        // Of a table, since a server without room still answers what needs none.
        $root->query('SELECT COUNT(*) FROM mysql.db');
        $figures = ['congtruong_database_answer_seconds' => round(microtime(true) - $started, 4)];
        foreach ($root->query("SHOW GLOBAL STATUS WHERE Variable_name IN ('" . implode("', '", array_keys(SERVER_FIGURES)) . "')")->fetch_all() as [$name, $value]) {
            $figures[SERVER_FIGURES[$name]] = (float) $value;
        }
        $figures['congtruong_database_most_connections'] = (float) $root->query('SELECT @@max_connections')->fetch_row()[0];
        $root->close();
        return $figures;
    } catch (\mysqli_sql_exception) {
        return null;
    }
}

/** By rename, since it is read at any time. No figure is worth a unit: what cannot be written is not. */
function show_figures(string $text, string $path = FIGURES): void
{
    if (@file_put_contents("$path.new", $text) === strlen($text)) {
        @rename("$path.new", $path);
    }
}

/** @param list<int|string> $ids @return int|null when the copy on the volumes was read */
function last_feed(array $ids, string $below = '/units'): ?int
{
    $times = array_filter(array_map(static fn($id): int|false => @filemtime("$below/$id/feed.json"), $ids));
    return $times === [] ? null : max($times);
}
