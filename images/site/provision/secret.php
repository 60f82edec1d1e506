<?php
/** What only one unit's site knows: made here once, kept on the unit's volume, never anywhere else. */

declare(strict_types=1);

namespace CongTruong\Provision;

use function CongTruong\read_json;

const KEYS = ['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'];

/** @return array{array{database: string, user: string, password: string, keys: array<string, string>}, int} the secret, 1 if it changed */
function ensure_secret(string $directory, string $id): array
{
    $path = "$directory/private/secret.json";
    $secret = read_json($path);
    if ($secret === null) {
        if (is_file($path) && filesize($path) > 0) {
            throw new Refusal("$path is no JSON: remove it, a new one will be made and the account set to it.");
        }
        $secret = ['database' => "u$id", 'user' => "u$id", 'password' => bin2hex(random_bytes(24)), 'keys' => []];
        foreach (KEYS as $key) {
            $secret['keys'][$key] = base64_encode(random_bytes(48));
        }
    }
    $changed = ensure_file($path, json_encode($secret, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR) . "\n", SCHOOL_UID, 0640);
    return [$secret, $changed];
}
