<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

use function CongTruong\failures_in_hour;
use function CongTruong\write_snapshot;
use function CongTruong\today;
use function CongTruong\snapshot_mark;
use function CongTruong\snapshot_answer;
use function CongTruong\renew_version;
use function CongTruong\plain_question;
use function CongTruong\lookup_answer;
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

    public function testASnapshotAnswersUntilWhatItWasMadeFromChanges(): void
    {
        $data = sys_get_temp_dir() . '/' . bin2hex(random_bytes(6));
        foreach (['versions/site', 'versions/platform', 'lookups'] as $folder) {
            mkdir("$data/$folder", 0700, true);
        }
        $_SERVER['PAGE_MOMENT'] = 'abcdef01.202612010';
        $mark = snapshot_mark($data);
        $keep = static fn(string $salt, string $mark) => write_snapshot("$data/lookups", 'tra-cuu-diem', ['mark' => $mark, 'label' => 'Số báo danh', 'before' => '<p>', 'after' => '</p>', 'headers' => [3 => 'Cache-Control: no-store']], [[
            'id' => 7, 'title' => 'Học kỳ <I>', 'from' => '2020-01-01', 'columns' => ['Số', 'Ngày', 'Toán'], 'salt' => $salt,
            'records' => sealed_records(array_map(static fn(int $each): array => ["A$each", '2014-09-05', [(string) $each]], range(1, 300)), "secret$salt"),
        ]], hash('sha256', 'secret'));
        $ask = static fn(array $form, string $secret = 'secret'): ?array => snapshot_answer($data, 'tra-cuu-diem', $form, '203.0.113.1', $secret, "$data/failures");
        $both = ['tra_ky' => '7', 'tra_so' => 'a299', 'tra_ngay_sinh' => '5/9/2014'];
        self::assertNull($ask($both));
        $keep('one', $mark);
        self::assertSame(['Cache-Control: no-store'], $ask($both)['headers'] ?? null);
        self::assertSame('<p><div class="answer" role="status"><p><strong>Học kỳ &lt;I&gt;</strong></p><dl class="facts"><dt>Số báo danh</dt><dd>A299</dd>' . "\n" . '<dt>Ngày sinh</dt><dd>05/09/2014</dd>' . "\n" . '<dt>Toán</dt><dd>299</dd></dl></div></p>', $ask($both)['html'] ?? null);
        foreach ([['tra_ky' => '8'], ['tra_so' => 'A301'], ['tra_ngay_sinh' => '6/9/2014']] as $wrong) {
            self::assertStringContainsString('Không có kết quả nào', (string) ($ask($wrong + $both)['html'] ?? ''));
        }
        self::assertSame(400, $ask(['tra_so' => ''] + $both)['status'] ?? null);
        self::assertNull($ask($both, 'another site'));
        $keep('two', $mark);
        self::assertStringContainsString('<dd>299</dd>', (string) ($ask($both)['html'] ?? ''));
        renew_version("$data/versions/site");
        self::assertNull($ask($both));
        $keep('two', snapshot_mark($data));
        self::assertNotNull($ask($both));
        array_map(unlink(...), glob("$data/lookups/*-two") ?: []);
        self::assertNull($ask($both));
        unset($_SERVER['PAGE_MOMENT']);
        self::assertNull($ask($both));
        self::assertSame('', snapshot_mark($data));
    }

    public function testAMobileNetworkMayErrMoreOftenOnResultDay(): void
    {
        $refused = static function (string $from): int {
            $file = (string) tempnam(sys_get_temp_dir(), 'failures');
            $open = [['id' => 7, 'title' => '', 'columns' => [], 'from' => $from, 'opened' => static fn(): ?array => null]];
            for ($asked = 0; $asked < 1100 && lookup_answer(['tra_ky' => '7', 'tra_so' => "A$asked", 'tra_ngay_sinh' => '5/9/2014'], 'Số', $open, '203.0.113.1', $file)['status'] !== 429; $asked++);
            unlink($file);
            return $asked;
        };
        self::assertSame([40, 1000], [$refused('2020-01-01'), $refused(today())]);
    }

    public function testOnlyAPlainQuestionIsAnsweredFromASnapshot(): void
    {
        $form = ['tra_ky' => '7', 'tra_so' => 'A1', 'tra_ngay_sinh' => '5/9/2014'];
        self::assertSame('tra-cuu-diem', plain_question('/tra-cuu-diem/', [], $form, ''));
        foreach ([['/tra-cuu-diem/?a=1', ['a' => '1'], $form, ''], ['/../tra-cuu-diem/', [], $form, ''], ['/tra-cuu-diem/', [], $form, 'a=b'], ['/tra-cuu-diem/', [], [], ''],
            ['/tra-cuu-diem/', [], $form + ['s' => 'x'], ''], ['/tra-cuu-diem/', [], ['tra_so' => ['x']], ''], ['/tra-cuu-diem/', [], ['tra_so' => "\xFF"], '']] as $odd) {
            self::assertSame('', plain_question(...$odd));
        }
    }
}
