<?php
/**
 * Brings one unit to what the registry says. Called by main.php as a process of its own, since WordPress can be
 * loaded once in a process: the unit's facts come on standard input, with "cell" and, where its data come from another
 * one, "migratingFrom". The last line of standard output is {"changes": N, "notes": [...]} or {"waiting": "for what"},
 * and what went wrong is one line on standard error with exit status 1.
 */

declare(strict_types=1);

namespace CongTruong\Provision;

require_once '/usr/share/congtruong/lib/facts.php';
require_once '/usr/share/congtruong/lib/sections.php';
require_once '/usr/share/congtruong/lib/roles.php';
require_once '/usr/share/congtruong/lib/links.php';
require_once '/usr/share/congtruong/lib/journal.php';
require_once '/usr/share/congtruong/lib/versions.php';
require_once '/usr/share/congtruong/lib/fields.php';
foreach (['cell', 'answer', 'files', 'database', 'dump', 'handover', 'secret', 'wordpress', 'content', 'options', 'accounts', 'guard', 'archive'] as $part) {
    require_once __DIR__ . "/$part.php";
}

answer_for_failures();

$unit = json_decode((string) stream_get_contents(STDIN), true, 64, JSON_THROW_ON_ERROR);
[$cell, $from] = [(int) $unit['cell'], $unit['migratingFrom'] ?? null];
unset($unit['cell'], $unit['migratingFrom']);
\CongTruong\facts($unit = \CongTruong\unit_from($unit));
$id = $unit['id'];
$directory = "/units/$id";
$changes = 0;
$more = false;

if (!is_dir($directory)) {
    if ($unit['lifecycle'] === 'retired') {
        finish(0, ['retired, its volume is not mounted here']);
    }
    throw new Refusal("The volume of unit $id is not mounted at $directory: check the mounts of this service.");
}

$changes += own($directory, 0, 0, 0755);
$changes += ensure_directory("$directory/private", 0, SCHOOL_UID, 0750);
$changes += ensure_directory("$directory/versions", 0, 0, 0755);
$changes += ensure_directory("$directory/versions/platform", 0, 0, 0755);
$changes += ensure_directory("$directory/versions/site", SCHOOL_UID, SCHOOL_UID, 0755);
if ($unit['lifecycle'] !== 'retired') {
    $root = connect();
    [$taken, $arrival] = holding_volume($directory, static fn(): array => take_home($root, $directory, $id, $cell, $from));
    $changes += $taken;
    $changes += ensure_directory("$directory/uploads", SCHOOL_UID, SCHOOL_UID, 0755);
    $changes += ensure_directory("$directory/incoming", SCHOOL_UID, SCHOOL_UID, 0700);
    $changes += ensure_directory("$directory/lookups", SCHOOL_UID, SCHOOL_UID, 0700);
    $changes += ensure_directory("$directory/asking", SCHOOL_UID, SCHOOL_UID, 0700);
    [$secret, $made] = ensure_secret($directory, $id);
    $changes += $made;
    $changes += ensure_database($root, $secret);
    $installed = option($root, $id, 'congtruong_installed') === '1';
    $root->close();
    define('CONGTRUONG_PROVISIONING', $id);
    if (!$installed) {
        // Tables are made in a process of its own: WordPress cannot begin as "not installed" and go on as installed.
        $changes += install($unit);
    }
    [$applied, $notes] = apply_to_wordpress($unit, $directory);
    $changes += $applied;
    $notes = [...$arrival, ...$notes];
    // What the minute's watch compares with: what was just set, not what somebody wrote meanwhile.
    ensure_file("$directory/private/guard", guard(connect(), $id), 0, 0600);
    $changes += remove_archive($directory);
} else {
    // Database and uploads are kept; what was to be read of them can be, without either.
    [$secret, $made] = ensure_secret($directory, $id);
    $changes += $made;
    $root = connect();
    $notes = ['retired before it had a site'];
    if (option($root, $id, 'congtruong_installed') === '1') {
        $changes += ensure_account($root, $secret) + ensure_reader($root, $secret['database']);
        [$made, $note, $more] = ensure_archive($unit, $directory, \CongTruong\today());
        $changes += $made;
        $notes = [$note];
    }
}
// Last of all: this file opens the site.
$changes += ensure_file("$directory/private/unit.json", json_encode($unit, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRETTY_PRINT | JSON_THROW_ON_ERROR) . "\n", SCHOOL_UID, 0640);
if ($changes > 0) {
    \CongTruong\renew_version("$directory/versions/platform");
}
finish($changes, $notes, $more);

/** @param array<string, mixed> $unit @return int at least 1 */
function install(array $unit): int
{
    $process = proc_open(
        [PHP_BINARY, __DIR__ . '/install.php'],
        [['pipe', 'r'], ['pipe', 'w'], STDERR],
        $pipes,
    );
    fwrite($pipes[0], json_encode($unit, JSON_THROW_ON_ERROR));
    fclose($pipes[0]);
    // WordPress ends with a page where it gives up; its words are the reason.
    $said = trim(preg_replace('/\s+/', ' ', strip_tags((string) stream_get_contents($pipes[1]))) ?? '');
    fclose($pipes[1]);
    if (proc_close($process) !== 0) {
        throw new Refusal("WordPress could not be installed for unit {$unit['id']}. " . mb_substr($said, 0, 200));
    }
    return 1;
}

/** @param array<string, mixed> $unit @return array{int, list<string>} statements that wrote, notes */
function apply_to_wordpress(array $unit, string $directory): array
{
    start_wordpress();
    $writes = 0;
    add_filter('query', static function (string $sql) use (&$writes): string {
        $writes += preg_match('/^\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|TRUNCATE)\b/i', $sql);
        return $sql;
    });
    upgrade_tables();
    apply_options($unit);
    $notes = [...apply_fixed_options(), ...apply_content($unit)];
    [$said, $made] = apply_accounts($unit['accounts'], $directory);
    $writes += $made;
    $notes = [...$notes, ...$said];
    apply_addresses();
    publish_what_is_due();
    // WordPress goes on after a failed statement; we do not call that applied.
    $errors = $GLOBALS['EZSQL_ERROR'] ?? [];
    if (is_array($errors) && $errors !== []) {
        throw new Refusal('The database refused a statement: ' . $errors[0]['error_str']);
    }
    set_option('congtruong_applied', fingerprint_of($unit));
    return [$writes, $notes];
}

/** The fingerprint that main.php computed and handed over, so that both speak of the same bytes. */
function fingerprint_of(array $unit): string
{
    return $unit['fingerprint'] ?? '';
}
