<?php
/** site-report: what the department asks of a cell's sites. One line of JSON; a refusal is one line on standard error. */

declare(strict_types=1);

namespace CongTruong\Provision;

foreach (['facts', 'sections', 'roles', 'links', 'journal'] as $part) {
    require_once "/usr/share/congtruong/lib/$part.php";
}
foreach (['cell', 'answer', 'database', 'content', 'options', 'accounts', 'drift'] as $part) {
    require_once __DIR__ . "/$part.php";
}

/** Of one unit: more are the backup's and the database's business. */
const MOST_LINES = 10_000;

answer_for_failures();

$what = (string) ($argv[1] ?? '');
$asked = (string) ($argv[$what === 'journal' ? 3 : 2] ?? '');
$cell = read_cell(fact_files());
$units = array_filter($cell['units'], static fn(array $unit): bool => in_array($asked, ['', $unit['id']], true));
if ($units === [] && $asked !== '') {
    throw new Refusal("Unit $asked is not one of this cell's units.");
}
$root = connect();
$states = states_of_units();
answer(['cell' => $cell['cell'], 'units' => array_map(static fn(array $unit): array => ['id' => $unit['id']] + match ($what) {
    'journal' => journal_since($root, $unit['id'], (int) ($argv[2] ?? 0)),
    'drift' => drift_of($root, $unit, $states[$unit['id']] ?? ['state' => 'pending', 'message' => '']),
    default => throw new Refusal("\"$what\" is none of journal, drift."),
}, array_values($units))]);

/** @return array{lines: list<array<string, mixed>>, more: bool} oldest first */
function journal_since(\mysqli $root, string $id, int $since): array
{
    if (!has_table($root, $id, \CongTruong\JOURNAL_TABLE)) {
        return ['lines' => [], 'more' => false];
    }
    $lines = $root->execute_query(
        "SELECT at, login, name, what, about, post FROM `u$id`." . \CongTruong\JOURNAL_TABLE . ' WHERE at >= ? ORDER BY id DESC LIMIT ' . (MOST_LINES + 1),
        [gmdate('Y-m-d H:i:s', $since)],
    )->fetch_all(MYSQLI_ASSOC);
    $words = \CongTruong\journal_words();
    $shown = array_map(static fn(array $line): array => [
        'at' => gmdate('Y-m-d\TH:i:s\Z', (int) strtotime("{$line['at']} UTC")), 'words' => $words[$line['what']] ?? $line['what'], 'post' => (int) $line['post'],
    ] + $line, array_slice($lines, 0, MOST_LINES));
    return ['lines' => array_reverse($shown), 'more' => count($lines) > MOST_LINES];
}

/** @return array<string, array{state: string, message: string}> what the provisioner says of each unit, by id */
function states_of_units(): array
{
    $status = \CongTruong\read_json('/run/provisioner/status.json');
    return is_array($status['units'] ?? null) ? $status['units'] : [];
}
