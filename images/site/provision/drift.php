<?php
/** How far a site is from what the registry and the platform say; nothing is written. */

declare(strict_types=1);

namespace CongTruong\Provision;

function has_table(\mysqli $root, string $id, string $table): bool
{
    return $root->execute_query('SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?', ["u$id", $table])->num_rows > 0;
}

/**
 * @param array<string, mixed> $unit
 * @param array{state: string, message: string} $is as the provisioner has it
 * @return array{state: string, message: string, edited: list<array<string, mixed>>, wrong: list<array{what: string, is: string, should: string}>}
 */
function drift_of(\mysqli $root, array $unit, array $is): array
{
    $id = $unit['id'];
    $own = ['state' => $is['state'], 'message' => $is['state'] === 'applied' ? '' : $is['message']];
    if ($unit['lifecycle'] === 'retired' || !has_table($root, $id, 'wp_posts') || !has_table($root, $id, \CongTruong\JOURNAL_TABLE)) {
        return $own + ['edited' => [], 'wrong' => []];
    }
    $pages = pages_of($root, $id);
    return $own + [
        'edited' => edited_pages($root, $id, $pages),
        'wrong' => [...wrong_options($root, $unit), ...wrong_pages($pages), ...wrong_accounts($root, $unit)],
    ];
}

/** The pages that the platform keeps. @return array<string, array<string, mixed>> by key */
function pages_of(\mysqli $root, string $id): array
{
    $meta = static fn(string $key): string => "(SELECT meta_value FROM `u$id`.wp_postmeta WHERE post_id = p.ID AND meta_key = '$key' LIMIT 1)";
    $pages = $root->query(
        "SELECT k.meta_value AS page, p.ID, p.post_status, p.post_name, p.post_title, p.post_parent, p.post_password, p.post_modified_gmt, SHA2(p.post_content, 256) AS text,
         {$meta('_congtruong_applied')} AS applied, {$meta('_congtruong_source')} AS source, {$meta('_congtruong_newer')} AS newer
         FROM `u$id`.wp_posts p JOIN `u$id`.wp_postmeta k ON k.post_id = p.ID AND k.meta_key = '_congtruong_key'
         WHERE p.post_type = 'page' ORDER BY p.ID DESC",
    )->fetch_all(MYSQLI_ASSOC);
    // Of two with one key the older one is the platform's (content.php).
    return array_column($pages, null, 'page');
}

/** @param array<string, array<string, mixed>> $pages @return list<array{page: string, title: string, changed: string, by: string, newer: bool}> */
function edited_pages(\mysqli $root, string $id, array $pages): array
{
    $edited = [];
    foreach (enforced_pages() as $key => $title) {
        $page = $pages[$key] ?? null;
        if ($page === null || $page['text'] === $page['applied']) {
            continue;
        }
        $by = $root->execute_query(
            "SELECT name FROM `u$id`." . \CongTruong\JOURNAL_TABLE . " WHERE post = ? AND what IN ('changed', 'approved', 'published') ORDER BY id DESC LIMIT 1",
            [$page['ID']],
        )->fetch_row();
        $edited[] = [
            'page' => $key, 'title' => $title, 'changed' => gmdate('Y-m-d\TH:i:s\Z', (int) strtotime("{$page['post_modified_gmt']} UTC")),
            'by' => (string) ($by[0] ?? ''), 'newer' => $page['newer'] !== null && $page['newer'] !== $page['source'],
        ];
    }
    return $edited;
}

/** @param array<string, mixed> $unit @return list<array{what: string, is: string, should: string}> */
function wrong_options(\mysqli $root, array $unit): array
{
    $wrong = [];
    $stored = array_column($root->query("SELECT option_name, option_value FROM `u{$unit['id']}`.wp_options")->fetch_all(), 1, 0);
    foreach (enforced_options($unit) + fixed_options() as $name => $value) {
        if (($stored[$name] ?? null) !== $value) {
            $wrong[] = fault("option $name", $stored[$name] ?? '(none)', $value);
        }
    }
    return $wrong;
}

/** @param array<string, array<string, mixed>> $pages @return list<array{what: string, is: string, should: string}> */
function wrong_pages(array $pages): array
{
    $wrong = [];
    foreach (enforced_pages() as $key => $title) {
        if (!isset($pages[$key])) {
            $wrong[] = fault("page $key", '(none)', $title);
            continue;
        }
        foreach (['post_status' => 'publish', 'post_name' => $key, 'post_title' => $title, 'post_parent' => '0', 'post_password' => ''] as $field => $value) {
            // A password is nobody's to read.
            $is = $field === 'post_password' && (string) $pages[$key][$field] !== '' ? '(set)' : (string) $pages[$key][$field];
            if ($is !== $value) {
                $wrong[] = fault("page $key: " . substr($field, strlen('post_')), $is, $value);
            }
        }
    }
    return $wrong;
}

/** @param array<string, mixed> $unit @return list<array{what: string, is: string, should: string}> */
function wrong_accounts(\mysqli $root, array $unit): array
{
    $of = "`u{$unit['id']}`";
    $wanted = array_column($unit['accounts'], null, 'login');
    $wrong = [];
    $users = array_column($root->query("SELECT user_login, ID, user_pass, display_name FROM $of.wp_users ORDER BY ID")->fetch_all(MYSQLI_ASSOC), null, 'user_login');
    foreach (array_diff_key($wanted, $users) as $login => $account) {
        $wrong[] = fault("account $login", '(none)', $account['name']);
    }
    foreach ($users as $login => $user) {
        $account = $wanted[$login] ?? null;
        $given = array_column($root->execute_query(
            "SELECT meta_key, meta_value FROM $of.wp_usermeta WHERE user_id = ? AND (meta_key LIKE '%capabilities' OR meta_key LIKE '%user\\_level' OR meta_key = '_application_passwords')",
            [$user['ID']],
        )->fetch_all(), 1, 0);
        $rights = kept_rights($account);
        ksort($given);
        ksort($rights);
        if ($given !== $rights) {
            $wrong[] = fault("account $login: rights", $given['wp_capabilities'] ?? implode(', ', array_keys($given)), $rights['wp_capabilities'] ?? '');
        }
        if ($user['user_pass'] !== SHUT) {
            $wrong[] = fault("account $login: password", '(set)', '');
        }
        if ($account !== null && $user['display_name'] !== $account['name']) {
            $wrong[] = fault("account $login: name", $user['display_name'], $account['name']);
        }
    }
    return $wrong;
}

/** @return array{what: string, is: string, should: string} */
function fault(string $what, string $is, string $should): array
{
    return ['what' => $what, 'is' => mb_substr($is, 0, 200), 'should' => mb_substr($should, 0, 200)];
}
