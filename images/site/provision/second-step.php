<?php
/** site-second-step UNIT ADDRESS: takes away the authenticator of an account of the registry, whose telephone is lost. */

declare(strict_types=1);

namespace CongTruong\Provision;

foreach (['facts', 'links', 'journal', 'second-step'] as $part) {
    require_once "/usr/share/congtruong/lib/$part.php";
}
foreach (['cell', 'answer', 'database', 'links'] as $part) {
    require_once __DIR__ . "/$part.php";
}

answer_for_failures();

[, $id, $mail] = $argv;
$unit = preg_match('/^[0-9]{7}$/D', $id) === 1 ? \CongTruong\read_json("/units/$id/private/unit.json") : null;
if ($unit === null) {
    throw new Refusal("Unit $id is not one of this cell's provisioned units.");
}
$account = account_of(\CongTruong\unit_from($unit), \CongTruong\asking_name($mail));
if ($account === null) {
    throw new Refusal("Nobody of unit $id works on its site with this mailbox.");
}
$root = connect();
$user = $root->execute_query("SELECT ID FROM `u$id`.wp_users WHERE user_login = ?", [$account['login']])->fetch_row()[0] ?? 0;
$root->execute_query("DELETE FROM `u$id`.wp_usermeta WHERE user_id = ? AND meta_key IN (?, ?)", [$user, \CongTruong\AUTHENTICATOR, \CongTruong\HALFWAY]);
$removed = $root->affected_rows > 0;
if ($removed) {
    $root->execute_query("DELETE FROM `u$id`.wp_usermeta WHERE user_id = ? AND meta_key = 'session_tokens'", [$user]);
    $root->execute_query("INSERT INTO `u$id`." . \CongTruong\JOURNAL_TABLE . " (at, login, name, what, about) VALUES (UTC_TIMESTAMP(), ?, ?, 'lifted', '')", [$account['login'], $account['name']]);
    @file_put_contents('/proc/1/fd/2', "provisioner: warning: $id: the authenticator of {$account['login']} is taken away by site-second-step\n");
}
answer(['login' => $account['login'], 'name' => $account['name'], 'removed' => $removed]);
