<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

use function CongTruong\failures_in_hour;
use function CongTruong\opened_record;
use function CongTruong\read_records;
use function CongTruong\record_day;
use function CongTruong\record_number;
use function CongTruong\sealed_records;
use function CongTruong\visitor_of;

final class LookupsTest extends TestCase
{
    public function testATableOfResultsIsRead(): void
    {
        foreach ([';', ',', "\t"] as $by) {
            $read = read_records("\xEF\xBB\xBF" . implode($by, ['SBD', 'Ngày sinh', 'Toán']) . "\r\n" . implode($by, [' a 001 ', '5/9/2014', '"8,5"']) . "\r\n\r\n");
            self::assertSame([['SBD', 'Ngày sinh', 'Toán'], [['A001', '2014-09-05', ['8,5']]], []], array_values($read));
        }
        self::assertSame([['A1', '2014-09-05', ['9']]], read_records("\xFF\xFE" . mb_convert_encoding("a;b;c\nA1;05092014;9\n", 'UTF-16LE', 'UTF-8'))['rows']);
    }

    public function testWhatIsWrongIsSaidByLine(): void
    {
        $faults = static fn(string $csv): string => implode(' ', read_records($csv)['faults']);
        self::assertStringContainsString('ít nhất ba cột', $faults("a;b\n1;2\n"));
        self::assertStringContainsString('CSV UTF-8', $faults("a;b;c\nA1;1/1/2014;\xE1\xBA\n"));
        self::assertStringContainsString('dòng 3: cột 2 không phải là ngày sinh', $faults("a;b;c\nA1;1/1/2014;9\nA2;31/2/2014;9\n"));
        self::assertStringContainsString('dòng 3: trùng với dòng 2', $faults("a;b;c\nA1;1/1/2014;9\na1;01/01/2014;8\n"));
        self::assertStringContainsString('không có dòng nào', $faults("a;b;c\n"));
        self::assertCount(5, read_records("a;b;c\n" . str_repeat("<x>;1/1/2014;9\n", 9))['faults']);
    }

    public function testBothPiecesOpenARecordAndNothingListsThem(): void
    {
        $sealed = sealed_records([['A001', '2014-09-05', ['8,5']], ['A002', '2014-09-05', ['7']]], 'secret');
        self::assertSame(['8,5'], opened_record($sealed, 'A001', '2014-09-05', 'secret'));
        self::assertNull(opened_record($sealed, 'A001', '2014-09-06', 'secret'));
        self::assertNull(opened_record($sealed, 'A003', '2014-09-05', 'secret'));
        self::assertNull(opened_record($sealed, 'A001', '2014-09-05', 'another'));
        self::assertStringNotContainsString('A001', (string) json_encode($sealed));
        self::assertStringNotContainsString('8,5', (string) json_encode($sealed));
        self::assertSame('', record_number("A' OR 1=1 --") . record_number('<b>') . record_number(str_repeat('9', 41)) . record_day('%') . record_day('99/99/2014'));
    }

    public function testFailuresAreCountedByTheHour(): void
    {
        $file = (string) tempnam(sys_get_temp_dir(), 'failures');
        for ($time = 1; $time <= 3; $time++) {
            self::assertSame($time, failures_in_hour($file, 'number|A1', 3600, 1));
        }
        self::assertSame([3, 0, 0], [failures_in_hour($file, 'number|A1', 7199, 0), failures_in_hour($file, 'number|A1', 7200, 0), failures_in_hour($file, 'number|A2', 3600, 0)]);
        self::assertLessThanOrEqual(8 * 65536, filesize($file));
        unlink($file);
        self::assertSame(visitor_of('2001:db8:1:2::1'), visitor_of('2001:db8:1:2:ffff::'));
        self::assertNotSame(visitor_of('2001:db8:1:2::1'), visitor_of('2001:db8:1:3::1'));
        self::assertSame('203.0.113.9', visitor_of('203.0.113.9'));
    }
}
