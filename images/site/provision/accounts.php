<?php
/**
 * Enforced: who has an account, and what it is called. Whoever the registry names has one, without a password; whoever
 * it no longer names is shut out, and what they wrote stays. An account that the platform never made is one that
 * somebody wrote into the database: it is shut and said.
 */

declare(strict_types=1);

namespace CongTruong\Provision;

use function CongTruong\read_json;
use function CongTruong\roles;

use const CongTruong\LINK;
use const CongTruong\OWNER;

/** No password has this digest, and nobody has another. */
const SHUT = '!';

/** @param list<array{login: string, name: string, mail: string, roles: list<string>}> $accounts @return array{list<string>, int} notes, 1 when the list on the volume was written */
function apply_accounts(array $accounts, string $directory): array
{
    global $wpdb;
    $wanted = array_column($accounts, null, 'login');
    $users = array_column($wpdb->get_results("SELECT ID, user_login, user_pass, display_name FROM {$wpdb->users} ORDER BY ID"), null, 'user_login');
    $made = made_accounts($directory) ?? array_keys($users);
    $notes = [];
    foreach (array_diff_key($wanted, $users) as $login => $account) {
        $wpdb->insert($wpdb->users, [
            'user_login' => $login, 'user_pass' => SHUT, 'user_nicename' => bin2hex(random_bytes(8)), 'user_email' => '',
            'display_name' => $account['name'], 'user_registered' => gmdate('Y-m-d H:i:s'),
        ]);
        $users[$login] = (object) ['ID' => $wpdb->insert_id, 'user_login' => $login, 'user_pass' => SHUT, 'display_name' => $account['name']];
        $notes[] = "account $login is made: the registry has it";
        write_down((string) $login, $account['name'], 'opened');
    }
    foreach ($users as $login => $user) {
        $notes = [...$notes, ...apply_account($user, $wanted[$login] ?? null, in_array((string) $login, $made, true))];
    }
    return [$notes, write_accounts($directory, [...$made, ...array_keys($wanted)])];
}

/** What the database holds of an account's rights. @param array{roles: list<string>}|null $account @return array<string, string> by meta key */
function kept_rights(?array $account): array
{
    $roles = array_values(array_intersect($account['roles'] ?? [], array_keys(roles())));
    return $roles === [] ? [] : ['wp_capabilities' => serialize(array_fill_keys($roles, true)), 'wp_user_level' => '7'];
}

/** @param array{name: string, roles: list<string>}|null $account null for one that the registry does not have @return list<string> notes */
function apply_account(object $user, ?array $account, bool $is_made): array
{
    global $wpdb;
    $wanted = kept_rights($account);
    $given = $wpdb->get_results($wpdb->prepare(
        "SELECT umeta_id, meta_key, meta_value FROM {$wpdb->usermeta} WHERE user_id = %d
         AND (meta_key LIKE '%%capabilities' OR meta_key LIKE '%%user\\_level' OR meta_key = '_application_passwords')",
        $user->ID,
    ));
    $found = $wrong = [];
    foreach ($given as $right) {
        if (($wanted[$right->meta_key] ?? null) === $right->meta_value && !isset($found[$right->meta_key])) {
            $found[$right->meta_key] = true;
        } else {
            $wrong[] = $right;
        }
    }
    foreach ($wrong as $right) {
        $wpdb->delete($wpdb->usermeta, ['umeta_id' => (int) $right->umeta_id]);
    }
    foreach (array_diff_key($wanted, $found) as $key => $value) {
        $wpdb->insert($wpdb->usermeta, ['user_id' => $user->ID, 'meta_key' => $key, 'meta_value' => $value]);
    }
    $right = ['user_pass' => SHUT] + ($account === null ? [] : ['display_name' => $account['name']]);
    $hadPassword = $user->user_pass !== SHUT;
    if ($right !== array_intersect_key(['user_pass' => $user->user_pass, 'display_name' => $user->display_name], $right)) {
        $wpdb->update($wpdb->users, $right + ($hadPassword ? ['user_activation_key' => ''] : []), ['ID' => $user->ID]);
        clean_user_cache((int) $user->ID);
    }
    if ($wrong === [] && !$hadPassword) {
        return [];
    }
    $wpdb->query($wpdb->prepare("DELETE FROM {$wpdb->usermeta} WHERE user_id = %d AND meta_key IN ('session_tokens', %s)", $user->ID, LINK));
    clean_user_cache((int) $user->ID);
    if ($account === null && $is_made && $user->user_login !== OWNER) {
        write_down((string) $user->user_login, (string) $user->display_name, 'shut');
    }
    $login = preg_replace('/[^\x21-\x7E]/', '?', substr((string) $user->user_login, 0, 60));
    return match (true) {
        $user->user_login === OWNER => [],
        !$is_made => ["SECURITY: account \"$login\" was not made by the platform; disabled, its sessions are ended"],
        $account === null => ["account $login is disabled, its sessions are ended: the registry gives it nothing to do here; what it wrote stays"],
        // Roles of the platform's own are what the registry said before.
        !$hadPassword && is_former($wrong) => ["account $login has other roles now, its sessions are ended"],
        default => ["SECURITY: account \"$login\" had rights that the platform did not give; taken away, its sessions are ended"],
    };
}

/** Into the site's journal. */
function write_down(string $login, string $name, string $what): void
{
    global $wpdb;
    $wpdb->insert(\CongTruong\JOURNAL_TABLE, ['at' => gmdate('Y-m-d H:i:s'), 'login' => $login, 'name' => $name, 'what' => $what, 'about' => '', 'post' => 0]);
}

/** Whether these are rights as the platform gives them. @param list<object> $rights */
function is_former(array $rights): bool
{
    foreach ($rights as $right) {
        $roles = $right->meta_key === 'wp_capabilities' ? @unserialize($right->meta_value, ['allowed_classes' => false]) : null;
        if (!is_array($roles) || array_diff_key($roles, roles()) !== []) {
            return false;
        }
    }
    return true;
}

/** The accounts that the platform has made, ever. @return list<string>|null null while no provisioner has kept a list */
function made_accounts(string $directory): ?array
{
    $kept = read_json("$directory/private/accounts.json");
    $made = $kept['made'] ?? $kept['editors'] ?? null;
    return is_array($made) ? array_values(array_filter($made, is_string(...))) : null;
}

/** @param list<string> $logins */
function write_accounts(string $directory, array $logins): int
{
    $logins = array_values(array_unique($logins));
    sort($logins, SORT_STRING);
    return ensure_file("$directory/private/accounts.json", json_encode(['made' => $logins], JSON_PRETTY_PRINT | JSON_THROW_ON_ERROR) . "\n", 0, 0600);
}

/** Roles, plugins and timed tasks, none of which the site reads from the database. @return array<string, string> */
function fixed_options(): array
{
    return [
        'wp_user_roles' => serialize(roles()),
        'active_plugins' => serialize([]),
        'cron' => serialize(['version' => 2]),
    ];
}

/** @return list<string> notes */
function apply_fixed_options(): array
{
    global $wpdb;
    $fixed = fixed_options();
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
