<?php

declare(strict_types=1);

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

use function CongTruong\changes_pages;
use function CongTruong\renew_version;
use function CongTruong\version_in;
use function CongTruong\versions_of;

final class VersionsTest extends TestCase
{
    private string $directory;

    protected function setUp(): void
    {
        $this->directory = sys_get_temp_dir() . '/versions-' . bin2hex(random_bytes(4));
        mkdir($this->directory);
    }

    protected function tearDown(): void
    {
        array_map('unlink', glob("$this->directory/*") ?: []);
        rmdir($this->directory);
    }

    public function testAVersionStaysUntilItIsRenewed(): void
    {
        $first = version_in($this->directory);
        self::assertMatchesRegularExpression('/^[0-9a-f]{12}$/D', $first);
        self::assertSame($first, version_in($this->directory));
        $second = renew_version($this->directory);
        self::assertNotSame($first, $second);
        self::assertSame([$second], versions_of($this->directory));
        self::assertSame($second, version_in($this->directory));
    }

    public function testWhateverElseLiesThereIsLeftAlone(): void
    {
        touch("$this->directory/.keep");
        self::assertSame([renew_version($this->directory)], versions_of($this->directory));
        self::assertFileExists("$this->directory/.keep");
        unlink("$this->directory/.keep");
    }

    public function testAnOlderVolumeHasNone(): void
    {
        self::assertSame('', version_in("$this->directory/none"));
        self::assertSame('', renew_version("$this->directory/none"));
    }

    #[DataProvider('statements')]
    public function testWhatChangesPages(bool $changes, string $sql): void
    {
        self::assertSame($changes, changes_pages($sql));
    }

    /** @return iterable<string, array{bool, string}> */
    public static function statements(): iterable
    {
        yield 'an article' => [true, "INSERT INTO `wp_posts` (`post_title`, `post_type`) VALUES ('Tin', 'post')"];
        yield 'its change' => [true, "UPDATE `wp_posts` SET `post_status` = 'trash' WHERE `ID` = 7"];
        yield 'its end' => [true, 'DELETE FROM `wp_posts` WHERE `ID` = 7'];
        yield 'a category' => [true, "INSERT IGNORE INTO `wp_term_relationships` (`object_id`) VALUES (7)"];
        yield 'several tables' => [true, 'DELETE a, b FROM wp_options a, wp_options b WHERE a.option_id = 1'];
        yield 'a table of a register' => [true, 'REPLACE INTO wp_tra_cuu (so_bao_danh) VALUES (1)'];
        yield 'a field' => [true, "UPDATE `wp_postmeta` SET `meta_value` = '2026' WHERE `meta_key` = '_vb_ngay'"];
        yield 'a setting' => [true, "UPDATE `wp_options` SET `option_value` = 'x' WHERE `option_name` = 'blogname'"];
        yield 'words of ours in a text' => [true, "UPDATE `wp_posts` SET `post_content` = 'the \\'revision\\' and _edit_lock' WHERE `ID` = 7"];
        yield 'a look' => [false, 'SELECT * FROM wp_posts WHERE ID = 7'];
        yield 'a revision' => [false, "INSERT INTO `wp_posts` (`post_title`, `post_type`) VALUES ('Tin', 'revision')"];
        yield 'an empty form' => [false, "INSERT INTO `wp_posts` (`post_status`) VALUES ('auto-draft')"];
        yield 'who is writing' => [false, "UPDATE `wp_postmeta` SET `meta_value` = '1:2' WHERE `post_id` = 7 AND `meta_key` = '_edit_lock'"];
        yield 'a session' => [false, "UPDATE `wp_usermeta` SET `meta_value` = 'x' WHERE `meta_key` = 'session_tokens'"];
        yield 'a memory' => [false, "INSERT INTO `wp_options` (`option_name`) VALUES ('_transient_timeout_x')"];
        yield 'memories that end' => [false, "DELETE a, b FROM wp_options a, wp_options b WHERE a.option_name LIKE '\\\\_site\\\\_transient\\\\_%'"];
        yield 'what is due' => [false, "UPDATE `wp_options` SET `option_value` = 'x' WHERE `option_name` = 'cron'"];
    }
}
