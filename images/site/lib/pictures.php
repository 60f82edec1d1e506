<?php
/**
 * Pictures and films without what their makers wrote into them: place, time, owner, serial number, a second small
 * picture. Nothing is encoded anew; a photo keeps the one mark that says which way is up.
 */

declare(strict_types=1);

namespace CongTruong;

/** @return string|null the file without its notes; null when it is not what its name says or is cut off */
function without_notes(string $file, string $extension): ?string
{
    return match (strtolower($extension)) {
        'jpg', 'jpeg', 'jpe' => jpeg_without_notes($file),
        'png' => png_without_notes($file),
        'webp' => webp_without_notes($file),
        'gif' => gif_without_notes($file),
        'mp4', 'm4v', 'mov' => film_without_notes($file),
        default => $file,
    };
}

/** Segments of JPEG: 0xFF, kind, length. What follows the end of the picture (a film, a larger picture) goes as well. */
function jpeg_without_notes(string $file): ?string
{
    if (!str_starts_with($file, "\xFF\xD8")) {
        return null;
    }
    $kept = '';
    $orientation = 1;
    for ($at = 2, $end = strlen($file); $at + 4 <= $end || substr($file, $at, 2) === "\xFF\xD9";) {
        if ($file[$at] !== "\xFF") {
            return null;
        }
        $kind = ord($file[$at + 1]);
        if ($kind === 0xFF) {
            $at++;
            continue;
        }
        if ($kind === 0xD9) {
            $mark = $orientation === 1 ? '' : "\xFF\xE1\x00\x22Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0" . chr($orientation) . "\0\0\0\0\0\0";
            return "\xFF\xD8" . $mark . $kept . "\xFF\xD9";
        }
        $length = (int) unpack('n', $file, $at + 2)[1];
        $segment = substr($file, $at, 2 + $length);
        if ($length < 2 || strlen($segment) < 2 + $length) {
            return null;
        }
        if ($kind === 0xE1 && str_starts_with(substr($segment, 4), "Exif\0\0")) {
            $orientation = orientation_of(substr($segment, 10));
        }
        // Of the makers' own segments: the version, the colour profile, and how colours were turned.
        $isNote = $kind === 0xFE || ($kind >= 0xE0 && $kind <= 0xEF && !in_array($kind, [0xE0, 0xE2, 0xEE], true))
            || ($kind === 0xE2 && !str_starts_with(substr($segment, 4), "ICC_PROFILE\0"))
            || ($kind === 0xE0 && !str_starts_with(substr($segment, 4), "JFIF\0"));
        // A picture within the picture's first segment would be its small copy as it was before editing.
        $kept .= $isNote ? '' : $segment;
        $at += 2 + $length;
        if ($kind === 0xDA) {
            // The picture itself runs until the next mark that is neither a stuffed byte nor a restart.
            if (preg_match('/\xFF[^\x00\xD0-\xD7\xFF]/', $file, $next, PREG_OFFSET_CAPTURE, $at) !== 1) {
                return null;
            }
            $kept .= substr($file, $at, $next[0][1] - $at);
            $at = $next[0][1];
        }
    }
    return null;
}

/** @param string $tiff what follows "Exif\0\0" @return int 1 to 8, 1 where it does not say */
function orientation_of(string $tiff): int
{
    $short = str_starts_with($tiff, 'II') ? 'v' : 'n';
    $long = $short === 'v' ? 'V' : 'N';
    $at = strlen($tiff) < 10 ? PHP_INT_MAX : (int) unpack($long, $tiff, 4)[1];
    if ($at > strlen($tiff) - 2) {
        return 1;
    }
    for ($entry = $at + 2, $left = (int) unpack($short, $tiff, $at)[1]; $left > 0 && $entry + 12 <= strlen($tiff); $left--, $entry += 12) {
        if ((int) unpack($short, $tiff, $entry)[1] === 0x0112) {
            $value = (int) unpack($short, $tiff, $entry + 8)[1];
            return $value >= 1 && $value <= 8 ? $value : 1;
        }
    }
    return 1;
}

