<?php
/** site-login UNIT ADDRESS: prints a link for an account of the registry, whose mailbox cannot be reached. */

declare(strict_types=1);

namespace CongTruong\Provision;

foreach (['cell', 'database', 'links'] as $part) {
    require_once __DIR__ . "/$part.php";
}
require_once '/usr/share/congtruong/lib/facts.php';
require_once '/usr/share/congtruong/lib/links.php';

try {
    [, $id, $mail] = $argv;
    $unit = preg_match('/^[0-9]{7}$/D', $id) === 1 ? \CongTruong\read_json("/units/$id/private/unit.json") : null;
    if ($unit === null) {
        throw new Refusal("Unit $id is not one of this cell's provisioned units.");
    }
    $account = account_of($unit = \CongTruong\unit_from($unit), \CongTruong\asking_name($mail));
    if ($account === null) {
        throw new Refusal("Nobody of unit $id works on its site with this mailbox: give the person a role in the registry's staff file.");
    }
    $link = make_link(connect(), $unit, $account['login'], PHP_INT_MAX);
    // Standard output is the link alone; the log of the container has who got one and not which.
    @file_put_contents('/proc/1/fd/2', "provisioner: warning: $id: a link for {$account['login']} is given out by site-login\n");
    echo "$link\n";
} catch (Refusal|\CongTruong\Unreadable|\mysqli_sql_exception $error) {
    fwrite(STDERR, $error->getMessage() . "\n");
    exit(1);
}
