<?php
/**
 * The text of PDF and DOCX files, for the search. A PDF is read by a program of its own account (bin/text-reader), since
 * its format is a large one and the file a stranger's to this platform; a DOCX here, as far as these bounds reach.
 */

declare(strict_types=1);

namespace CongTruong;

/** Of a file that long only the beginning is searched: about forty pages. */
const MOST_TEXT = 100_000;
/** Of the XML in a DOCX. */
const MOST_MARKUP = 8_000_000;
/** How long an editor waits for a file, in seconds. The reader gives one up sooner (bin/text-reader). */
const READING_SECONDS = 14;
const READER = '/run/texts';

/** @return string|null null where it is not known: nobody has read it yet; empty where there is no text to be had */
function text_of_file(string $path): ?string
{
    return match (strtolower(pathinfo($path, PATHINFO_EXTENSION))) {
        'pdf' => text_of_pdf($path),
        'docx' => one_line(text_of_docx($path)),
        default => '',
    };
}

/** As it is kept: composed, in one line, bounded. */
function one_line(string $text): string
{
    return mb_substr(trim((string) preg_replace('/[\s\p{C}]+/u', ' ', nfc(mb_scrub(substr($text, 0, 4 * MOST_TEXT))))), 0, MOST_TEXT);
}

/** Each word of a text once, with its tones, between spaces: what the database looks through in place of the text. */
function vocabulary(string $text): string
{
    $words = array_filter(array_unique(words_of($text)), static fn(string $word): bool => mb_strlen($word) <= 40);
    return $words === [] ? '' : ' ' . implode(' ', $words) . ' ';
}

function text_of_docx(string $path): string
{
    $zip = new \ZipArchive();
    if ($zip->open($path, \ZipArchive::RDONLY) !== true) {
        return '';
    }
    $stream = $zip->getStream('word/document.xml');
    // What the archive says of its sizes is the sender's word.
    $markup = $stream === false ? '' : (string) stream_get_contents($stream, MOST_MARKUP + 1);
    $zip->close();
    // Word writes no document type; with one a few bytes could mean gigabytes.
    if ($markup === '' || strlen($markup) > MOST_MARKUP || stripos($markup, '<!DOCTYPE') !== false || str_contains($markup, "\0")) {
        return '';
    }
    $reader = \XMLReader::XML($markup, null, LIBXML_NONET | LIBXML_NOERROR | LIBXML_NOWARNING);
    $text = '';
    while ($reader !== false && strlen($text) < 4 * MOST_TEXT && @$reader->read()) {
        $is = [$reader->nodeType, $reader->localName];
        $text .= match (true) {
            $reader->nodeType === \XMLReader::TEXT, $reader->nodeType === \XMLReader::SIGNIFICANT_WHITESPACE => $reader->value,
            in_array($is, [[\XMLReader::END_ELEMENT, 'p'], [\XMLReader::ELEMENT, 'tab'], [\XMLReader::ELEMENT, 'br']], true) => ' ',
            default => '',
        };
    }
    return $text;
}

/** @return string|null null where the reader does not answer in time */
function text_of_pdf(string $path): ?string
{
    // The reader is told a name and not a program's argument: a line of the pipe is one question.
    if (preg_match('#^/data/uploads/[^\x00-\x1f]+$#D', $path) !== 1 || str_contains($path, '/../') || @filetype(READER . '/asked') !== 'fifo') {
        return null;
    }
    $answer = READER . '/' . bin2hex(random_bytes(8));
    // The folder's group is the reader's: it may write into this file, and can put nothing in its place.
    if (@file_put_contents($answer, '') === false || !chmod($answer, 0620)) {
        return null;
    }
    try {
        // "n": without a reader there is nobody to wait for.
        $pipe = @fopen(READER . '/asked', 'an');
        if ($pipe === false || @fwrite($pipe, basename($answer) . " $path\n") === false) {
            return null;
        }
        for ($until = microtime(true) + READING_SECONDS; microtime(true) < $until; usleep(50_000)) {
            $text = (string) file_get_contents($answer, false, null, 0, 4 * MOST_TEXT + 100);
            // The mark of the end is no letter of any text (pdftotext's own are taken out).
            if (str_ends_with($text, "\x04")) {
                return one_line($text);
            }
        }
        return null;
    } finally {
        @unlink($answer);
    }
}
