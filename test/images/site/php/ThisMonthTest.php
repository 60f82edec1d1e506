<?php

declare(strict_types=1);

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

use function CongTruong\is_bare;
use function CongTruong\is_untouched;
use function CongTruong\this_month;

final class ThisMonthTest extends TestCase
{
    /** @param array<string, mixed> $is @return array<string, mixed> */
    private static function page(string $key, array $is = []): array
    {
        return $is + ['key' => $key, 'title' => "Mục $key", 'isPlatforms' => false, 'changed' => '2026-11-01', 'newest' => '', 'hasGaps' => false];
    }

    /** @return iterable<string, array{array<string, mixed>, string, list<string>}> */
    public static function pages(): iterable
    {
        yield 'in order' => [self::page('gioi-thieu'), '2026-11-29', []];
        yield 'still the platform\'s text' => [self::page('gioi-thieu', ['isPlatforms' => true]), '2026-11-29', ['todo Mục gioi-thieu: chưa có nội dung của đơn vị']];
        yield 'articles below it are content' => [self::page('tuyen-sinh', ['isPlatforms' => true, 'newest' => '2026-10-01']), '2026-11-29', []];
        yield 'cells to fill in' => [self::page('nien-giam-thong-ke', ['hasGaps' => true]), '2026-11-29', ['todo Mục nien-giam-thong-ke: còn số liệu chưa điền']];
        yield 'untouched for a year' => [self::page('kiem-dinh', ['changed' => '2025-11-28']), '2026-11-29', ['todo Mục kiem-dinh: lâu chưa cập nhật']];
        yield 'a year to the day' => [self::page('kiem-dinh', ['changed' => '2025-11-29']), '2026-11-29', []];
        yield 'nobody need be asked' => [self::page('gop-y', ['isPlatforms' => true]), '2026-11-29', []];
        yield 'news of last month' => [self::page('tin-tuc', ['newest' => '2026-10-01']), '2026-11-29', ['todo Chưa có tin mới trong tháng']];
        yield 'news of this month' => [self::page('tin-tuc', ['newest' => '2026-11-20']), '2026-11-29', []];
        yield 'disclosure before its time' => [self::page('cong-khai'), '2026-04-30', []];
        yield 'disclosure due' => [self::page('cong-khai'), '2026-06-30', ['due Công khai năm 2026 phải xong trước ngày 30/06']];
        yield 'disclosure late, said once' => [self::page('cong-khai', ['isPlatforms' => true]), '2026-07-01', ['late Công khai năm 2026 đã quá hạn']];
        yield 'disclosed' => [self::page('cong-khai', ['newest' => '2026-06-10']), '2026-07-01', []];
    }

    /** @param array<string, mixed> $page @param list<string> $wanted */
    #[DataProvider('pages')]
    public function testPages(array $page, string $today, array $wanted): void
    {
        self::assertSame($wanted, array_map(static fn(array $task): string => "{$task['state']} {$task['what']}", this_month([$page], [], $today)));
    }

    public function testWhatAVisitorFindsNothingIn(): void
    {
        $untouched = ['isPlatforms' => true];
        $is = static fn(array $page): array => [is_untouched($page), is_bare($page)];
        self::assertSame([true, true], $is(self::page('cong-khai', $untouched)));
        self::assertSame([false, false], $is(self::page('cong-khai', $untouched + ['newest' => '2026-10-01'])));
        self::assertSame([false, false], $is(self::page('cong-khai')));
        // The registry's names, the platform's tables and links; and what is empty most of the year.
        foreach (['gioi-thieu', 'lien-ket', 'thu-tuc-bieu-mau', 'tra-cuu-diem', 'gop-y'] as $key) {
            self::assertSame([true, false], $is(self::page($key, $untouched)));
        }
    }

    public function testConsultations(): void
    {
        $ask = static fn(string $until): array => ['id' => 7, 'title' => 'Nội quy', 'until' => $until];
        $states = static fn(string $until): array => array_column(this_month([], [$ask($until)], '2026-11-29'), 'state');
        self::assertSame(['due'], $states('2026-11-29'));
        self::assertSame(['due'], $states('2026-12-30'));
        self::assertSame([], $states('2026-12-31'));
        self::assertSame(['todo'], $states('2026-11-28'));
        self::assertSame([], $states('2026-09-29'));
        self::assertSame([], $states(''));
    }

    public function testWhatIsLateComesFirst(): void
    {
        $tasks = this_month([self::page('gioi-thieu', ['isPlatforms' => true]), self::page('cong-khai')], [['id' => 1, 'title' => 'x', 'until' => '2026-12-01']], '2026-11-29');
        self::assertSame(['late', 'due', 'todo'], array_column($tasks, 'state'));
    }
}
