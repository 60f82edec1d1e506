<?php

declare(strict_types=1);

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

use function CongTruong\colour_of;
use function CongTruong\contrast;
use function CongTruong\extra_categories;
use function CongTruong\own_block;
use function CongTruong\palette;
use function CongTruong\section_groups;
use function CongTruong\sections;
use function CongTruong\still_to_come;
use function CongTruong\tasks_of;
use function CongTruong\unit_kinds;
use function CongTruong\written_size;

final class LookTest extends TestCase
{
    /** @return iterable<string, array{string}> */
    public static function kinds(): iterable
    {
        foreach ([...array_keys(unit_kinds()), 'mot-loai-moi'] as $kind) {
            yield $kind => [$kind];
        }
    }

    public function testEveryColourCanBeRead(): void
    {
        foreach (palette() as $name => ['brand' => $brand, 'dark' => $dark, 'tint' => $tint]) {
            foreach ([[$brand, '#ffffff', 4.5], [$brand, $tint, 4.5], [$dark, '#ffffff', 7], [$dark, $tint, 7], ['#4f5b69', $tint, 4.5]] as [$ink, $ground, $least]) {
                $parts = static fn(string $hex): array => array_map(hexdec(...), str_split(substr($hex, 1), 2));
                self::assertGreaterThanOrEqual($least, contrast($parts($ink), $parts($ground)), "$name: $ink on $ground");
            }
        }
        self::assertEqualsWithDelta(21, contrast([0, 0, 0], [255, 255, 255]), 0.01);
    }

    #[DataProvider('kinds')]
    public function testEveryKindHasAColourAMenuAndTasks(string $kind): void
    {
        self::assertArrayHasKey(colour_of($kind), palette());
        $named = array_merge(...array_values(section_groups($kind)));
        self::assertSame([], array_diff(array_keys(sections()), $named));
        self::assertCount(14, $named, 'each name once');
        self::assertArrayHasKey(own_block($kind), ['' => ''] + sections() + extra_categories($kind));
        foreach (tasks_of($kind) as $task) {
            self::assertArrayHasKey(trim($task['path'], '/'), sections());
        }
    }

    public function testKindsDiffer(): void
    {
        self::assertCount(5, array_unique(array_map(colour_of(...), ['mam-non', 'tieu-hoc', 'thcs', 'thpt', 'phong-gddt'])));
        $first = static fn(string $kind): string => tasks_of($kind)[0]['title'];
        self::assertSame(['Tuyển sinh', 'Thi và tra cứu điểm', 'Thủ tục, biểu mẫu', 'Khai giảng, ghi danh'], array_map($first, ['mam-non', 'thpt', 'phong-gddt', 'tthtcd']));
        self::assertLessThan(count(tasks_of('thcs')), count(tasks_of('tthtcd')));
    }

    public function testSizesAreWrittenAsPeopleReadThem(): void
    {
        self::assertSame(['', '1 kB', '35 kB', '1 MB', '1,2 MB', '30 MB'], array_map(written_size(...), [0, 200, 34_700, 1_000_000, 1_234_567, 30_000_000]));
    }

    public function testOnlyWhatIsStillToComeIsADateThatMatters(): void
    {
        $dates = array_map(static fn(string $date): array => ['date' => $date], ['2026-12-20', '2026-11-28', '2026-11-29', '', '2026-02-30', '2027-01-01']);
        self::assertSame(['2026-11-29', '2026-12-20'], array_column(still_to_come($dates, '2026-11-29', 2), 'date'));
    }
}
