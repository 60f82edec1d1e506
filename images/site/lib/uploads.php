<?php
/**
 * Which files below uploads/ belong to what. A file that nobody has published yet is readable to the site's own account
 * and the one that reads files for the search (WAITING): nginx cannot open it and asks PHP, which knows by then whether
 * something published uses it (mu-plugins/congtruong/uploads.php). The mode is no more than a remembered answer: to
 * forget it costs one question.
 */

declare(strict_types=1);

namespace CongTruong;

const WAITING = 0640;
const SHOWN = 0644;
/** The group of what waits: of the account that reads files for the search (bin/text-reader), and of nginx not. */
const WAITING_GROUP = 10034;

/** Has a file wait. Only the file's owner may, and root. */
function let_wait(string $path): void
{
    // First the mode: for no moment may more read it.
    chmod($path, WAITING) && chgrp($path, WAITING_GROUP);
}

/**
 * The files of an attachment: the one that was sent, and those that WordPress made of it.
 *
 * @param string $file as WordPress keeps it, such as "2026/11/lich-thi.jpg"
 * @param array<string, mixed> $metadata WordPress' own
 * @return list<string> below uploads/
 */
function files_of(string $file, array $metadata): array
{
    $folder = dirname($file) === '.' ? '' : dirname($file) . '/';
    $sizes = is_array($metadata['sizes'] ?? null) ? $metadata['sizes'] : [];
    $names = array_filter([basename($file), $metadata['original_image'] ?? '', ...array_column($sizes, 'file')], is_string(...));
    return array_values(array_unique(array_map(static fn(string $name): string => $folder . basename($name), array_filter($names))));
}

/** What the names of an attachment's files begin with, made from the name of any of them. */
function stem_of(string $file): string
{
    return (string) preg_replace('/(?:-\d+x\d+|-scaled|-rotated)?\.\w+$/D', '', $file);
}

/** The files below uploads/ that a text names. @return list<string> */
function files_named_in(string $text): array
{
    preg_match_all('~/uploads/([^\s"\'<>?#)\]]*\w)~', $text, $found);
    return array_values(array_unique(array_map(rawurldecode(...), $found[1])));
}

/** The attachments that a text names by their number: WordPress' galleries. @return list<int> */
function galleries_in(string $text): array
{
    preg_match_all('/\[gallery\b[^\]]*?\b(?:ids|include)=["\']?([\d, ]+)/', $text, $found);
    return array_values(array_unique(array_map(intval(...), preg_split('/[, ]+/', implode(',', $found[1]), -1, PREG_SPLIT_NO_EMPTY))));
}

/** Whether a text shows all that was uploaded with it. */
function shows_its_own(string $text): bool
{
    return preg_match('/\[gallery(?![^\]]*\b(?:ids|include)=)/', $text) === 1;
}
