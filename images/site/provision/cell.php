<?php
/** The facts of the cell, as the platform hands them to the provisioner. */

declare(strict_types=1);

namespace CongTruong\Provision;

use CongTruong\Unreadable;

use function CongTruong\accounts_from;
use function CongTruong\cell_from;
use function CongTruong\children_from;
use function CongTruong\unit_from;

/** A sentence for the person who reads the log: what is wrong and what to do. */
final class Refusal extends \RuntimeException
{
}

/**
 * The files of facts, which are environment entries "file:<path>". A shell between the engine and this program drops
 * entries whose name it cannot spell, so the first process of the container is asked as well.
 *
 * @return array<string, string> texts by path
 */
function fact_files(): array
{
    $files = [];
    foreach (explode("\0", (string) @file_get_contents('/proc/1/environ')) as $entry) {
        [$name, $text] = explode('=', $entry, 2) + [1 => ''];
        if (str_starts_with($name, 'file:')) {
            $files[substr($name, strlen('file:'))] = $text;
        }
    }
    foreach (getenv() as $name => $text) {
        if (str_starts_with((string) $name, 'file:')) {
            $files[substr((string) $name, strlen('file:'))] = $text;
        }
    }
    return $files;
}

/**
 * @param array<string, string> $files "cell.json", "accounts.json", and "children/<id>.json" of each office: see contracts/
 * @return array{cell: int, units: array<string, array<string, mixed>>, refused: array<string, string>, migratingIn: array<string, int>, migratingOut: array<string, array{to: int, drop: bool}>}
 *   units by id, each with "portalUrl", "children" and "accounts"; of those that cannot be read, why; the cell that a unit's data
 *   come from; units that are handed over
 * @throws Refusal
 */
function read_cell(array $files): array
{
    if (($files['cell.json'] ?? '') === '') {
        throw new Refusal('The cell\'s facts are missing: set the environment entry "file:cell.json" of this service.');
    }
    try {
        $cell = cell_from(json_decode($files['cell.json'], true));
    } catch (Unreadable $fault) {
        throw new Refusal('cell.json cannot be used: ' . $fault->getMessage());
    }
    try {
        $accounts = array_column(accounts_from(json_decode($files['accounts.json'] ?? '{"units":[]}', true))['units'], 'accounts', 'id');
    } catch (Unreadable $fault) {
        throw new Refusal('accounts.json cannot be used: ' . $fault->getMessage());
    }
    $units = $refused = [];
    foreach ($cell['units'] as $unit) {
        $id = is_array($unit) && is_string($unit['id'] ?? null) ? $unit['id'] : '';
        // The id becomes a name of a database and a path.
        if (preg_match('/^[0-9]{7}$/D', $id) !== 1) {
            throw new Refusal('A unit of the cell\'s facts has the id "' . substr($id, 0, 20) . '": seven digits are expected.');
        }
        if (isset($units[$id]) || isset($refused[$id])) {
            throw new Refusal("The cell's facts name unit $id twice.");
        }
        // One that cannot be read stops no other: its site stays as it was.
        try {
            $units[$id] = unit_from($unit + ['portalUrl' => $cell['portalUrl'], 'children' => read_children($files["children/$id.json"] ?? null, $id), 'accounts' => $accounts[$id] ?? []]);
        } catch (Unreadable $fault) {
            $refused[$id] = $fault->getMessage();
        }
    }
    ksort($units, SORT_STRING);
    $migratingOut = [];
    foreach ($cell['migratingOut'] ?? [] as ['id' => $id, 'to' => $to, 'drop' => $drop]) {
        if (isset($units[$id]) || isset($refused[$id])) {
            throw new Refusal("The cell's facts hand over unit $id, which is in the cell.");
        }
        $migratingOut[$id] = ['to' => $to, 'drop' => $drop];
    }
    return ['cell' => $cell['cell'], 'units' => $units, 'refused' => $refused, 'migratingIn' => array_column($cell['migratingIn'] ?? [], 'from', 'id'), 'migratingOut' => $migratingOut];
}

/**
 * @param string|null $text null for a unit that no other answers to
 * @return list<array{id: string, name: string, url: string}>
 * @throws Unreadable
 */
function read_children(?string $text, string $office): array
{
    if ($text === null) {
        return [];
    }
    $facts = children_from(json_decode($text, true));
    if ($facts['id'] !== $office) {
        throw new Unreadable("children/$office.json is of unit {$facts['id']}.");
    }
    return $facts['children'];
}

/** What a unit was last given: its facts and the texts of this image. Equal means nothing is left to do. */
function fingerprint(array $unit): string
{
    $version = trim((string) @file_get_contents('/usr/share/congtruong/content-version'));
    return hash('sha256', $version . "\n" . json_encode($unit, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR));
}

/** A line of the log, in the form of toolkit.sh; `warning: ` or `error: ` stands at its beginning. */
function say(string $line): void
{
    fwrite(STDERR, "provisioner: $line\n");
}
