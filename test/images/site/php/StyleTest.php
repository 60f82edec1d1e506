<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

use function CongTruong\measure_is_visible;
use function CongTruong\visible_classes;
use function CongTruong\visible_style;
use function CongTruong\without_unseen;

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

    /** @return array<string, array{string, string}> */
    public static function unseen(): array
    {
        return [
            'what stands beside a reading' => ['<ruby>漢<rp>(<a href="l">x</a><rt>kan</ruby>', '<ruby>漢(<a href="l">x</a><rt>kan</ruby>'],
            'a title' => ['<p>a<title>b</title></p>', '<p>ab</p>'],
            'a map' => ['<map name="m"><area href="l"><p>b</p></map><area href="l"/>', '<p>b</p>'],
            'for who has no film' => ['<video src="a"><a href="l">x</a><source src="b"></video>y', '<video src="a"><source src="b"></video>y'],
            'a sound without an end' => ['<AUDIO src="a"><a href="l">x</a>', '<AUDIO src="a"></AUDIO><a href="l">x</a>'],
            'an empty link' => ["<a class=x\nHREF='l'></a >", ''],
            'a link on nothing' => ['<a href="l"><b> &nbsp;&#8203;&zwnj;</b>' . "\u{3164}" . '</a>', ''],
            'no end of what is embedded' => ['<embed src="x">sau', 'sau'],
            'a script' => ['a<script>b</script>c<style>d', 'ac'],
        ];
    }

    /** @dataProvider unseen */
    #[PHPUnit\Framework\Attributes\DataProvider('unseen')]
    public function testWhatOnlyProgramsWouldFind(string $html, string $kept): void
    {
        self::assertSame($kept, without_unseen($html));
    }

    public function testWhatIsSeenStays(): void
    {
        foreach (['<a href="l">chữ</a>', '<a id="muc-1"></a>', '<a href="l"><img src="x"></a>', '<address>x</address>', '<a href="x">một</a> <a href="y">hai</a>', '<audio src="a"></audio>'] as $html) {
            self::assertSame($html, without_unseen($html));
        }
    }

    public function testMeasures(): void
    {
        $seen = ['width' => ['300', '100%', '640px'], 'height' => ['40'], 'size' => ['2', '+1'], 'border' => ['0', '1'], 'cellpadding' => ['5'], 'hspace' => ['10']];
        $not = ['width' => ['0', '1', '1px', '0%', '101%', '9999', '1e1', '-300', 'calc(1)', ''], 'height' => ['99999', '0.5'], 'size' => ['0', '-7'], 'border' => ['9999'], 'cellpadding' => ['9999'], 'hspace' => ['9999', '-1']];
        foreach ([[$seen, true], [$not, false]] as [$table, $is]) {
            foreach ($table as $attribute => $values) {
                foreach ($values as $value) {
                    self::assertSame([$attribute, $value, $is], [$attribute, $value, measure_is_visible($attribute, $value)]);
                }
            }
        }
    }
}
