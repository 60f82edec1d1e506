<?php
/**
 * What a page was made from, as a tag that nginx can compare without waking PHP: the edge asks every second whether its
 * copy still holds, and is told so until something changes.
 *
 * A version is the name of an empty file in a directory of its own: "site" is renewed by the site when an editor changes
 * something, "platform" by the provisioner when the registry, the feed or the platform's texts do. Whoever changes
 * something renews the name afterwards, and a page reads it before anything else: a page that is older than its tag
 * says is not possible. The tag ends with the image and ten minutes of the clock (etc/nginx.conf), for all that goes by
 * the date and for whatever nobody thought of.
 */

declare(strict_types=1);

namespace CongTruong;

/** The name in force, made if there is none; empty where the directory is not there (an older volume). */
function version_in(string $directory): string
{
    $names = versions_of($directory);
    return $names === null ? '' : ($names[0] ?? renew_version($directory));
}

/** From now on every tag with a former name is wrong. @return string the new name; empty where the directory is not there */
function renew_version(string $directory): string
{
    $new = bin2hex(random_bytes(6));
    if (!@touch("$directory/$new")) {
        return '';
    }
    foreach (versions_of($directory) ?? [] as $name) {
        if ($name !== $new) {
            // Somebody else, who renews it in the same moment, may have been here first.
            @unlink("$directory/$name");
        }
    }
    return $new;
}

/** @return list<string>|null */
function versions_of(string $directory): ?array
{
    $names = @scandir($directory);
    return $names === false ? null : array_values(preg_grep('/^[0-9a-f]{12}$/D', $names));
}

/** Whether a statement changes what visitors may see: not sessions, drafts, locks of the editor or what WordPress remembers for itself. */
function changes_pages(string $sql): bool
{
    if (preg_match('/^\s*(?:(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?INTO|UPDATE|DELETE\s+(?:[`\w.,\s]*?\s)?FROM|TRUNCATE|ALTER|CREATE|DROP)\s+[`\w\s]*?`?wp_(\w+)/i', $sql, $match) !== 1) {
        return false;
    }
    // Whole values: in a text of somebody's a quotation mark is escaped.
    return match ($match[1]) {
        'usermeta', 'congtruong_journal' => false,
        'options' => preg_match("/'[\\\\_]*(?:site[\\\\_]+)?transient[\\\\_]|'cron'|'doing_cron'/", $sql) !== 1,
        'posts' => preg_match("/'(?:revision|auto-draft)'/", $sql) !== 1,
        'postmeta' => preg_match("/'_edit_(?:lock|last)'/", $sql) !== 1,
        default => true,
    };
}