function png_without_notes(string $file): ?string
{
    if (!str_starts_with($file, "\x89PNG\r\n\x1A\n")) {
        return null;
    }
    $keep = ['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'pHYs', 'bKGD', 'sBIT', 'hIST', 'sPLT', 'acTL', 'fcTL', 'fdAT'];
    $kept = substr($file, 0, 8);
    for ($at = 8; $at + 12 <= strlen($file);) {
        $length = (int) unpack('N', $file, $at)[1];
        $kind = substr($file, $at + 4, 4);
        if ($at + 12 + $length > strlen($file)) {
            return null;
        }
        // A capital first: a part without which there is no picture.
        if (ctype_upper($kind[0]) || in_array($kind, $keep, true)) {
            $kept .= substr($file, $at, 12 + $length);
        }
        if ($kind === 'IEND') {
            return $kept;
        }
        $at += 12 + $length;
    }
    return null;
}

function webp_without_notes(string $file): ?string
{
    if (!str_starts_with($file, 'RIFF') || substr($file, 8, 4) !== 'WEBP') {
        return null;
    }
    $kept = '';
    for ($at = 12, $end = min(strlen($file), 8 + (int) unpack('V', $file, 4)[1]); $at + 8 <= $end;) {
        $length = (int) unpack('V', $file, $at + 4)[1];
        $whole = 8 + $length + $length % 2;
        $part = substr($file, $at, $whole);
        if (strlen($part) < 8 + $length) {
            return null;
        }
        $kind = substr($part, 0, 4);
        if ($kind === 'VP8X') {
            // The flags no longer promise notes.
            $part[8] = chr(ord($part[8]) & ~0x0C);
        }
        $kept .= in_array($kind, ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'], true) ? $part : '';
        $at += $whole;
    }
    return $kept === '' ? null : 'RIFF' . pack('V', 4 + strlen($kept)) . 'WEBP' . $kept;
}

function gif_without_notes(string $file): ?string
{
    if (preg_match('/^GIF8[79]a/', $file) !== 1 || strlen($file) < 14) {
        return null;
    }
    $table = static fn(int $flags): int => ($flags & 0x80) !== 0 ? 3 * 2 ** (($flags & 7) + 1) : 0;
    $at = 13 + $table(ord($file[10]));
    $kept = substr($file, 0, $at);
    while ($at < strlen($file)) {
        $begin = $at;
        $mark = $file[$at];
        if ($mark === ';') {
            return $kept . ';';
        }
        if ($mark === ',') {
            $at += 11 + $table(ord($file[$at + 9] ?? "\0"));
        } elseif ($mark === '!') {
            $at += 2;
        } else {
            return null;
        }
        while (($size = ord($file[$at] ?? "\0")) !== 0) {
            $at += 1 + $size;
        }
        $at++;
        if ($at > strlen($file)) {
            return null;
        }
        $part = substr($file, $begin, $at - $begin);
        $label = $part[1] ?? '';
        $isNote = $mark === '!' && ($label === "\xFE" || ($label === "\xFF" && !in_array(substr($part, 3, 11), ['NETSCAPE2.0', 'ANIMEXTS1.0'], true)));
        $kept .= $isNote ? '' : $part;
    }
    return null;
}

/** Boxes of a film: those with notes are renamed to what every player skips, and emptied; no place in the file moves. */
function film_without_notes(string $file): ?string
{
    if (substr($file, 4, 4) !== 'ftyp') {
        return null;
    }
    return quiet_boxes($file, 0, strlen($file));
}

function quiet_boxes(string $file, int $from, int $to): string
{
    for ($at = $from; $at + 8 <= $to;) {
        $size = (int) unpack('N', $file, $at)[1];
        $kind = substr($file, $at + 4, 4);
        $head = 8;
        if ($size === 1 && $at + 16 <= $to) {
            $size = (int) unpack('J', $file, $at + 8)[1];
            $head = 16;
        }
        $end = $size === 0 ? $to : $at + $size;
        if ($end > $to || $end < $at + $head) {
            return $file;
        }
        if (in_array($kind, ['udta', 'meta', 'uuid'], true)) {
            $file = substr_replace($file, 'free', $at + 4, 4);
            $file = substr_replace($file, str_repeat("\0", $end - $at - $head), $at + $head, $end - $at - $head);
        } elseif (in_array($kind, ['moov', 'trak', 'moof', 'traf'], true)) {
            $file = quiet_boxes($file, $at + $head, $end);
        }
        $at = $end;
    }
    return $file;
}
