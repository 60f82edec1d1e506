<?php

declare(strict_types=1);

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

use function CongTruong\checklist_state;
use function CongTruong\clean_field;
use function CongTruong\effect_of;
use function CongTruong\field_fault;
use function CongTruong\school_year;
use function CongTruong\school_years;
use function CongTruong\written_date;

final class FieldsTest extends TestCase
{
    private const HOME = 'https://thcs.hcm.edu.vn/';

    public function testEffectOfADocumentOnADay(): void
    {
        self::assertSame('Còn hiệu lực', effect_of('2026-01-01', '', '2026-01-01'));
        self::assertSame('Chưa có hiệu lực', effect_of('2026-01-02', '', '2026-01-01'));
        self::assertSame('Hết hiệu lực', effect_of('2025-01-01', '2025-12-31', '2026-01-01'));
        self::assertSame('Còn hiệu lực', effect_of('2025-01-01', '2026-01-01', '2026-01-01'));
        self::assertSame('', effect_of('', '', '2026-01-01'));
    }

    public function testDates(): void
    {
        self::assertSame('05/09/2026', written_date('2026-09-05'));
        self::assertSame('', written_date('hôm qua'));
        foreach (['2026-02-30', '2026-13-01', '5/9/2026', '2026-9-5', ''] as $none) {
            self::assertSame('', clean_field('date', $none, self::HOME), $none);
        }
    }

    public function testFilesAreOfThisSite(): void
    {
        $own = 'https://thcs.hcm.edu.vn/wp-content/uploads/2026/09/a.pdf';
        self::assertSame($own, clean_field('file', $own, self::HOME));
        self::assertSame('/wp-content/uploads/a.pdf', clean_field('file', '/wp-content/uploads/a.pdf', self::HOME));
        foreach (['https://casino.example/a.pdf', 'https://thcs.hcm.edu.vn.evil.com/wp-content/uploads/a.pdf', 'javascript:alert(1)', '/wp-content/uploads/../x', '//evil.com/wp-content/uploads/a', 'https://thcs.hcm.edu.vn/wp-admin/'] as $other) {
            self::assertSame('', clean_field('file', $other, self::HOME), $other);
        }
    }

    public function testTextIsComposedAndMailIsMail(): void
    {
        self::assertSame('Quyết định', clean_field('text', Normalizer::normalize('Quyết định', Normalizer::FORM_D), self::HOME));
        self::assertSame('a@hcm.edu.vn', clean_field('email', ' a@hcm.edu.vn ', self::HOME));
        self::assertSame('', clean_field('email', 'a at hcm', self::HOME));
    }

    /** @return iterable<string, array{string, string, string}> */
    public static function kept(): iterable
    {
        yield 'sector mail' => ['email', 'gopy@thcs.hcm.edu.vn', 'gopy@thcs.hcm.edu.vn'];
        foreach (['a@gmail.com', 'a@notedu.vn', 'a@edu.vn.evil.com', 'a@hcm.edu.vn.', 'a@hcm.edu.vn@x.com', 'a@edu.vn'] as $other) {
            yield "mail $other" => ['email', $other, ''];
        }
        yield 'address' => ['url', 'https://vnedu.vn/a?b=c#d', 'https://vnedu.vn/a?b=c#d'];
        yield 'address in Vietnamese' => ['url', 'https://thư-viện.vn/sách', 'https://thư-viện.vn/sách'];
        foreach (['javascript:alert(1)', 'data:text/html,x', '//evil.com', 'https://a@evil.com', 'https://x', 'https://a.vn/" onx="', "https://a.vn/\njavascript:", 'ftp://a.vn', 'https://a.vn\\@b.vn'] as $other) {
            yield "address $other" => ['url', $other, ''];
        }
        yield 'number' => ['number', '1.234', '1234'];
        yield 'no number' => ['number', '1e5', ''];
        yield 'candidates' => ['numbers', "HS001; P01\n24.0123", "HS001; P01\n24.0123"];
        yield 'a name' => ['numbers', 'Nguyễn Văn An', ''];
        yield 'an identity card' => ['numbers', "HS1\n079201234567", ''];
        yield 'a telephone in a note' => ['numbers', 'HS1; 0901 234 567', ''];
        yield 'no UTF-8' => ['text', "a\xFFb", 'a?b'];
    }

    #[DataProvider('kept')]
    public function testWhatAFieldKeeps(string $type, string $given, string $kept): void
    {
        self::assertSame($kept, clean_field($type, $given, self::HOME));
    }

    public function testFaultsSayWhatToDo(): void
    {
        $field = static fn(string $type, bool $required = false, array $choices = []): array => ['label' => 'Ô', 'type' => $type, 'required' => $required, 'choices' => $choices];
        self::assertSame('Chưa có “Ô”.', field_fault($field('text', true), '  ', self::HOME));
        self::assertNull(field_fault($field('date'), '', self::HOME));
        self::assertStringContainsString('ngày này không có trên lịch', (string) field_fault($field('date'), '2026-02-30', self::HOME));
        self::assertStringContainsString('không dùng Gmail', (string) field_fault($field('email'), 'a@gmail.com', self::HOME));
        self::assertStringContainsString('hãy chọn trong danh sách', (string) field_fault($field('choice', true, ['a' => 'A']), 'b', self::HOME));
        self::assertNull(field_fault($field('choice', true, ['a' => 'A']), 'b', self::HOME, 'b'), 'a choice that is no longer offered may stay');
        self::assertStringContainsString('dòng 2', (string) field_fault($field('numbers'), "A1\n079201234567", self::HOME));
    }

    public function testSchoolYearsBeginInSeptember(): void
    {
        self::assertSame([2025, 2026], [school_year('2026-08-31'), school_year('2026-09-01')]);
        self::assertSame(['2027-2028', '2026-2027', '2025-2026'], school_years(2026, 2, 1));
    }

    public function testStateOfWhatMustBePublished(): void
    {
        self::assertSame(['', 'Đã công khai', '29/06/2026'], checklist_state('2026-06-30', '2026-06-29', '2026-12-01'));
        self::assertSame(['', 'Đã công khai', '01/07/2026, sau hạn'], checklist_state('2026-06-30', '2026-07-01', '2026-12-01'));
        self::assertSame('Quá hạn', checklist_state('2026-06-30', '', '2026-07-01')[1]);
        self::assertSame('Chưa đến hạn', checklist_state('2026-06-30', '', '2026-06-30')[1]);
        self::assertSame('Chưa công khai', checklist_state('', '', '2026-06-30')[1]);
    }
}
