<?php

declare(strict_types=1);

namespace CongTruong\Tests;

use PHPUnit\Framework\TestCase;

use function CongTruong\files_named_in;
use function CongTruong\files_of;
use function CongTruong\galleries_in;
use function CongTruong\shows_its_own;
use function CongTruong\stem_of;

final class UploadsTest extends TestCase
{
    public function testAnAttachmentIsAllThatWasMadeOfIt(): void
    {
        $this->assertSame(['2026/11/lich.pdf'], files_of('2026/11/lich.pdf', []));
        $files = files_of('2026/11/lop-scaled.jpg', [
            'original_image' => 'lop.jpg', 'sizes' => ['medium' => ['file' => 'lop-300x200.jpg'], 'odd' => ['width' => 1], 'out' => ['file' => '../../private/secret.json']],
        ]);
        $this->assertSame(['2026/11/lop-scaled.jpg', '2026/11/lop.jpg', '2026/11/lop-300x200.jpg', '2026/11/secret.json'], $files);
        foreach (array_slice($files, 0, 3) as $file) {
            $this->assertSame('2026/11/lop', stem_of($file));
        }
        $this->assertSame('2026/11/khoi-10', stem_of('2026/11/khoi-10.pdf'));
    }

    public function testATextNamesFilesByTheirAddressAndPicturesByTheirNumber(): void
    {
        $text = '<img src="https://truong.edu.vn/wp-content/uploads/2026/11/lop-300x200.jpg" srcset="/wp-content/uploads/2026/11/lop.jpg 1024w"> '
            . "Xem /wp-content/uploads/2026/11/%C4%91%E1%BB%81.doc. uploads/khong.pdf\nhttps://truong.edu.vn/wp-content/uploads/a.docx";
        $this->assertSame(['2026/11/lop-300x200.jpg', '2026/11/lop.jpg', '2026/11/đề.doc', 'a.docx'], files_named_in($text));
        $this->assertSame([4, 7, 12], galleries_in('[gallery columns="2" ids="4, 7"] [gallery include=12] [galleryx ids="9"]'));
        $this->assertTrue(shows_its_own('<p>[gallery link="file"]</p>'));
        $this->assertFalse(shows_its_own('[gallery ids="4"]'));
    }
}
