<?php

declare(strict_types=1);

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

use function CongTruong\Provision\archive_banner;
use function CongTruong\Provision\archived;
use function CongTruong\Provision\page_path;

final class ArchiveTest extends TestCase
{
    private const ORIGIN = 'https://thcs.hcm.edu.vn';

    /** @return iterable<string, array{string, ?string}> */
    public static function links(): iterable
    {
        yield 'a page' => ['/tin-tuc/', '/tin-tuc/'];
        yield 'without its slash, with a mark' => ['/tin-tuc#muc-1', '/tin-tuc/'];
        yield 'the start page' => ['/', '/'];
        yield 'Vietnamese' => ['/tr%C6%B0%E1%BB%9Dng/', '/tr%C6%B0%E1%BB%9Dng/'];
        yield 'a mark of this page' => ['#content', null];
        yield 'what was asked for' => ['/van-ban/?nam=2025', null];
        yield 'another site' => ['https://hcm.edu.vn/', null];
        yield 'another site, by its scheme' => ['//hcm.edu.vn/', null];
        yield 'a file' => ['/wp-content/uploads/2026/a.pdf', null];
        yield 'a desk' => ['/wp-admin/', null];
        yield 'a feed' => ['/feed/', null];
        yield 'a feed of a section' => ['/tin-tuc/feed/', null];
        yield 'a way out' => ['/a/../../../etc/', null];
        yield 'a way out, written otherwise' => ['/%2e%2e/%2e%2e/etc/', null];
        yield 'a hidden file' => ['/.ssh/', null];
        yield 'a zero' => ['/a%00b/', null];
        yield 'a long name' => ['/' . str_repeat('a', 300) . '/', null];
    }

    #[DataProvider('links')]
    public function testWhichLinksAreFollowed(string $link, ?string $path): void
    {
        self::assertSame($path, page_path($link));
    }

    public function testWhatHasNobodyBehindItGoesAndTheRestStays(): void
    {
        $html = '<!doctype html><html lang="vi"><head><title>Trường &amp; lớp</title><link rel="canonical" href="' . self::ORIGIN . '/">'
            . '<link rel="alternate" type="application/rss+xml" href="' . self::ORIGIN . '/feed/"><link rel="stylesheet" href="' . self::ORIGIN . '/a.css?ver=1"><script src="/a.js"></script></head>'
            . '<body class="home"><search><form action="/"><input name="s"></form></search><p>Nguyễn Du</p><a href="' . self::ORIGIN . '/tin-tuc/">Tin</a>'
            . '<a href="' . self::ORIGIN . '.evil.vn/x/">Lạ</a><a href="/feed/">RSS</a><img src="' . self::ORIGIN . '/wp-content/uploads/a.jpg" srcset="' . self::ORIGIN . ':8443/b.jpg 300w, ' . self::ORIGIN . '/c.jpg 600w" alt=""><script>alert(1)</script></body></html>';
        [$text, $paths] = archived($html, 'thcs.hcm.edu.vn', '<div id="luu-tru-trang">Đã ngừng</div>');
        self::assertSame(['/tin-tuc/'], $paths);
        self::assertStringContainsString('<body class="home"><div id="luu-tru-trang">Đã ngừng</div><p>Nguyễn Du</p>', $text);
        self::assertStringContainsString('<title>Trường &amp; lớp</title>', $text);
        self::assertStringContainsString('<link rel="stylesheet" href="/a.css?ver=1">', $text);
        self::assertStringContainsString('src="/wp-content/uploads/a.jpg" srcset="/b.jpg 300w, /c.jpg 600w"', $text);
        self::assertStringContainsString('href="' . self::ORIGIN . '.evil.vn/x/"', $text);
        foreach (['<script', '<form', 'RSS', 'canonical', 'alternate'] as $gone) {
            self::assertStringNotContainsString($gone, $text);
        }
    }

    public function testTheBannerSaysSinceWhenAndWhoTookOver(): void
    {
        $unit = ['successorUrl' => 'https://moi.hcm.edu.vn', 'portalUrl' => 'https://hcm.edu.vn'];
        $banner = archive_banner($unit, '2026-07-01');
        self::assertStringContainsString('đến ngày 01/07/2026', $banner);
        self::assertStringContainsString('Đơn vị kế tục: <a href="https://moi.hcm.edu.vn">moi.hcm.edu.vn</a>', $banner);
        self::assertStringContainsString('<a href="https://hcm.edu.vn">Cổng thông tin', archive_banner(['successorUrl' => ''] + $unit, '2026-07-01'));
        self::assertStringNotContainsString('<a', archive_banner(['successorUrl' => '', 'portalUrl' => ''], '2026-07-01'));
    }
}
