<?php
/** Links for logging in: made here, since the site reaches its database and nothing else, and neither knows nor sends any. */

declare(strict_types=1);

namespace CongTruong\Provision;

use function CongTruong\asking_name;
use function CongTruong\kept_link;
use function CongTruong\new_link_token;
use function CongTruong\read_json;
use function CongTruong\who_asks;

use const CongTruong\LINK;
use const CongTruong\LINK_SECONDS;
use const CongTruong\LINKS_AT_ONCE;

/** Who asked longer ago than this has given up, or asks again. */
const ASKED_SECONDS = 600;

/**
 * @param array<string, mixed> $unit
 * @param int $at_once how many links of this account may be good at a time
 * @return string|null the link; null where there are as many already
 */
function make_link(\mysqli $root, array $unit, string $login, int $at_once = LINKS_AT_ONCE): ?string
{
    $id = $unit['id'];
    $secret = read_json("/units/$id/private/secret.json") ?? throw new Refusal("Unit $id has no secret.json: it is not provisioned yet.");
    $user = $root->execute_query("SELECT ID FROM `u$id`.wp_users WHERE user_login = ?", [$login])->fetch_row();
    if ($user === null) {
        throw new Refusal("The account $login of unit $id is not made yet: it is within the minute.");
    }
    $good = 0;
    foreach ($root->execute_query("SELECT umeta_id, meta_value FROM `u$id`.wp_usermeta WHERE user_id = ? AND meta_key = ?", [$user[0], LINK])->fetch_all() as [$row, $kept]) {
        if ((int) $kept >= time()) {
            $good++;
        } else {
            $root->execute_query("DELETE FROM `u$id`.wp_usermeta WHERE umeta_id = ?", [$row]);
        }
    }
    if ($good >= $at_once) {
        return null;
    }
    $token = new_link_token();
    $root->execute_query(
        "INSERT INTO `u$id`.wp_usermeta (user_id, meta_key, meta_value) VALUES (?, ?, ?)",
        [$user[0], LINK, kept_link($secret['keys']['AUTH_SALT'], $login, $token, time() + LINK_SECONDS)],
    );
    return "{$unit['url']}/wp-login.php?action=link#$token";
}

/** One that did not reach its mailbox is good for nothing. @param array<string, mixed> $unit */
function unmake_link(\mysqli $root, array $unit, string $login): void
{
    $of = "`u{$unit['id']}`";
    $root->execute_query("DELETE m FROM $of.wp_usermeta m JOIN $of.wp_users u ON u.ID = m.user_id WHERE u.user_login = ? AND m.meta_key = ? ORDER BY umeta_id DESC LIMIT 1", [$login, LINK]);
}

/** @param array<string, mixed> $unit @return array{login: string, name: string, mail: string, roles: list<string>}|null */
function account_of(array $unit, string $name): ?array
{
    foreach ($unit['accounts'] as $account) {
        if (hash_equals(asking_name($account['mail']), $name)) {
            return $account;
        }
    }
    return null;
}

/**
 * Sends whoever asked their link, if the registry has them. The site may write where this reads: nothing there is
 * opened, and a name that is nobody's goes.
 *
 * @param array<string, mixed> $unit
 * @param float $again when letters are tried again, after one could not be handed in: the next would wait as long in vain
 */
function answer_asking(array $unit, float &$again): void
{
    $directory = "/units/{$unit['id']}/asking";
    foreach (who_asks($directory) as $name) {
        $path = "$directory/$name";
        if ($again > microtime(true)) {
            return;
        }
        $account = account_of($unit, $name);
        $since = @lstat($path)['mtime'] ?? 0;
        if ($account === null || $since < time() - ASKED_SECONDS) {
            @unlink($path);
            continue;
        }
        try {
            $root = connect();
            $link = make_link($root, $unit, $account['login']);
            if ($link !== null) {
                try {
                    send_link($unit, $account, $link);
                } catch (\Throwable $fault) {
                    unmake_link($root, $unit, $account['login']);
                    throw $fault;
                }
            }
            @unlink($path);
            say("{$unit['id']}: " . ($link === null ? "no further link for {$account['login']}: " . LINKS_AT_ONCE . ' are good already' : "a link is sent to {$account['login']}"));
        } catch (\Throwable $fault) {
            $again = microtime(true) + LETTER_RETRY;
            say("warning: {$unit['id']}: the link for {$account['login']} cannot be sent yet: " . str_replace("\n", ' ', $fault->getMessage()));
        }
    }
}

/** @param array<string, mixed> $unit @param array{login: string, name: string, mail: string, roles: list<string>} $account */
function send_link(array $unit, array $account, string $link): void
{
    $minutes = intdiv(LINK_SECONDS, 60);
    send_letter(
        $unit,
        $account,
        "Đường dẫn đăng nhập trang {$unit['host']}",
        "Đây là đường dẫn đăng nhập trang thông tin điện tử của {$unit['name']}. Đường dẫn dùng được một lần, trong $minutes phút:\n\n$link\n\n"
        . "Nếu không yêu cầu đường dẫn này, xin bỏ qua thư: không ai vào được trang khi không có đường dẫn. Không chuyển tiếp thư này cho người khác.\n\n"
        . "This link logs you in to the site {$unit['host']}, once, within $minutes minutes. If you did not ask for it, ignore this letter.",
    );
}
