<?php

declare(strict_types=1);

use CongTruong\Provision\Refusal;
use CongTruong\Unreadable;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

use function CongTruong\Provision\read_cell;
use function CongTruong\unit_from;

final class ContractTest extends TestCase
{
    private const UNIT = [
        'id' => '7900866', 'name' => 'Trường THCS Nguyễn Du', 'kind' => 'thcs', 'ownership' => 'cong-lap', 'lifecycle' => 'active',
        'url' => 'https://thcs.hcm.edu.vn', 'host' => 'thcs.hcm.edu.vn', 'parent' => ['id' => '7900000', 'name' => 'Sở', 'url' => ''],
        'leaders' => [['name' => 'Phan Hữu Nga']],
    ];

    public function testWhatAnOlderPlatformDoesNotSayHasItsDefault(): void
    {
        $unit = unit_from(self::UNIT);
        self::assertSame(['name' => 'Phan Hữu Nga', 'post' => '', 'phone' => '', 'mail' => '', 'duties' => ''], $unit['leaders'][0]);
        self::assertTrue($unit['sectorFeed']);
        self::assertSame([], $unit['children']);
    }

    public function testWhatANewerPlatformSaysStays(): void
    {
        self::assertSame('x', unit_from(self::UNIT + ['later' => 'x'])['later']);
    }

    /** @return array<int, array{mixed, string}> */
    public static function unreadable(): array
    {
        return [
            [null, 'unit is null'],
            [['name' => 7] + self::UNIT, 'unit.name is 7'],
            [['id' => "7900866\n"] + self::UNIT, 'unit.id is "7900866\n"'],
            [['lifecycle' => 'open'] + self::UNIT, 'unit.lifecycle is "open"'],
            [['leaders' => [['name' => 'A'], []]] + self::UNIT, 'unit.leaders[1].name is missing'],
            [['leaders' => ['name' => 'A']] + self::UNIT, 'unit.leaders is {"name":"A"}'],
            [array_diff_key(self::UNIT, ['host' => 0]), 'unit.host is missing'],
        ];
    }

    /** @dataProvider unreadable */
    #[DataProvider('unreadable')]
    public function testTheFirstFaultIsNamedInOneLine(mixed $raw, string $start): void
    {
        try {
            unit_from($raw);
            self::fail('it was taken');
        } catch (Unreadable $fault) {
            self::assertStringStartsWith($start, $fault->getMessage());
            self::assertStringNotContainsString("\n", $fault->getMessage());
        }
    }

    /** @param list<mixed> $units @return array<string, string> */
    private static function files(array $units, mixed ...$more): array
    {
        $cell = ['cell' => 3, 'zone' => 'hcm.edu.vn', 'portalUrl' => 'https://hcm.edu.vn', 'units' => $units];
        return ['cell.json' => json_encode($more + $cell, JSON_THROW_ON_ERROR)];
    }

    public function testAUnitThatCannotBeReadStopsNoOther(): void
    {
        $cell = read_cell(self::files([self::UNIT, ['id' => '7900867']]) + ['children/7900866.json' => '{"id":"7900866","children":[{"id":"1","name":"A","url":""}]}']);
        self::assertSame(['7900866'], array_map(strval(...), array_keys($cell['units'])));
        self::assertSame('https://hcm.edu.vn', $cell['units']['7900866']['portalUrl']);
        self::assertSame('A', $cell['units']['7900866']['children'][0]['name']);
        self::assertStringContainsString('unit.name is missing', $cell['refused']['7900867']);
        self::assertArrayNotHasKey('fingerprint', $cell['units']['7900866']);
    }

    public function testUnitsThatMove(): void
    {
        $cell = read_cell(self::files([self::UNIT], migratingIn: [['id' => '7900866', 'from' => 1]], migratingOut: [['id' => '7900867', 'to' => 2]]));
        self::assertSame([1], array_values($cell['migratingIn']));
        self::assertSame(['to' => 2, 'drop' => false], $cell['migratingOut']['7900867']);
    }

    /** @return array<int, array{array<string, string>}> */
    public static function refused(): array
    {
        return [
            [[]], [['cell.json' => '{']], [['cell.json' => '[]']], [self::files([['id' => '../etc']])], [self::files([self::UNIT, self::UNIT])],
            [self::files(['7900866'])], [self::files([self::UNIT], migratingOut: [['id' => '7900866', 'to' => 2]])], [self::files([], cell: '3')],
        ];
    }

    /** @param array<string, string> $files */
    #[DataProvider('refused')]
    public function testACellThatCannotBeReadIsRefused(array $files): void
    {
        $this->expectException(Refusal::class);
        read_cell($files);
    }
}
