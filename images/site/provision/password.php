<?php
/** site-password UNIT LOGIN: an editor's password from standard input; the account is made when it is not there. */

declare(strict_types=1);

namespace CongTruong\Provision;

foreach (['cell', 'files', 'database', 'accounts', 'guard', 'wordpress'] as $part) {
    require_once __DIR__ . "/$part.php";
}
require_once '/usr/share/congtruong/lib/facts.php';
require_once '/usr/share/congtruong/lib/sections.php';
require_once '/usr/share/congtruong/lib/roles.php';

/** NIST SP 800-63B asks for 15 where a password stands alone; length is all that is demanded. */
const SHORTEST = 12;

try {
    [, $id, $login] = $argv;
    $unit = \CongTruong\read_json("/units/$id/private/unit.json");
    if (preg_match('/^[0-9]{7}$/', $id) !== 1 || $unit === null) {
        throw new Refusal("Unit $id is not one of this cell's provisioned units.");
    }
    if (preg_match('/^[a-z][a-z0-9._-]{2,39}$/', $login) !== 1) {
        throw new Refusal("\"$login\" is no login: small letters, digits, dot, hyphen, 3 to 40 of them, a letter first.");
    }
    $password = rtrim((string) stream_get_contents(STDIN), "\r\n");
    if (mb_strlen($password) < SHORTEST) {
        throw new Refusal('The password has fewer than ' . SHORTEST . ' characters. Nothing was changed.');
    }
    \CongTruong\facts($unit = \CongTruong\unit_from($unit));
    define('CONGTRUONG_PROVISIONING', $id);
    start_wordpress();
    if ($login === \CongTruong\OWNER) {
        throw new Refusal("\"$login\" owns the platform's texts and is nobody's account: choose another login.");
    }
    hold_accounts("/units/$id");
    [$editors] = ensure_accounts("/units/$id");
    $user = get_user_by('login', $login);
    if ($user !== false && !in_array($login, $editors, true)) {
        throw new Refusal("The account $login was not made by this command and is shut: choose another login.");
    }
    $done = $user !== false
        ? wp_update_user(['ID' => $user->ID, 'user_pass' => $password])
        : wp_insert_user(['user_login' => $login, 'user_pass' => $password, 'user_email' => "$login@{$unit['host']}", 'role' => 'editor', 'display_name' => 'Ban Biên tập', 'nickname' => 'Ban Biên tập', 'user_nicename' => bin2hex(random_bytes(8))]);
    if (is_wp_error($done)) {
        throw new Refusal('The password was not set: ' . $done->get_error_message());
    }
    write_accounts("/units/$id", [...$editors, $login]);
    // The watch would take the new account for a stranger's.
    ensure_file("/units/$id/private/guard", guard(connect(), $id), 0, 0600);
    echo $user !== false ? "$id: the password of $login is set\n" : "$id: the account $login is made (editor)\n";
} catch (Refusal|\CongTruong\Unreadable $refusal) {
    fwrite(STDERR, $refusal->getMessage() . "\n");
    exit(1);
}
