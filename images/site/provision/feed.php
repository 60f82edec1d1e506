<?php
/** The sector's feed: fetched once for the cell, read without trust, cut to plain text. */

declare(strict_types=1);

namespace CongTruong\Provision;

use function CongTruong\nfc;

const FEED_BYTES = 1048576;
const FEED_ITEMS = 20;
const FEED_SECONDS = 10;

/** @throws Refusal */
function fetch_feed(string $url): string
{
    if (preg_match('#^https?://#', $url) !== 1) {
        throw new Refusal("SECTOR_FEED_URL is \"$url\": an address that begins with http:// or https:// is expected.");
    }
    $context = stream_context_create(['http' => [
        'timeout' => FEED_SECONDS, 'max_redirects' => 3, 'user_agent' => 'congtruong-provisioner',
        'header' => "Accept: application/rss+xml, application/atom+xml, application/xml;q=0.9\r\n",
    ]]);
    $handle = @fopen($url, 'r', false, $context);
    if ($handle === false) {
        throw new Refusal("The sector feed $url does not answer: " . preg_replace('/^fopen\([^)]*\): /', '', error_get_last()['message'] ?? '') . '.');
    }
    stream_set_timeout($handle, FEED_SECONDS);
    $text = '';
    $until = microtime(true) + FEED_SECONDS;
    while (!feof($handle)) {
        $part = fread($handle, 65536);
        if ($part === false || ($part === '' && stream_get_meta_data($handle)['timed_out']) || microtime(true) > $until) {
            fclose($handle);
            throw new Refusal("The sector feed $url was not sent within " . FEED_SECONDS . ' seconds.');
        }
        $text .= $part;
        if (strlen($text) > FEED_BYTES) {
            fclose($handle);
            throw new Refusal("The sector feed $url is larger than 1 MiB.");
        }
    }
    fclose($handle);
    return $text;
}

/**
 * RSS 2.0 or Atom to what a site shows.
 *
 * @return array{title: string, link: string, items: list<array{title: string, link: string, date: string, summary: string}>}
 * @throws Refusal when it is neither, holds a document type or is no XML
 */
function read_feed(string $text): array
{
    // No feed needs a document type; every attack by entities does. UTF-16 would hide one from this look.
    if (stripos($text, '<!DOCTYPE') !== false || stripos($text, '<!ENTITY') !== false || str_contains($text, "\0")) {
        throw new Refusal('The sector feed holds a document type declaration or is not UTF-8: refused.');
    }
    libxml_use_internal_errors(true);
    $document = new \DOMDocument();
    $read = trim($text) !== '' && $document->loadXML($text, LIBXML_NONET | LIBXML_NOCDATA);
    libxml_clear_errors();
    if (!$read || $document->documentElement === null) {
        throw new Refusal('The sector feed is no well-formed XML: the last good copy is kept.');
    }
    $root = $document->documentElement;
    $channel = match ($root->localName) {
        'rss' => child($root, 'channel'),
        'feed' => $root,
        default => null,
    };
    if ($channel === null) {
        throw new Refusal("The sector feed begins with <{$root->localName}>: RSS 2.0 or Atom is expected.");
    }
    $items = [];
    foreach ($channel->childNodes as $node) {
        if (!$node instanceof \DOMElement || !in_array($node->localName, ['item', 'entry'], true)) {
            continue;
        }
        $item = [
            'title' => plain(value($node, 'title'), 200),
            'link' => address($node),
            'date' => moment(value($node, 'pubDate') ?: value($node, 'updated') ?: value($node, 'published')),
            'summary' => plain(value($node, 'description') ?: value($node, 'summary'), 300),
        ];
        if ($item['title'] !== '' && $item['link'] !== '') {
            $items[] = $item;
        }
        if (count($items) === FEED_ITEMS) {
            break;
        }
    }
    return ['title' => plain(value($channel, 'title'), 120), 'link' => address($channel), 'items' => $items];
}

function child(\DOMElement $parent, string $name): ?\DOMElement
{
    foreach ($parent->childNodes as $node) {
        if ($node instanceof \DOMElement && $node->localName === $name) {
            return $node;
        }
    }
    return null;
}

function value(\DOMElement $parent, string $name): string
{
    return child($parent, $name)?->textContent ?? '';
}

/** Text without markup, control or invisible characters, composed, of at most $length characters. */
function plain(string $text, int $length): string
{
    $text = html_entity_decode($text, ENT_QUOTES | ENT_HTML5, 'UTF-8');
    $text = (string) preg_replace('#<(script|style)\b.*?(</\1>|$)#is', ' ', $text);
    $text = html_entity_decode(strip_tags($text), ENT_QUOTES | ENT_HTML5, 'UTF-8');
    // Invisible characters stand inside words: they go first, then what is left is composed.
    $text = nfc((string) preg_replace('/[\p{Cf}\p{Co}]+/u', '', strip_tags($text)));
    $text = (string) preg_replace('/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/u', ' ', $text);
    $text = trim($text);
    return mb_strlen($text) > $length ? mb_substr($text, 0, $length - 1) . '…' : $text;
}

/** The http(s) address of an item; empty for any other scheme. */
function address(\DOMElement $parent): string
{
    $link = '';
    foreach ($parent->childNodes as $node) {
        if ($node instanceof \DOMElement && $node->localName === 'link' && in_array($node->getAttribute('rel'), ['', 'alternate'], true)) {
            $link = $node->getAttribute('href') ?: trim($node->textContent);
            if ($link !== '') {
                break;
            }
        }
    }
    return preg_match('#^https?://[^\s<>"\']+$#', $link) === 1 && strlen($link) < 2000 ? $link : '';
}

function moment(string $text): string
{
    $time = $text === '' || strlen($text) > 64 ? false : strtotime($text);
    return $time === false ? '' : gmdate('Y-m-d\TH:i:s\Z', $time);
}
