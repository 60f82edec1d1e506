<?php

declare(strict_types=1);

use CongTruong\Provision\Refusal;
use PHPUnit\Framework\TestCase;

use function CongTruong\Provision\read_feed;

final class FeedTest extends TestCase
{
    public function testRssBecomesPlainText(): void
    {
        $feed = read_feed('<rss version="2.0"><channel><title>Tin</title><item><title><![CDATA[<b>Một</b><script>x()</script>]]></title><link>https://hcm.edu.vn/1</link><pubDate>Fri, 20 Nov 2026 08:00:00 +0700</pubDate></item><item><title>Xấu</title><link>javascript:alert(1)</link></item></channel></rss>');
        self::assertSame([['title' => 'Một', 'link' => 'https://hcm.edu.vn/1', 'date' => '2026-11-20T01:00:00Z', 'summary' => '']], $feed['items']);
    }

    /** @return array<int, array{string}> */
    public static function hostile(): array
    {
        return [['<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss/>'], ['<rss><channel>'], [''], ['<html/>'], ["<rss\0/>"]];
    }

    /** @dataProvider hostile */
    #[PHPUnit\Framework\Attributes\DataProvider('hostile')]
    public function testWhatIsNoFeedIsRefused(string $text): void
    {
        $this->expectException(Refusal::class);
        read_feed($text);
    }
}
