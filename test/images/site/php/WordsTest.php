<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

use function CongTruong\asked_words;
use function CongTruong\in_context;
use function CongTruong\rank;
use function CongTruong\registry_hits;

final class WordsTest extends TestCase
{
    /** @return array<string, array{string, string, bool}> */
    public static function questions(): array
    {
        return [
            'no tones' => ['truong', 'Trường học', true],
            'a word, no part of one' => ['an', 'Ban hành kế hoạch', false],
            'a short word' => ['an', 'Nhà An Bình', true],
            'two letters' => ['xa', 'Ủy ban nhân dân xã', true],
            'đ as d' => ['24/QD-THCS', 'Số 24/QĐ-THCS ngày', true],
            'd as đ' => ['24/QĐ-THCS', 'Số 24/QD-THCS ngày', true],
            'decomposed' => [Normalizer::normalize('trường', Normalizer::FORM_D), 'Trường', true],
            'a hyphen is no operator' => ['-truong', 'Trường', true],
            'a hyphen leaves nothing out' => ['hop -truong', 'Họp lớp', false],
            'quotes and stars' => ['"hop" *', 'Họp lớp', true],
            'a number within a number' => ['4', '24/QĐ', false],
            'signs alone' => ['%_-"', 'Trường', false],
            'nothing' => [' ', 'Trường', false],
        ];
    }

    /** @dataProvider questions */
    #[PHPUnit\Framework\Attributes\DataProvider('questions')]
    public function testQuestions(string $asked, string $text, bool $answers): void
    {
        self::assertSame($answers, rank(asked_words($asked), $text, '') !== null);
    }

    public function testWhatIsSpeltAsAskedComesFirst(): void
    {
        $asked = asked_words('toàn trường');
        self::assertSame(0, rank($asked, 'Khai giảng toàn trường', ''));
        self::assertSame(1, rank($asked, 'Khai giảng', 'của toàn trường'));
        self::assertSame(2, rank($asked, 'Họp toàn trương', ''));
    }

    public function testAQuestionIsShort(): void
    {
        self::assertLessThanOrEqual(12, count(asked_words(str_repeat('an ', 2000))));
        self::assertSame([mb_strtolower(str_repeat('A', 100))], asked_words(str_repeat('A', 5000)));
        self::assertSame([], asked_words("\xFF\xFE"));
    }

    public function testTheRegistryAnswers(): void
    {
        $facts = ['id' => '7900858', 'name' => 'Phòng Giáo dục Quận 9', 'address' => '1 Lê Văn Việt', 'phone' => '028 37001122',
            'mail' => 'pgdq9@hcm.edu.vn', 'host' => 'pgdq9.hcm.edu.vn', 'boardHead' => 'Lê Hồng Uyên',
            'parent' => ['id' => '7900000', 'name' => 'Sở Giáo dục và Đào tạo', 'url' => ''],
            'leaders' => [['name' => 'Phan Hữu Nga', 'post' => 'Trưởng phòng', 'duties' => 'Phụ trách chung', 'phone' => '028 37001123', 'mail' => 'nga@hcm.edu.vn']],
            'children' => [['id' => '7900866', 'name' => 'Trường THCS Nguyễn Du', 'url' => 'https://nd.hcm.edu.vn']]];
        $first = static fn(string $asked): ?string => registry_hits($asked, $facts)[0]['path'] ?? null;
        self::assertSame('/gioi-thieu/#lanh-dao', $first('phan huu nga'));
        self::assertSame('/gioi-thieu/#lanh-dao', $first('nga@hcm.edu.vn'));
        self::assertSame('/gioi-thieu/#lanh-dao', $first('phu trach chung'));
        self::assertSame('/gioi-thieu/', $first('02837001122'));
        self::assertSame('/gioi-thieu/', $first('le van viet'));
        self::assertSame('https://nd.hcm.edu.vn', $first('nguyen du'));
        self::assertNull($first('khong co'));
        self::assertNull($first(''));
    }

    public function testAnAnswerIsShownInItsContext(): void
    {
        $text = implode(' ', array_map(static fn(int $each): string => "chữ$each", range(1, 20))) . ' Trường <b>& trương</b> ' . str_repeat('x ', 60);
        $shown = in_context(['trương'], $text);
        self::assertStringStartsWith('… chữ', $shown);
        self::assertStringContainsString('<mark>Trường</mark> &lt;b&gt;&amp; <mark>trương</mark>&lt;/b&gt; x', $shown);
        self::assertStringEndsWith(' …', $shown);
        self::assertSame('<mark>An</mark> toàn', in_context(['an'], "An\n toàn"));
        // Where the words stand side by side, not where the first of them does.
        self::assertStringEndsWith('<mark>phân</mark> <mark>công</mark> nhiệm vụ', in_context(['phan', 'cong'], 'Phân hiệu, ' . str_repeat('chữ ', 30) . 'phân công nhiệm vụ'));
        self::assertSame(['', ''], [in_context(['an'], 'ban văn'), in_context(['an'], '')]);
    }
}
