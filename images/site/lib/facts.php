<?php
/** The facts of the unit that is served or provisioned, as the registry has them. */

declare(strict_types=1);

namespace CongTruong;

require_once __DIR__ . '/contracts.php';
require_once __DIR__ . '/unit-kinds.php';

/** @return array<string, mixed>|null null when the file is absent, unreadable or not an object */
function read_json(string $path): ?array
{
    $text = @file_get_contents($path);
    $value = $text === false ? null : json_decode($text, true);
    return is_array($value) ? $value : null;
}

/**
 * The unit's facts (contracts/unit.schema.json); empty before they are set.
 *
 * @param array<string, mixed>|null $set given once, by the configuration: what unit_from() returned
 * @return array<string, mixed>
 */
function facts(?array $set = null): array
{
    static $facts = [];
    if ($set !== null) {
        $facts = $set;
    }
    return $facts;
}

/** The kind of unit in Vietnamese, as people say it; empty for one that this image does not know. */
function kind_name(string $kind): string
{
    return unit_kinds()[$kind]['name'] ?? '';
}

/** What a kind of unit does: the texts of a nursery and of an office differ. @return 'preschool'|'school'|'centre'|'office' */
function sort_of(string $kind): string
{
    return unit_kinds()[$kind]['sort'] ?? 'centre';
}

function ownership_name(string $ownership): string
{
    return ownerships()[$ownership] ?? '';
}

/** Composed Unicode (NFC) as TCVN 6909:2001 wants it; what is no valid UTF-8 is returned as it came. */
function nfc(string $text): string
{
    $composed = \Normalizer::normalize($text, \Normalizer::FORM_C);
    return $composed === false ? $text : $composed;
}
