<?php
/**
 * What an editor's markup may do to the looks of a page: a list of what is allowed, since hiding has more names than
 * anybody can list (off-screen places, zero sizes, overlays, white on white). Hidden links are how gambling sites use
 * schools' names.
 */

declare(strict_types=1);

namespace CongTruong;

/** The declarations of a style attribute that may stay, written anew; empty for none. */
function visible_style(string $css): string
{
    $kept = [];
    foreach (explode(';', (string) preg_replace('#/\*.*?(\*/|$)#s', '', $css)) as $declaration) {
        [$name, $value] = array_map(trim(...), explode(':', strtolower($declaration), 2) + [1 => '']);
        $value = trim((string) preg_replace('/\s*!important$/', '', $value));
        if (style_is_visible($name, $value)) {
            $kept[$name] = "$name: $value";
        }
    }
    return implode('; ', $kept);
}

function style_is_visible(string $name, string $value): bool
{
    return match ($name) {
        'text-align' => in_array($value, ['left', 'right', 'center', 'justify', 'start', 'end'], true),
        'vertical-align' => in_array($value, ['top', 'middle', 'bottom', 'baseline', 'sub', 'super'], true),
        'float' => in_array($value, ['left', 'right', 'none'], true),
        'font-weight' => preg_match('/^(normal|bold|[4-9]00)$/', $value) === 1,
        'font-style' => in_array($value, ['normal', 'italic'], true),
        'text-decoration' => in_array($value, ['none', 'underline', 'line-through'], true),
        'list-style-type' => preg_match('/^(disc|circle|square|decimal|lower-alpha|upper-alpha|lower-roman|upper-roman)$/', $value) === 1,
        'border-collapse' => in_array($value, ['collapse', 'separate'], true),
        'width', 'max-width' => $value === 'auto' || between($value, ['px' => [10, 2000], '%' => [5, 100]]),
        'padding-left', 'margin-left' => between($value, ['px' => [0, 200], 'em' => [0, 12]]),
        'color' => is_readable_colour($value),
        default => false,
    };
}

/**
 * What only programs would find is not there, or is there for everybody: of elements that browsers do not draw the tags
 * go and the words stay, of a film or a sound the text for browsers that cannot play it goes, and so do links on nothing.
 */
function without_unseen(string $html): string
{
    $drops = [
        '#<(style|script|template|noscript|iframe|object|form|svg|math)\b[^>]*>.*?(</\1\s*>|$)#is',
        '#</?(?:area|canvas|datalist|dialog|embed|map|noembed|noframes|rp|title)\b[^>]*>#i',
    ];
    $html = preg_replace($drops, '', $html) ?? '';
    $html = preg_replace_callback('#(<(audio|video)\b[^>]*>)(?:(.*?)</\2\s*>)?#is', static function (array $found): string {
        preg_match_all('#<(?:source|track)\b[^>]*>#i', $found[3] ?? '', $played);
        return $found[1] . implode('', $played[0]) . "</{$found[2]}>";
    }, $html) ?? '';
    return preg_replace_callback('#<a\b[^>]*\shref\b[^>]*>(.*?)(</a\s*>)#is', static function (array $found): string {
        $text = html_entity_decode(strip_tags($found[1], ['img', 'audio', 'video']), ENT_QUOTES | ENT_HTML5, 'UTF-8');
        return preg_match('/[^\s\p{Z}\p{C}\x{034F}\x{115F}\x{1160}\x{2800}\x{3164}\x{FFA0}]/u', $text) === 1 ? $found[0] : '';
    }, $html) ?? '';
}

/** Whether a measure in an attribute leaves to be seen what has it and what stands around it. */
function measure_is_visible(string $attribute, string $value): bool
{
    if (preg_match('/^\s*[+-]?\d+(?:\.\d+)?\s*(%|px)?\s*$/i', $value, $found) !== 1) {
        return false;
    }
    [$least, $most] = match ($attribute) {
        'size' => [1, 100],
        'width', 'height' => ($found[1] ?? '') === '%' ? [10, 100] : [10, 3000],
        default => [0, 40],
    };
    return (float) $value >= $least && (float) $value <= $most;
}

/** @param array<string, array{int, int}> $limits least and most by unit */
function between(string $value, array $limits): bool
{
    if (preg_match('/^(\d{1,4}(?:\.\d{1,3})?)(px|em|%)$/', $value, $found) !== 1 || !isset($limits[$found[2]])) {
        return false;
    }
    return (float) $found[1] >= $limits[$found[2]][0] && (float) $found[1] <= $limits[$found[2]][1];
}

/** Whether text of this colour is seen on the page's white: a contrast of at least 3 to 1 by WCAG. */
function is_readable_colour(string $value): bool
{
    $names = ['black' => '#000', 'red' => '#f00', 'blue' => '#00f', 'green' => '#008000', 'navy' => '#000080', 'maroon' => '#800000', 'purple' => '#800080', 'teal' => '#008080', 'brown' => '#a52a2a', 'darkred' => '#8b0000', 'darkblue' => '#00008b', 'darkgreen' => '#006400'];
    $value = $names[$value] ?? $value;
    if (preg_match('/^#([0-9a-f]{3})$/', $value, $short) === 1) {
        $value = '#' . preg_replace('/./', '$0$0', $short[1]);
    }
    if (preg_match('/^#[0-9a-f]{6}$/', $value) === 1) {
        $parts = array_map(hexdec(...), str_split(substr($value, 1), 2));
    } elseif (preg_match('/^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$/', $value, $found) === 1) {
        $parts = array_map(intval(...), array_slice($found, 1));
    } else {
        return false;
    }
    return contrast($parts, [255, 255, 255]) >= 3;
}

/**
 * The contrast of two colours by WCAG 2.2, from 1 to 21.
 *
 * @param list<int|float> $one red, green, blue; 255 is full
 * @param list<int|float> $other
 */
function contrast(array $one, array $other): float
{
    $lights = array_map(static function (array $parts): float {
        [$red, $green, $blue] = array_map(static function (int|float $part): float {
            $share = min(255, $part) / 255;
            return $share <= 0.04045 ? $share / 12.92 : (($share + 0.055) / 1.055) ** 2.4;
        }, $parts);
        return 0.2126 * $red + 0.7152 * $green + 0.0722 * $blue + 0.05;
    }, [$one, $other]);
    return max($lights) / min($lights);
}

/** The classes that WordPress' own editor gives; the theme's and the core's others can hide. */
function visible_classes(string $classes): string
{
    return implode(' ', array_filter(
        preg_split('/\s+/', $classes, -1, PREG_SPLIT_NO_EMPTY) ?: [],
        static fn(string $class): bool => preg_match('/^(align(left|right|center|none)|size-[a-z]+|attachment-[a-z]+|wp-image-\d+|wp-caption(-text|-dd|-dt)?|gallery(-[a-z0-9-]+)?|note|scroll)$/', $class) === 1,
    ));
}
