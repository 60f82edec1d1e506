<?php
/**
 * site-restore: what the cell's backup has fetched into /backup/restored/<id> goes back to where it was.
 *
 *   dump.sql        the database, as mariadb-dump wrote it
 *   manifest.json   {"sha256": of the dump, "tables": {name: {"rows": N}}}
 *   uploads/        the unit's files
 *   private/secret.json   the site's own keys
 *
 * Everything is loaded and compared beside its place first; only then are tables and files exchanged, and back again if
 * the second of the two fails. The answer is one line of JSON; a refusal is one line on standard error.
 */

declare(strict_types=1);

namespace CongTruong\Provision;

require_once '/usr/share/congtruong/lib/facts.php';
require_once '/usr/share/congtruong/lib/versions.php';
require_once '/usr/share/congtruong/lib/uploads.php';
foreach (['cell', 'answer', 'files', 'database', 'dump', 'handover', 'secret', 'restored'] as $part) {
    require_once __DIR__ . "/$part.php";
}

answer_for_failures();

[, $what, $id] = $argv;
$argument = $argv[3] ?? '';
if (preg_match('/^[0-9]{7}$/D', $id) !== 1 || !is_file("/units/$id/private/secret.json")) {
    throw new Refusal("Unit $id is not one of this cell's provisioned units. Nothing was changed.");
}
$held = static function (callable $work) use ($id): array {
    try {
        return holding_volume("/units/$id", $work);
    } catch (Waiting) {
        throw new Refusal("The provisioner works on unit $id at this moment. Nothing was changed; run this again in a minute.");
    }
};
answer(match ($what) {
    'state' => state_of(connect(), $id, (int) $argument),
    'all' => $held(static fn(): array => restore_all(connect(), $id, "/backup/restored/$id")),
    'page' => $held(static fn(): array => restore_page(connect(), $id, "/backup/restored/$id", $argument)),
    default => throw new Refusal("\"$what\" is none of state, all, page."),
});
