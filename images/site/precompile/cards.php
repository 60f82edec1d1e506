<?php
/**
 * Runs while the image is built: the platform's own picture of a shared page (Open Graph, 1200 by 630), once in each
 * colour of the palette. Drawn twice as large and made smaller, since GD's own edges are rough.
 */

declare(strict_types=1);

use function CongTruong\palette;

require '/usr/share/congtruong/lib/facts.php';
require '/usr/share/congtruong/lib/look.php';

[, $folder] = $argv;
// The emblem is drawn in 64 by 64, as assets/emblem.svg; here it is 384 high.
$scale = 12;
[$left, $top] = [1200 - 32 * $scale, 630 - 32 * $scale];
foreach (palette() as $name => ['brand' => $brand, 'tint' => $tint]) {
    $large = imagecreatetruecolor(2400, 1260);
    $ink = static fn(string $hex): int => (int) imagecolorallocate($large, ...array_map(hexdec(...), str_split(substr($hex, 1), 2)));
    $dot = static fn(float $x, float $y, float $wide, int $colour): bool => imagefilledellipse($large, (int) ($left + $x * $scale), (int) ($top + $y * $scale), (int) ($wide * $scale), (int) ($wide * $scale), $colour);
    $area = static fn(array $points, int $colour): bool => imagefilledpolygon($large, array_merge(...array_map(static fn(array $point): array => [(int) ($left + $point[0] * $scale), (int) ($top + $point[1] * $scale)], $points)), $colour);
    // A stroke of four with round ends.
    $stroke = static function (array $from, array $to, int $colour) use ($dot, $area): void {
        $length = hypot($to[0] - $from[0], $to[1] - $from[1]);
        [$x, $y] = [-2 * ($to[1] - $from[1]) / $length, 2 * ($to[0] - $from[0]) / $length];
        $area([[$from[0] + $x, $from[1] + $y], [$to[0] + $x, $to[1] + $y], [$to[0] - $x, $to[1] - $y], [$from[0] - $x, $from[1] - $y]], $colour);
        $dot($from[0], $from[1], 4, $colour);
        $dot($to[0], $to[1], 4, $colour);
    };
    imagefilledrectangle($large, 0, 0, 2399, 1259, $ink($tint));
    $dot(32, 32, 62, $ink($brand));
    // Half a page of the book, by the two curves of the emblem.
    $page = [];
    foreach ([[[32, 36], [28, 33], [23, 32.5], [19, 33.5]], [[19, 48.5], [23, 47.5], [28, 48], [32, 51]]] as [$a, $b, $c, $d]) {
        for ($step = 0; $step <= 20; $step++) {
            $t = $step / 20;
            $page[] = array_map(static fn(int $axis): float => (1 - $t) ** 3 * $a[$axis] + 3 * (1 - $t) ** 2 * $t * $b[$axis] + 3 * (1 - $t) * $t ** 2 * $c[$axis] + $t ** 3 * $d[$axis], [0, 1]);
        }
    }
    $area($page, $ink('#ffffff'));
    $area(array_map(static fn(array $point): array => [64 - $point[0], $point[1]], $page), $ink('#ffffff'));
    $area([[31, 36], [33, 36], [33, 51], [31, 51]], $ink($brand));
    $stroke([17, 28], [17, 42], $ink('#ffffff'));
    $stroke([47, 28], [47, 42], $ink('#ffffff'));
    $stroke([12, 27], [32, 14], $ink('#ffd166'));
    $stroke([32, 14], [52, 27], $ink('#ffd166'));
    $card = imagecreatetruecolor(1200, 630);
    imagecopyresampled($card, $large, 0, 0, 0, 0, 1200, 630, 2400, 1260);
    imagetruecolortopalette($card, false, 64);
    imagepng($card, "$folder/$name.png", 9);
}
