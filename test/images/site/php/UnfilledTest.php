<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

use function CongTruong\without_unfilled;

use const CongTruong\BEING_UPDATED;

final class UnfilledTest extends TestCase
{
    public function testInstructionsOfEarlierVersionsAreNotShown(): void
    {
        self::assertSame('<h2>A</h2>' . BEING_UPDATED, without_unfilled('<h2>A</h2><p><em>Đơn vị bổ sung: năm thành lập.</em></p>'));
        self::assertSame('<p>Đơn vị bổ sung hai phòng học.</p>', without_unfilled('<p>Đơn vị bổ sung hai phòng học.</p>'));
    }

    public function testRowsWithoutAValueAreNotShown(): void
    {
        $row = static fn(string ...$cells): string => '<tr><th>x</th><td>' . implode('</td><td>', $cells) . '</td></tr>';
        $table = static fn(string $rows): string => "<table><thead><tr><th>a</th></tr></thead><tbody>$rows</tbody></table>";
        self::assertSame($table($row('12', '…')), without_unfilled($table($row('12', '…') . $row('…', '…'))));
        self::assertSame(BEING_UPDATED, without_unfilled($table($row('chưa cập nhật', 'Chưa cập nhật'))));
        self::assertSame($table($row('')), without_unfilled($table($row(''))));
    }

    /** A page's own text speaks to parents: no instruction in any of them. */
    public function testNoTextOfThePlatformInstructsEditors(): void
    {
        $files = [...glob(CONGTRUONG_IMAGE . '/provision/content/*.php') ?: [], ...glob(CONGTRUONG_IMAGE . '/sections/*.php') ?: []];
        self::assertGreaterThan(14, count($files));
        foreach ($files as $file) {
            // What a section's file says besides its text is the editor's form.
            $text = (string) preg_replace("/^.*?'text' =>/s", '', (string) file_get_contents($file));
            self::assertDoesNotMatchRegularExpression('/Đơn vị (bổ sung|đăng|tải)|đặt liên kết tại đây|TODO/u', $text, $file);
        }
    }

    /** `$post` and its like belong to WordPress, and load_template() makes them global in each part of a page. */
    public function testNoTemplateTakesWordPressNames(): void
    {
        $folder = CONGTRUONG_IMAGE . '/wp-content/themes/congtruong';
        foreach ([...glob("$folder/*.php") ?: [], ...glob("$folder/sections/*.php") ?: [], ...glob("$folder/views/*.php") ?: []] as $file) {
            if (basename($file) === 'functions.php') {
                continue;
            }
            self::assertDoesNotMatchRegularExpression(
                '/\$(post|posts|id|page|pages|wp_query|wp|comment|authordata|user_ID)\s*=[^=>]|as\s+(\$\w+\s*=>\s*)?\$(post|posts|id|page|comment)\b/',
                (string) file_get_contents($file),
                $file,
            );
        }
    }
}
