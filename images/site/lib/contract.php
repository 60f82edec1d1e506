<?php
/** Holds what the platform tells the site against its contract: contracts.php, generated from contracts/ of the sources. */

declare(strict_types=1);

namespace CongTruong;

/** A sentence for the log: what was told and cannot be used. */
final class Unreadable extends \RuntimeException
{
}

/**
 * The value as its contract has it. What is missing and has a default gets it; what the contract does not know stays
 * as it is, since a newer platform may say more.
 *
 * @param array<string, mixed> $contract of JSON Schema what the contracts use
 * @param string $where for the sentence: "unit.leaders[0].name"
 * @throws Unreadable that names the first place which is not as the contract says
 */
function checked(array $contract, mixed $value, string $where): mixed
{
    $fits = match ($contract['type']) {
        'string' => is_string($value) && preg_match('#' . ($contract['pattern'] ?? '') . '#uD', $value) === 1
            && in_array($value, $contract['enum'] ?? [$value], true),
        'boolean' => is_bool($value),
        'number' => is_int($value) || is_float($value),
        'integer' => is_int($value) && $value >= ($contract['minimum'] ?? $value),
        'array' => is_array($value) && array_is_list($value),
        'object' => is_array($value),
    };
    if (!$fits) {
        $shown = mb_substr((string) json_encode($value, JSON_UNESCAPED_UNICODE | JSON_PARTIAL_OUTPUT_ON_ERROR), 0, 60);
        throw new Unreadable("$where is $shown, which its contract does not allow: the facts and this image do not fit together. Deploy both from one version.");
    }
    foreach (isset($contract['items']) ? $value : [] as $place => $item) {
        $value[$place] = checked($contract['items'], $item, "{$where}[$place]");
    }
    foreach ($contract['properties'] ?? [] as $name => $field) {
        if (array_key_exists($name, $value)) {
            $value[$name] = checked($field, $value[$name], "$where.$name");
        } elseif (array_key_exists('default', $field)) {
            $value[$name] = $field['default'];
        } elseif (in_array($name, $contract['required'] ?? [], true)) {
            throw new Unreadable("$where.$name is missing: the facts and this image do not fit together. Deploy both from one version.");
        }
    }
    return $value;
}
