<?php
/** The sector's news (directive III.4(8)): fetched and cleaned by the provisioner, read from the unit's volume. */

declare(strict_types=1);

namespace CongTruong;

/**
 * The last good copy of the sector's feed; null when it is switched off or nothing came yet.
 *
 * @return array{title: string, link: string, updated: int, items: list<array{title: string, link: string, date: string, summary: string}>}|null
 */
function sector_feed(): ?array
{
    $path = CONGTRUONG_DATA . '/feed.json';
    if (!facts()['sectorFeed']) {
        return null;
    }
    $feed = read_json($path);
    if ($feed === null || !is_array($feed['items'] ?? null)) {
        return null;
    }
    // The provisioner touches the file at every successful fetch, also when nothing is new.
    return ['title' => (string) $feed['title'], 'link' => (string) $feed['link'], 'updated' => (int) filemtime($path), 'items' => $feed['items']];
}
