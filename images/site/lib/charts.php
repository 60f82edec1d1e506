<?php
/** Drawings that the server makes (SVG), so that a page needs no script: each stands beside a table or a list of the same. */

declare(strict_types=1);

namespace CongTruong;

/**
 * What an outline says, one place a line and a "-" for each step down; a step too far counts as one.
 *
 * @return list<array{name: string, below: list<mixed>}>
 */
function tree_of(string $outline): array
{
    $tree = [];
    $branch = [&$tree];
    foreach (preg_split('/\R/u', $outline) ?: [] as $line) {
        preg_match('/^\s*([-–+*\s]*)(.*)$/u', $line, $found);
        $name = mb_substr(trim($found[2] ?? ''), 0, 80);
        if ($name === '') {
            continue;
        }
        $depth = min(mb_strlen((string) preg_replace('/\s/u', '', $found[1])), count($branch) - 1, 3);
        $branch = array_slice($branch, 0, $depth + 1);
        $branch[$depth][] = ['name' => $name, 'below' => []];
        $branch[] = &$branch[$depth][array_key_last($branch[$depth])]['below'];
    }
    return $tree;
}

/** Lines of at most `$most` letters, words whole. @return list<string> */
function wrapped(string $text, int $most): array
{
    $lines = [''];
    foreach (preg_split('/\s+/u', trim($text)) ?: [] as $word) {
        $longer = trim(end($lines) . " $word");
        if (mb_strlen($longer) <= $most || end($lines) === '') {
            $lines[array_key_last($lines)] = $longer;
        } else {
            $lines[] = $word;
        }
    }
    return $lines;
}

function svg_text(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES | ENT_XML1, 'UTF-8');
}

/**
 * An organisation chart: who leads above, the first step side by side, what is below each of them under it.
 *
 * @param list<array{name: string, below: list<mixed>}> $tree
 */
function organisation_chart(array $tree): string
{
    // One box at the top: several at the first level hang from no one.
    $tops = count($tree) === 1 ? [$tree[0], $tree[0]['below']] : [null, $tree];
    [$top, $columns] = $tops;
    if ($columns === []) {
        return '';
    }
    [$box, $gap, $line] = [176, 20, 19];
    $width = max(1, count($columns)) * ($box + $gap) - $gap;
    $height = static fn(string $name): int => count(wrapped($name, 20)) * $line + 22;
    $drawn = static function (string $name, float $x, float $y, float $wide, string $class) use ($height, $line): string {
        $text = '';
        foreach (wrapped($name, $wide > 180 ? 34 : 20) as $place => $each) {
            $text .= sprintf('<tspan x="%.1F" y="%.1F">%s</tspan>', $x + $wide / 2, $y + 25 + $place * $line, svg_text($each));
        }
        $tall = $wide > 180 ? count(wrapped($name, 34)) * $line + 22 : $height($name);
        return sprintf('<rect class="%s" x="%.1F" y="%.1F" width="%.1F" height="%d" rx="6"/><text class="%1$s" text-anchor="middle">%6$s</text>', $class, $x, $y, $wide, $tall, $text);
    };
    $svg = '';
    $y = 1.0;
    if ($top !== null) {
        $wide = min(max($width, $box), 300);
        $tall = $wide > 180 ? count(wrapped($top['name'], 34)) * $line + 22 : $height($top['name']);
        $svg .= $drawn($top['name'], ($width - $wide) / 2, $y, $wide, 'top');
        $middle = $y + $tall + 16;
        $first = $box / 2;
        $svg .= sprintf('<path class="line" d="M%.1F %.1FV%.1F%s"/>', $width / 2, $y + $tall, $middle, count($columns) > 1 ? sprintf('M%.1F %.1FH%.1F', $first, $middle, $width - $first) : '');
        $y = $middle;
    }
    $deepest = $y;
    foreach ($columns as $place => $column) {
        $x = $place * ($box + $gap);
        $at = $y;
        if ($top !== null) {
            $svg .= sprintf('<path class="line" d="M%.1F %.1Fv16"/>', $x + $box / 2, $at);
            $at += 16;
        }
        $svg .= $drawn($column['name'], $x, $at, $box, 'first');
        $at += $height($column['name']);
        $inner = static function (array $below) use (&$inner): array {
            return array_merge([], ...array_map(static fn(array $each): array => [$each['name'], ...$inner($each['below'])], $below));
        };
        foreach ($inner($column['below']) as $name) {
            $svg .= sprintf('<path class="line" d="M%.1F %.1Fv10"/>', $x + $box / 2, $at);
            $svg .= $drawn($name, $x, $at + 10, $box, 'below');
            $at += 10 + $height($name);
        }
        $deepest = max($deepest, $at);
    }
    return sprintf('<svg class="chart organisation" viewBox="-1 0 %d %d" width="%1$d" height="%2$d" aria-hidden="true" focusable="false">%3$s</svg>', $width + 2, (int) ceil($deepest) + 2, $svg);
}

