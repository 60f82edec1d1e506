<?php

declare(strict_types=1);

namespace CongTruong\Tests;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

use function CongTruong\one_line;
use function CongTruong\text_of_file;
use function CongTruong\vocabulary;

final class AttachmentsTest extends TestCase
{
    private const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
    private const BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>';

    private string $path;

    protected function setUp(): void
    {
        $this->path = sys_get_temp_dir() . '/' . bin2hex(random_bytes(6)) . '.docx';
    }

    protected function tearDown(): void
    {
        @unlink($this->path);
    }

    private function read(string $markup, string $name = 'word/document.xml'): ?string
    {
        $zip = new \ZipArchive();
        $zip->open($this->path, \ZipArchive::CREATE);
        $zip->addFromString($name, $markup);
        $zip->close();
        return text_of_file($this->path);
    }

    public function testParagraphsAndCellsAreWordsApart(): void
    {
        $text = $this->read(self::HEAD . sprintf(self::BODY, '<w:p><w:r><w:t>Phân </w:t></w:r><w:r><w:t>công</w:t></w:r></w:p><w:tbl><w:tc><w:p><w:r><w:t>1</w:t><w:tab/><w:t>2 &amp; 3</w:t></w:r></w:p></w:tc></w:tbl>'));
        self::assertSame('Phân công 1 2 & 3', $text);
    }

    /** @return iterable<string, array{string}> */
    public static function hostile(): iterable
    {
        yield 'entities that grow' => [self::HEAD . '<!DOCTYPE d [<!ENTITY a "' . str_repeat('x', 1000) . '"><!ENTITY b "' . str_repeat('&a;', 1000) . '">]>' . sprintf(self::BODY, '<w:p>&b;</w:p>')];
        yield 'a file of the machine' => [self::HEAD . '<!doctype d [<!ENTITY a SYSTEM "file:///etc/passwd">]>' . sprintf(self::BODY, '<w:p><w:t>&a;</w:t></w:p>')];
        yield 'hidden by another encoding' => [mb_convert_encoding('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY a "x">]>' . sprintf(self::BODY, '<w:p><w:t>&a;</w:t></w:p>'), 'UTF-16')];
        yield 'a bomb' => [self::HEAD . sprintf(self::BODY, '<w:p><w:t>' . str_repeat('lớp ', 10_000_000) . '</w:t></w:p>')];
        yield 'no markup' => ["\x00\x01\x02"];
        yield 'nested without end' => [self::HEAD . str_repeat('<a>', 100_000)];
        yield 'nothing' => [''];
    }

    #[DataProvider('hostile')]
    public function testHostileFilesHaveNoText(string $markup): void
    {
        $started = microtime(true);
        self::assertSame('', $this->read($markup));
        self::assertLessThan(8.0, microtime(true) - $started);
    }

    public function testWhatIsNoDocumentHasNoText(): void
    {
        self::assertSame('', $this->read('<a>lớp</a>', 'word/other.xml'));
        file_put_contents($this->path, 'PK' . random_bytes(2000));
        self::assertSame(['', '', ''], [text_of_file($this->path), text_of_file('/khong/co.docx'), text_of_file('/khong/co.zip')]);
        // Nobody is there to read it: that is no answer.
        self::assertNull(text_of_file('/data/uploads/co.pdf'));
    }

    public function testOnlyTheBeginningOfALongOneIsKept(): void
    {
        $text = $this->read(self::HEAD . sprintf(self::BODY, str_repeat('<w:p><w:t>' . str_repeat('lớp ', 1000) . '</w:t></w:p>', 200)));
        self::assertSame(100_000, mb_strlen((string) $text));
    }

    public function testWhatIsKeptIsComposedAndHasNoCommands(): void
    {
        self::assertSame('Lớp 1', one_line("Lo\u{031B}\u{0301}p\n\n\x04\x00 1\x0C"));
        self::assertSame(' lớp 1 ', vocabulary('Lớp 1, LỚP 1 ' . str_repeat('x', 41)));
        self::assertSame('', vocabulary(' '));
    }
}
