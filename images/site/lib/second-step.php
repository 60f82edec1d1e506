<?php
/**
 * The second step of a log-in, for whoever wants one: a code of six digits that an authenticator makes of a secret and
 * the clock (RFC 6238, TOTP with SHA-1 and 30 seconds, as every authenticator has it). The database holds the secret
 * sealed with a key that is not in it.
 */

declare(strict_types=1);

namespace CongTruong;

/** The rows of an account: its sealed secret and the last code that was used; a link that was used, and waits for a code. */
const AUTHENTICATOR = '_congtruong_authenticator';
const HALFWAY = '_congtruong_halfway';
const HALFWAY_SECONDS = 300;
const HALFWAY_TRIES = 5;
const CODE_SECONDS = 30;

function code_at(string $secret, int $step, int $digits = 6): string
{
    $hash = hash_hmac('sha1', pack('J', $step), $secret, true);
    $number = unpack('N', $hash, ord($hash[19]) & 0xf)[1] & 0x7fffffff;
    return str_pad((string) ($number % 10 ** $digits), $digits, '0', STR_PAD_LEFT);
}

/** Which step of the clock a code is of, a telephone's being half a minute wrong at most; null for none that may still be used. */
function step_of(string $secret, string $code, int $now, int $used): ?int
{
    $present = intdiv($now, CODE_SECONDS);
    foreach ([$present, $present - 1, $present + 1] as $step) {
        // Who looks over a shoulder is too late.
        if ($step > $used && hash_equals(code_at($secret, $step), $code)) {
            return $step;
        }
    }
    return null;
}

/** As an authenticator takes it (RFC 4648). */
function base32(string $bytes): string
{
    $bits = implode('', array_map(static fn(int $byte): string => sprintf('%08b', $byte), array_values(unpack('C*', $bytes))));
    return implode('', array_map(static fn(string $five): string => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[bindec(str_pad($five, 5, '0'))], str_split($bits, 5)));
}

/** @param string $key of the site (private/secret.json) */
function sealed(string $key, string $login, string $text): string
{
    $nonce = random_bytes(SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES);
    return base64_encode($nonce . sodium_crypto_aead_xchacha20poly1305_ietf_encrypt($text, $login, $nonce, seal_key($key)));
}

/** @return string|null null for what was not sealed here, or for somebody else */
function unsealed(string $key, string $login, string $sealed): ?string
{
    $bytes = (string) base64_decode($sealed, true);
    $size = SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES;
    $text = strlen($bytes) <= $size ? false : sodium_crypto_aead_xchacha20poly1305_ietf_decrypt(substr($bytes, $size), $login, substr($bytes, 0, $size), seal_key($key));
    return $text === false ? null : $text;
}

function seal_key(string $key): string
{
    return hash_hmac('sha256', 'authenticator', $key, true);
}
