<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

use function CongTruong\orientation_of;
use function CongTruong\without_notes;

final class PicturesTest extends TestCase
{
    private const SECRET = 'GPS 10.7769N 106.7009E';

    /** A photo as a telephone writes it: notes with orientation 6, XMP, IPTC, a comment, a profile, a tail. */
    private static function photo(): string
    {
        $segment = static fn(int $kind, string $data): string => "\xFF" . chr($kind) . pack('n', strlen($data) + 2) . $data;
        $tiff = "II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0" . self::SECRET;
        return "\xFF\xD8" . $segment(0xE0, "JFIF\0\x01\x01\0\0\x01\0\x01\0\0") . $segment(0xE1, "Exif\0\0$tiff")
            . $segment(0xE1, "http://ns.adobe.com/xap/1.0/\0" . self::SECRET) . $segment(0xED, 'Photoshop 3.0' . self::SECRET)
            . $segment(0xE2, 'MPF' . self::SECRET) . $segment(0xE2, "ICC_PROFILE\0profile") . $segment(0xFE, self::SECRET)
            . $segment(0xDB, str_repeat("\1", 65)) . $segment(0xDA, 'scan') . "\x12\xFF\x00\x34\xFF\xD0\x56" . "\xFF\xD9" . 'tail' . self::SECRET;
    }

    public function testAPhotoKeepsItsPictureAndWhichWayIsUp(): void
    {
        $clean = without_notes(self::photo(), 'JPG');
        self::assertIsString($clean);
        self::assertStringNotContainsString(self::SECRET, $clean);
        self::assertStringContainsString("\x12\xFF\x00\x34\xFF\xD0\x56\xFF\xD9", $clean);
        self::assertStringContainsString('ICC_PROFILE', $clean);
        self::assertSame(6, orientation_of(substr($clean, (int) strpos($clean, "Exif\0\0") + 6)));
        self::assertSame($clean, without_notes($clean, 'jpg'), 'cleaning twice changes nothing');
    }

    public function testPng(): void
    {
        $chunk = static fn(string $kind, string $data): string => pack('N', strlen($data)) . $kind . $data . pack('N', crc32($kind . $data));
        $good = "\x89PNG\r\n\x1A\n" . $chunk('IHDR', str_repeat("\0", 13)) . $chunk('IDAT', 'picture');
        $end = $chunk('IEND', '');
        $notes = $chunk('eXIf', self::SECRET) . $chunk('tEXt', self::SECRET) . $chunk('iTXt', 'XML:com.adobe.xmp' . self::SECRET) . $chunk('zTXt', self::SECRET);
        self::assertSame($good . $end, without_notes($good . $notes . $end . self::SECRET, 'png'));
    }

    public function testWebp(): void
    {
        $chunk = static fn(string $kind, string $data): string => $kind . pack('V', strlen($data)) . $data . (strlen($data) % 2 ? "\0" : '');
        $file = static fn(string $parts): string => 'RIFF' . pack('V', 4 + strlen($parts)) . 'WEBP' . $parts;
        $dirty = $file($chunk('VP8X', "\x2C\0\0\0\0\0\0\0\0\0") . $chunk('VP8 ', 'picture') . $chunk('EXIF', self::SECRET) . $chunk('XMP ', self::SECRET));
        self::assertSame($file($chunk('VP8X', "\x20\0\0\0\0\0\0\0\0\0") . $chunk('VP8 ', 'picture')), without_notes($dirty, 'webp'));
    }

    public function testGif(): void
    {
        $begin = "GIF89a\x01\0\x01\0\0\0\0";
        $loop = "!\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0";
        $picture = ",\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";
        $xmp = "!\xFF\x0BXMP DataXMP\x16" . self::SECRET . "\0";
        $comment = "!\xFE\x16" . self::SECRET . "\0";
        self::assertSame($begin . $loop . $picture . ';', without_notes($begin . $loop . $xmp . $comment . $picture . ';' . self::SECRET, 'gif'));
    }

    public function testFilm(): void
    {
        $box = static fn(string $kind, string $data): string => pack('N', 8 + strlen($data)) . $kind . $data;
        $film = $box('ftyp', 'isom') . $box('moov', $box('mvhd', 'head') . $box('udta', $box("\xA9xyz", self::SECRET)) . $box('meta', self::SECRET)) . $box('mdat', 'frames');
        $clean = without_notes($film, 'mp4');
        self::assertIsString($clean);
        self::assertStringNotContainsString(self::SECRET, $clean);
        self::assertSame(strlen($film), strlen($clean), 'no frame moves');
        self::assertStringContainsString('frames', $clean);
    }

    public function testWhatIsCutOffOrNoPictureIsRefused(): void
    {
        foreach (['jpg', 'png', 'webp', 'gif', 'mp4'] as $kind) {
            self::assertNull(without_notes('%PDF-1.4', $kind), $kind);
        }
        self::assertNull(without_notes(substr(self::photo(), 0, 60), 'jpg'));
        self::assertSame('%PDF-1.4', without_notes('%PDF-1.4', 'pdf'));
    }
}
