<?php

require_once __DIR__ . '/../../congtruong/store.php';

/** Roundcube's form for changing a password, with the mail store behind it, which alone judges both passwords. */
class rcube_congtruong_password
{
    public function save(string $current, string $password, string $username): array|int
    {
        $told = ct_ask_store('/change', ['address' => $username, 'current' => $current, 'password' => $password]);
        return $told['status'] === 200 ? PASSWORD_SUCCESS : [
            'code' => PASSWORD_ERROR,
            'message' => ct_text(match ($told['status']) {
                404 => 'wrong',
                422 => (string) ($told['fault'] ?? 'unreadable'),
                429 => 'often',
                default => 'later',
            }),
        ];
    }

    /** The session holds no password that an entry could be compared with. */
    public function compare(string $current, string $password, int $type): ?string
    {
        return null;
    }
}
