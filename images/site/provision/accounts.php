<?php
/**
 * Enforced: who has an account. An account that the platform did not make is one that somebody wrote into the database;
 * it is shut and said. Editors' names, passwords and what they wrote are theirs.
 */

declare(strict_types=1);

namespace CongTruong\Provision;

use function CongTruong\known_accounts;
use function CongTruong\roles;

use const CongTruong\OWNER;

/** No password has this digest. */
const SHUT = '!';

/** One at a time: an account half made would be taken for a stranger's. Held until this process ends. */
function hold_accounts(string $directory): void
{
    static $lock;
    $lock = fopen("$directory/private/accounts.lock", 'c');
    if ($lock === false || !flock($lock, LOCK_EX)) {
        throw new Refusal("$directory/private/accounts.lock cannot be held: is the volume writable?");
    }
}

/** @return array{list<string>, list<string>, int} the editors, notes, 1 when the list was written */
function ensure_accounts(string $directory): array
{
    $known = known_accounts($directory);
    if ($known !== null) {
        return [$known, [], 0];
    }
    // Made by a version that kept no list: editors and nobody else.
    global $wpdb;
    $known = $wpdb->get_col($wpdb->prepare(
        "SELECT user_login FROM {$wpdb->users} u JOIN {$wpdb->usermeta} m ON m.user_id = u.ID
         WHERE m.meta_key = 'wp_capabilities' AND m.meta_value = %s AND user_login <> %s ORDER BY user_login",
        serialize(['editor' => true]),
        OWNER,
    ));
    $notes = $known === [] ? [] : ['accounts taken over from before: ' . implode(', ', $known)];
    return [$known, $notes, write_accounts($directory, $known)];
}

/** @param list<string> $logins */
function write_accounts(string $directory, array $logins): int
{
    $logins = array_values(array_unique($logins));
    sort($logins);
    return ensure_file("$directory/private/accounts.json", json_encode(['editors' => $logins], JSON_PRETTY_PRINT | JSON_THROW_ON_ERROR) . "\n", SCHOOL_UID, 0640);
}

/** @param list<string> $editors @return list<string> notes */
function apply_accounts(array $editors): array
{
    global $wpdb;
    $notes = [];
    foreach ($wpdb->get_results("SELECT ID, user_login, user_pass FROM {$wpdb->users} ORDER BY ID") as $user) {
        $isEditor = in_array($user->user_login, $editors, true);
        $wanted = $isEditor ? ['wp_capabilities' => serialize(['editor' => true]), 'wp_user_level' => '7'] : [];
        $rights = $wpdb->get_results($wpdb->prepare(
            "SELECT umeta_id, meta_key, meta_value FROM {$wpdb->usermeta} WHERE user_id = %d
             AND (meta_key LIKE '%%capabilities' OR meta_key LIKE '%%user\\_level' OR meta_key = '_application_passwords')",
            $user->ID,
        ));
        $found = [];
        $wrong = [];
        foreach ($rights as $right) {
            if (($wanted[$right->meta_key] ?? null) === $right->meta_value && !isset($found[$right->meta_key])) {
                $found[$right->meta_key] = true;
                continue;
            }
            $wrong[] = (int) $right->umeta_id;
        }
        foreach ($wrong as $meta) {
            $wpdb->delete($wpdb->usermeta, ['umeta_id' => $meta]);
        }
        foreach (array_diff_key($wanted, $found) as $key => $value) {
            $wpdb->insert($wpdb->usermeta, ['user_id' => $user->ID, 'meta_key' => $key, 'meta_value' => $value]);
        }
        $isShut = $isEditor || $user->user_pass === SHUT;
        if (!$isShut) {
            $wpdb->update($wpdb->users, ['user_pass' => SHUT, 'user_activation_key' => ''], ['ID' => $user->ID]);
        }
        if ($wrong !== [] || !$isShut) {
            $wpdb->delete($wpdb->usermeta, ['user_id' => $user->ID, 'meta_key' => 'session_tokens']);
            clean_user_cache((int) $user->ID);
            $login = preg_replace('/[^\x21-\x7E]/', '?', substr($user->user_login, 0, 60));
            if ($isEditor) {
                $notes[] = "SECURITY: account \"$login\" had rights that the platform did not give; taken away, its sessions are ended";
            } elseif ($user->user_login !== OWNER) {
                $notes[] = "SECURITY: account \"$login\" was not made by the platform; disabled, its sessions are ended";
            }
        }
    }
    return $notes;
}

/** Roles, plugins and timed tasks, none of which the site reads from the database. @return list<string> notes */
function apply_fixed_options(): array
{
    global $wpdb;
    $fixed = [
        'wp_user_roles' => serialize(roles()),
        'active_plugins' => serialize([]),
        'cron' => serialize(['version' => 2]),
    ];
    // The first run of a version finds what WordPress itself or an earlier one left there.
    $version = substr(hash('sha256', implode("\n", $fixed)), 0, 16);
    $isFirst = get_option('congtruong_guarded') !== $version;
    $notes = [];
    foreach ($fixed as $name => $value) {
        $is = $wpdb->get_var($wpdb->prepare("SELECT option_value FROM {$wpdb->options} WHERE option_name = %s", $name));
        if ($is === $value) {
            continue;
        }
        set_option($name, $value);
        if (!$isFirst) {
            $notes[] = "SECURITY: option \"$name\" was changed; set back";
        }
    }
    set_option('congtruong_guarded', $version);
    return $notes;
}
