<?php
/**
 * Hands one unit over to another cell. Called by main.php as a process of its own, as unit.php is: what is to do comes
 * on standard input ({"id", "cell", "to", "drop"}), the answer is the last line of standard output.
 */

declare(strict_types=1);

namespace CongTruong\Provision;

require_once '/usr/share/congtruong/lib/facts.php';
foreach (['cell', 'answer', 'files', 'database', 'dump', 'handover'] as $part) {
    require_once __DIR__ . "/$part.php";
}
answer_for_failures();

$order = json_decode((string) stream_get_contents(STDIN), true, 64, JSON_THROW_ON_ERROR);
$directory = "/units/{$order['id']}";
if (!is_dir($directory)) {
    throw new Refusal("The volume of unit {$order['id']} is not mounted at $directory: check the mounts of this service.");
}
[$changes, $notes, $again] = holding_volume($directory, static fn(): array => hand_over(connect(), $directory, $order['id'], $order['cell'], $order['to'], $order['drop']));
finish($changes, $notes, $again);
