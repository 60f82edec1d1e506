<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

use function CongTruong\journal_line;

final class JournalTest extends TestCase
{
    public function testALineOfTheLogSaysWhoDidWhat(): void
    {
        self::assertSame(
            'congtruong-journal: {"what":"published","login":"person-uyen","about":"Họp \"phụ huynh\"","post":12}',
            journal_line('person-uyen', 'published', 'Họp "phụ huynh"', 12),
        );
    }

    public function testWhateverAPageIsCalledTheLineStaysOneAndShort(): void
    {
        $line = journal_line('person-uyen', 'changed', "một\nhai\xff" . str_repeat('ữ', 500), 12);
        self::assertStringNotContainsString("\n", $line);
        self::assertLessThan(1000, strlen($line));
        self::assertIsArray(json_decode(substr($line, strlen('congtruong-journal: ')), true));
    }
}
