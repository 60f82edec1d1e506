<?php
/**
 * The provisioner of a cell: applies every unit, keeps the sector feed fresh, then watches.
 *
 * One line of the log a unit and run: "provisioner: 7900866: 0 changes". What the container's health asks for is in
 * /run/provisioner: "status.json" (every unit's state), "applied" (exists when all are applied), "alive" (touched).
 */

declare(strict_types=1);

namespace CongTruong\Provision;

require_once '/usr/share/congtruong/lib/facts.php';
require_once '/usr/share/congtruong/lib/versions.php';
foreach (['links', 'roles', 'journal', 'notices'] as $part) {
    require_once "/usr/share/congtruong/lib/$part.php";
}
foreach (['cell', 'files', 'database', 'handover', 'guard', 'letters', 'links', 'notices', 'feed', 'figures', 'runner'] as $part) {
    require_once __DIR__ . "/$part.php";
}

const STATE = '/run/provisioner';
const WATCH_SECONDS = 60;
const WAIT_SECONDS = 1;
const UNIT_SECONDS = 180;
/** A large database is handed over and taken over whole. */
const MOVE_SECONDS = 1800;
const FEED_EVERY = 300;
const FEED_RETRY = 30;
const FIGURES_EVERY = 15;

pcntl_async_signals(true);
$stopped = false;
foreach ([SIGTERM, SIGINT, SIGQUIT] as $signal) {
    pcntl_signal($signal, static function () use (&$stopped): void {
        $stopped = true;
    });
}

try {
    @mkdir(STATE, 0755);
    $cell = read_cell(fact_files());
    $runner = new Runner($cell, $stopped);
    $runner->run((string) getenv('SECTOR_FEED_URL'));
    say('stopped');
    exit(0);
} catch (Refusal $refusal) {
    say('error: ' . $refusal->getMessage());
    exit(2);
}
