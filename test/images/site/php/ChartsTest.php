<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

use function CongTruong\bar_chart;
use function CongTruong\organisation_chart;
use function CongTruong\point_map;
use function CongTruong\tree_of;
use function CongTruong\wrapped;

final class ChartsTest extends TestCase
{
    public function testAnOutlineIsATree(): void
    {
        $names = static function (array $tree) use (&$names): array {
            return array_map(static fn(array $each): array => [$each['name'] => $names($each['below'])], $tree);
        };
        self::assertSame(
            [['Ban Giám hiệu' => [['Tổ 1' => [['Nhóm a' => []]]], ['Tổ 2' => []]]], ['Hội đồng' => []]],
            $names(tree_of("Ban Giám hiệu\n- Tổ 1\n--- Nhóm a\n\n - Tổ 2\r\nHội đồng")),
        );
        self::assertSame([], tree_of(" \n--\n"));
        self::assertSame([['đầu tiên' => []]], $names(tree_of('-- đầu tiên')));
    }

    public function testDrawingsEscapeAndStayInTheirFrame(): void
    {
        $svg = organisation_chart(tree_of("<script>alert(1)</script>\n- \"x\" & y\n- Tổ\n-- Nhóm " . str_repeat('dài ', 20)));
        self::assertStringNotContainsString('<script', $svg);
        self::assertNotFalse(simplexml_load_string($svg));
        self::assertSame(['Bộ phận', 'hành chính'], wrapped('Bộ phận hành chính', 10));
        self::assertSame(['', ''], [organisation_chart([]), organisation_chart(tree_of('một'))]);
    }

    public function testPointsLieWherePlacesDo(): void
    {
        $point = static fn(float $lat, float $lon, string $name = 'A'): array => ['name' => $name, 'url' => 'https://a.vn/?a=1&b="', 'colour' => '#0b4f8a', 'lat' => $lat, 'lon' => $lon];
        $svg = simplexml_load_string(point_map([$point(10.9, 106.7, '<b>Bắc</b>'), $point(10.8, 106.7), $point(10.8, 106.8)]));
        $circles = array_map(static fn(\SimpleXMLElement $link): array => [(float) $link->circle['cx'], (float) $link->circle['cy']], iterator_to_array($svg->a, false));
        self::assertSame($circles[0][0], $circles[1][0], 'north is up');
        self::assertLessThan($circles[1][1], $circles[0][1]);
        self::assertGreaterThan($circles[1][0], $circles[2][0]);
        // Ten kilometres north are somewhat more than a tenth of a degree east, at this latitude.
        self::assertEqualsWithDelta(0.982, ($circles[2][0] - $circles[1][0]) / ($circles[1][1] - $circles[0][1]), 0.002);
        self::assertSame('<b>Bắc</b>', (string) $svg->a[0]->circle->title);
        self::assertSame('', point_map([$point(10, 106)]));
        self::assertNotFalse(simplexml_load_string(point_map([$point(10, 106), $point(10, 106)])), 'two in one place');
    }

    public function testBarsAreToTheLargest(): void
    {
        $svg = simplexml_load_string(bar_chart(['2024-2025' => 50, '2025-2026' => 1100]));
        self::assertSame('100.0', (string) $svg->rect[1]['height']);
        self::assertSame(['50', '24-25', '1.100', '25-26'], array_map(strval(...), iterator_to_array($svg->text, false)));
        self::assertNotFalse(simplexml_load_string(bar_chart(['2025-2026' => 0])));
    }
}
