<?php
/** What the accounts of a school's site may do: said here, whatever the database says. */

declare(strict_types=1);

namespace CongTruong;

/** @return array<string, array{name: string, capabilities: array<string, bool>}> as WordPress keeps its roles */
function roles(): array
{
    $may = ['read', 'upload_files', 'edit_posts', 'publish_posts', 'delete_posts', 'edit_pages', 'publish_pages', 'delete_pages'];
    foreach (['others', 'published', 'private'] as $whose) {
        foreach (['posts', 'pages'] as $what) {
            array_push($may, "edit_{$whose}_$what", "delete_{$whose}_$what");
        }
    }
    array_push($may, 'read_private_posts', 'read_private_pages', ...array_map(static fn(int $level): string => "level_$level", range(0, 7)));
    return [
        'editor' => ['name' => 'Editor', 'capabilities' => array_fill_keys($may, true)],
        'subscriber' => ['name' => 'Subscriber', 'capabilities' => ['read' => true]],
    ];
}

/** The owner of the platform's own texts: no role, no password, nobody enters with it. */
const OWNER = 'quantri';

/**
 * The accounts that the platform made, on the unit's volume where nothing but the provisioner writes.
 *
 * @return list<string>|null logins; null while no provisioner of this version has been here
 */
function known_accounts(string $directory): ?array
{
    $accounts = read_json("$directory/private/accounts.json")['editors'] ?? null;
    return is_array($accounts) ? array_values(array_filter($accounts, is_string(...))) : null;
}
