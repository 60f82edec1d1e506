<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

use function CongTruong\Provision\figures;
use function CongTruong\Provision\last_feed;
use function CongTruong\Provision\show_figures;

final class FiguresTest extends TestCase
{
    public function testUnitsByStateAndADatabaseThatAnswers(): void
    {
        $units = ['7900866' => ['state' => 'applied'], '7900867' => ['state' => 'applied'], '7900868' => ['state' => 'failed']];
        self::assertSame(
            <<<'TEXT'
            congtruong_provisioner_alive_timestamp_seconds 1700000000
            congtruong_provisioner_units{state="applied"} 2
            congtruong_provisioner_units{state="failed"} 1
            congtruong_provisioner_units{state="pending"} 0
            congtruong_provisioner_feed_timestamp_seconds 1699999000
            congtruong_database_up 1
            congtruong_database_connections 12

            TEXT,
            figures($units, 1699999000, ['congtruong_database_connections' => 12.0], 1700000000),
        );
    }

    public function testWhatIsNotThereHasNoFigure(): void
    {
        $text = figures([], null, null, 1);
        self::assertStringContainsString("congtruong_database_up 0\n", $text);
        self::assertStringNotContainsString('feed', $text);
        self::assertStringNotContainsString('connections', $text);
    }

    public function testAreReplacedWhole(): void
    {
        $folder = sys_get_temp_dir() . '/figures-' . getmypid();
        mkdir("$folder/7900866", 0755, true);
        show_figures("a 1\n", "$folder/shown");
        show_figures("b 2\n", "$folder/shown");
        self::assertSame("b 2\n", file_get_contents("$folder/shown"));
        self::assertSame(['7900866', 'shown'], array_values(array_diff(scandir($folder), ['.', '..'])));
        show_figures('c', "$folder/not/there");

        self::assertNull(last_feed([7900866], $folder));
        touch("$folder/7900866/feed.json", 1700000000);
        self::assertSame(1700000000, last_feed([7900866, '7900867'], $folder));
        array_map(unlink(...), ["$folder/shown", "$folder/7900866/feed.json"]);
        rmdir("$folder/7900866");
        rmdir($folder);
    }
}
