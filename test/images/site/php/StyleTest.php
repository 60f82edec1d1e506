<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

use function CongTruong\visible_classes;
use function CongTruong\visible_style;

final class StyleTest extends TestCase
{
    /** @return array<int, array{string}> */
    public static function hiding(): array
    {
        return array_map(static fn(string $css): array => [$css], [
            'position:absolute;left:-9999px', 'text-indent:-9999px', 'display:none', 'DISPLAY : NONE', 'visibility:hidden',
            'font-size:0', 'opacity:0', 'opacity:.01', 'clip:rect(0,0,0,0)', 'clip-path:inset(50%)', 'height:0;overflow:hidden',
            'width:0', 'width:1px', 'max-width:0', 'position:fixed;inset:0', 'dis/**/play:none', 'd\\69splay:none', 'color:white', 'color:#fff', 'color:#FEFEFE',
            'color:rgb(255,255,255)', 'color:rgba(0,0,0,0)', 'color:transparent', 'color:inherit', 'background:url(//x)', 'transform:scale(0)',
            'margin-left:-9999px', 'margin-left:9999px', 'padding-left:5000px', 'z-index:9', 'content-visibility:hidden', 'filter:opacity(0)', 'zoom:0.01',
            'color:var(--x)', '--x:white', 'width:calc(1px)', 'float:left -9999px', 'line-height:0', 'all:unset', 'font:0/0 a', 'display:none!important', '{display:none}', ':',
        ]);
    }

    /** @dataProvider hiding */
    #[PHPUnit\Framework\Attributes\DataProvider('hiding')]
    public function testWhatHidesIsNotKept(string $css): void
    {
        self::assertSame('', visible_style($css));
    }

    public function testWhatEditorsUseIsKept(): void
    {
        self::assertSame(
            'text-align: center; color: #c00000; padding-left: 40px; width: 300px; text-decoration: underline',
            visible_style('text-align:center; color: #C00000; padding-left: 40px;width:300px;text-decoration: underline; display:none'),
        );
        self::assertSame('alignleft wp-image-12', visible_classes('alignleft hidden screen-reader-text wp-image-12 skip'));
    }
}
