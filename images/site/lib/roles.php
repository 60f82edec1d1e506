<?php
/** What the accounts of a school's site may do: said here, whatever the database says. */

declare(strict_types=1);

namespace CongTruong;

/** @return array<string, array{name: string, capabilities: array<string, bool>}> by the registry's name of the role, as WordPress keeps its roles */
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
        'truong-ban' => ['name' => 'Trưởng Ban Biên tập', 'capabilities' => array_fill_keys($may, true)],
        'bien-tap-vien' => ['name' => 'Biên tập viên', 'capabilities' => array_fill_keys($may, true)],
        'quan-tri-vien' => ['name' => 'Quản trị viên', 'capabilities' => array_fill_keys($may, true)],
        'subscriber' => ['name' => 'Subscriber', 'capabilities' => ['read' => true]],
    ];
}

/** The owner of the platform's own texts: no role, no password, nobody enters with it. */
const OWNER = 'quantri';

/** What an account may do, by the registry's word. @param array<string, mixed> $unit @return array<string, bool> nothing for one that the registry does not have */
function rights_of(string $login, array $unit): array
{
    $roles = array_column($unit['accounts'] ?? [], 'roles', 'login')[$login] ?? [];
    $rights = [];
    foreach (array_intersect($roles, array_keys(roles())) as $role) {
        $rights += [$role => true] + roles()[$role]['capabilities'];
    }
    return $rights;
}