/**
 * A bar a year, with its value above.
 *
 * @param array<string, int> $values by the year's name, the earliest first
 */
function bar_chart(array $values): string
{
    [$wide, $tall, $step] = [300, 150, 300 / max(1, count($values))];
    $most = max(1, ...array_values($values));
    $svg = sprintf('<path class="line" d="M0 %d.5H%d"/>', $tall - 24, $wide);
    $place = 0;
    foreach ($values as $year => $value) {
        $high = $value / $most * ($tall - 50);
        [$x, $bar] = [$place++ * $step, min(38, $step * 0.62)];
        $svg .= sprintf('<rect class="bar" x="%.1F" y="%.1F" width="%.1F" height="%.1F" rx="2"/>', $x + ($step - $bar) / 2, $tall - 24 - $high, $bar, $high)
            . sprintf('<text class="value" text-anchor="middle" x="%.1F" y="%.1F">%s</text>', $x + $step / 2, $tall - 30 - $high, number_format($value, 0, ',', '.'))
            // "25-26": both years, in the room of a bar.
            . sprintf('<text class="year" text-anchor="middle" x="%.1F" y="%d">%s</text>', $x + $step / 2, $tall - 7, svg_text((string) preg_replace('/^\d\d(\d\d)-\d\d(\d\d)$/', '$1-$2', $year)));
    }
    return sprintf('<svg class="chart bars" viewBox="0 0 %d %d" width="%1$d" height="%2$d" aria-hidden="true" focusable="false">%3$s</svg>', $wide, $tall, $svg);
}

/**
 * Points where places lie: north is up, a degree of longitude is as long as it is there. No ground is drawn, since that
 * would be somebody else's map; a bar says how far things are.
 *
 * @param list<array{name: string, url: string, colour: string, lat: float, lon: float}> $points `colour` in CSS
 */
function point_map(array $points): string
{
    if (count($points) < 2) {
        return '';
    }
    [$wide, $margin] = [720, 24];
    [$north, $south] = [max(array_column($points, 'lat')), min(array_column($points, 'lat'))];
    [$east, $west] = [max(array_column($points, 'lon')), min(array_column($points, 'lon'))];
    $narrow = cos(deg2rad(($north + $south) / 2));
    // At least two kilometres, and no taller than wide.
    $span = max(0.02, ($east - $west) * $narrow, ($north - $south) * 1.0);
    $scale = ($wide - 2 * $margin) / $span;
    $tall = (int) max(180, ($north - $south) * $scale + 2 * $margin + 22);
    $left = ($wide - ($east - $west) * $narrow * $scale) / 2;
    $svg = '';
    foreach ($points as ['name' => $name, 'url' => $url, 'colour' => $colour, 'lat' => $lat, 'lon' => $lon]) {
        $dot = sprintf('<circle cx="%.1F" cy="%.1F" r="7" fill="%s"><title>%s</title></circle>', $left + ($lon - $west) * $narrow * $scale, $margin + ($north - $lat) * $scale, svg_text($colour), svg_text($name));
        $svg .= $url === '' ? $dot : sprintf('<a href="%s" tabindex="-1">%s</a>', svg_text($url), $dot);
    }
    $kilometres = array_find([50, 20, 10, 5, 2, 1], static fn(int $each): bool => $each / 111.2 * $scale < $wide / 3) ?? 1;
    $bar = $kilometres / 111.2 * $scale;
    $svg .= sprintf('<path class="line" d="M%1$d %2$dv6h%3$.1Fv-6"/><text class="year" x="%4$.1F" y="%5$d">%6$d km</text>', $margin, $tall - 20, $bar, $margin + $bar + 8, $tall - 12, $kilometres);
    return sprintf('<svg class="chart map" viewBox="0 0 %d %d" width="%1$d" height="%2$d" aria-hidden="true" focusable="false">%3$s</svg>', $wide, $tall, $svg);
}
