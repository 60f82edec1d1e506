<?php

declare(strict_types=1);

namespace CongTruong\Tests;

use PHPUnit\Framework\TestCase;

use function CongTruong\notices;

use const CongTruong\NOTICE_PAUSE;
use const CongTruong\NOTICE_SETTLES;

final class NoticesTest extends TestCase
{
    private const NOW = 1_800_000_000;
    private const ACCOUNTS = [
        ['login' => 'uyen', 'name' => 'Uyên', 'mail' => 'uyen@x', 'roles' => ['truong-ban']],
        ['login' => 'tam', 'name' => 'Tâm', 'mail' => 'tam@x', 'roles' => ['bien-tap-vien']],
        ['login' => 'lan', 'name' => 'Lan', 'mail' => 'lan@x', 'roles' => ['quan-tri-vien']],
    ];

    /** @param list<array{string, string, int}> $lines who, what, of which entry; one a minute, the last one long enough ago @return array<string, string> */
    private static function told(array $lines, array $waiting = [], array $told = [], int $later = NOTICE_SETTLES): array
    {
        $written = [];
        foreach ($lines as $number => [$login, $what, $post]) {
            $written[] = ['id' => $number + 1, 'at' => self::NOW + 60 * ($number - count($lines) + 1), 'login' => $login, 'what' => $what, 'post' => $post];
        }
        return array_map(static fn(array $news): string => implode(' ', $news), notices($written, $waiting, self::ACCOUNTS, $told, self::NOW + $later));
    }

    public function testTheHeadIsToldWhatStillWaitsAndNobodyElse(): void
    {
        $lines = [['tam', 'sent', 7], ['lan', 'sent', 8], ['tam', 'sent', 7]];
        $this->assertSame(['uyen' => '3 2 0 0'], self::told($lines, [7, 8, 9]));
        $this->assertSame(['uyen' => '3 1 0 0'], self::told($lines, [8]));
        $this->assertSame(['uyen' => '3 0 0 0'], self::told($lines), 'all of it is done: to be remembered, and nothing to say');
        $this->assertSame([], self::told([['uyen', 'sent', 7]], [7]), 'who sends it to themselves knows');
    }

    public function testWhoWroteIsToldOnceWhatBecameOfIt(): void
    {
        $lines = [['tam', 'sent', 7], ['uyen', 'returned', 7], ['tam', 'sent', 7], ['uyen', 'approved', 7], ['lan', 'sent', 8], ['uyen', 'returned', 8], ['uyen', 'approved', 9]];
        $this->assertSame(['uyen' => '5 0 0 0', 'tam' => '4 0 1 0', 'lan' => '6 0 0 1'], self::told($lines));
        $this->assertSame(['uyen' => '5 0 0 0', 'lan' => '6 0 0 1'], self::told($lines, [], ['tam' => ['upTo' => 4, 'at' => 1]]));
    }

    public function testABurstIsOneLetterAndTheNextOneWaits(): void
    {
        $lines = [['tam', 'sent', 7]];
        $this->assertSame([], self::told($lines, [7], [], NOTICE_SETTLES - 1));
        $recent = ['uyen' => ['upTo' => 0, 'at' => self::NOW]];
        $this->assertSame([], self::told($lines, [7], $recent, NOTICE_PAUSE - 1));
        $this->assertSame(['uyen' => '1 1 0 0'], self::told($lines, [7], $recent, NOTICE_PAUSE));
    }
}
