<?php
/** The facts of the cell, as the platform hands them to the provisioner. */

declare(strict_types=1);

namespace CongTruong\Provision;

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
 * @param array<string, string> $files "cell.json", and "children/<id>.json" of each office
 * @return array{cell: int, units: array<string, array<string, mixed>>, arriving: array<string, int>, departed: array<string, array{to: int, drop: bool}>}
 *   units by id, each with "portalUrl" and "children"; the cell that a unit's data come from; units that are handed over
 * @throws Refusal
 */
function read_cell(array $files): array
{
    if (($files['cell.json'] ?? '') === '') {
        throw new Refusal('The cell\'s facts are missing: set the environment entry "file:cell.json" of this service.');
    }
    $cell = json_decode($files['cell.json'], true);
    if (!is_array($cell) || !is_int($cell['cell'] ?? null) || !is_array($cell['units'] ?? null)) {
        throw new Refusal('The cell\'s facts are no JSON object with "cell" and "units": ' . json_last_error_msg() . '.');
    }
    $units = [];
    foreach ($cell['units'] as $unit) {
        $id = is_array($unit) ? (string) ($unit['id'] ?? '') : '';
        // The id becomes a name of a database and a path.
        if (preg_match('/^[0-9]{7}$/', $id) !== 1) {
            throw new Refusal('A unit of the cell\'s facts has the id "' . substr($id, 0, 20) . '": seven digits are expected.');
        }
        if (isset($units[$id])) {
            throw new Refusal("The cell's facts name unit $id twice.");
        }
        $units[$id] = $unit + [
            'portalUrl' => (string) ($cell['portalUrl'] ?? ''),
            'children' => read_children($files["children/$id.json"] ?? null, $id),
        ];
    }
    ksort($units, SORT_STRING);
    $arriving = [];
    foreach ($cell['arriving'] ?? [] as $each) {
        $arriving[(string) $each['id']] = (int) $each['from'];
    }
    $departed = [];
    foreach ($cell['departed'] ?? [] as $each) {
        $id = (string) ($each['id'] ?? '');
        if (preg_match('/^[0-9]{7}$/', $id) !== 1 || isset($units[$id])) {
            throw new Refusal('The cell\'s facts hand over "' . substr($id, 0, 20) . '": the id of a unit that is not in the cell is expected.');
        }
        $departed[$id] = ['to' => (int) $each['to'], 'drop' => ($each['drop'] ?? false) === true];
    }
    return ['cell' => $cell['cell'], 'units' => $units, 'arriving' => $arriving, 'departed' => $departed];
}

/**
 * @param string|null $text null for a unit that no other answers to
 * @return list<array<string, mixed>>
 * @throws Refusal
 */
function read_children(?string $text, string $office): array
{
    if ($text === null) {
        return [];
    }
    $list = json_decode($text, true);
    if (!is_array($list) || ($list['id'] ?? null) !== $office || !is_array($list['children'] ?? null)) {
        throw new Refusal("\"children/$office.json\" is no JSON object with the \"id\" $office and \"children\".");
    }
    return $list['children'];
}

/** What a unit was last given: its facts and the texts of this image. Equal means nothing is left to do. */
function fingerprint(array $unit): string
{
    $version = trim((string) @file_get_contents('/usr/share/congtruong/content-version'));
    return hash('sha256', $version . "\n" . json_encode($unit, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR));
}

function say(string $line): void
{
    fwrite(STDOUT, $line . "\n");
}
