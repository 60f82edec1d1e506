<?php
/** What the accounts of a school's site may do: said here, whatever the database says. */

declare(strict_types=1);

namespace CongTruong;

/** What the head of the board may, and nobody else: approve what editors write. */
const APPROVE = 'congtruong_approve';
const JOURNAL = 'congtruong_journal';

/** @return array<string, array{name: string, capabilities: array<string, bool>}> by the registry's name of the role, as WordPress keeps its roles */
function roles(): array
{
    $write = ['read', 'upload_files', ...array_map(static fn(int $level): string => "level_$level", range(0, 7))];
    $publish = [APPROVE, JOURNAL];
    foreach (['posts', 'pages'] as $what) {
        array_push($write, "edit_$what", "edit_others_$what", "delete_$what", "delete_others_$what");
        array_push($publish, "publish_$what", "read_private_$what");
        foreach (['published', 'private'] as $whose) {
            array_push($publish, "edit_{$whose}_$what", "delete_{$whose}_$what");
        }
    }
    return [
        // Answers for all that is published (III.5).
        'truong-ban' => ['name' => 'Trưởng Ban Biên tập', 'capabilities' => array_fill_keys([...$write, ...$publish], true)],
        'bien-tap-vien' => ['name' => 'Biên tập viên', 'capabilities' => array_fill_keys($write, true)],
        'quan-tri-vien' => ['name' => 'Quản trị viên', 'capabilities' => array_fill_keys([...$write, JOURNAL], true)],
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
