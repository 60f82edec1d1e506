<?php
/**
 * The links by which people log in. The provisioner makes one and sends it to the account's mailbox; the site takes it
 * once. What the database holds of it is a digest with a key that is not in the database: whoever reads there learns no
 * link, and whoever writes there makes none.
 */

declare(strict_types=1);

namespace CongTruong;

/** The row of an account that holds a link which was not used yet: until when, and its digest. */
const LINK = '_congtruong_link';
const LINK_SECONDS = 900;
/** Of one account at a time: more are not sent, and none takes the place of another. */
const LINKS_AT_ONCE = 3;
/** Those who asked, as the site tells the provisioner: empty files, whose name is the address' digest. */
const MOST_ASKING = 100;

function new_link_token(): string
{
    return rtrim(strtr(base64_encode(random_bytes(32)), '+/', '-_'), '=');
}

/** What is kept of a link. @param string $key of the site (private/secret.json) */
function kept_link(string $key, string $login, string $token, int $until): string
{
    return $until . ' ' . hash_hmac('sha256', "link\n$login\n$until\n$token", $key);
}

/** Whether this is the link that was kept for this account, and its time has not passed. */
function link_holds(string $kept, string $key, string $login, string $token, int $now): bool
{
    $until = (int) $kept;
    return $until >= $now && hash_equals(kept_link($key, $login, $token, $until), $kept);
}

/** The name under which somebody asks: whoever may read it learns no address from it that they did not know. */
function asking_name(string $mail): string
{
    return hash('sha256', mb_strtolower(trim($mail)));
}

/** @return list<string> */
function who_asks(string $directory): array
{
    return array_values(preg_grep('/^[0-9a-f]{64}$/D', @scandir($directory) ?: []));
}
