<?php
/** Directories and files on the units' volumes, and the count of what was changed there. */

declare(strict_types=1);

namespace CongTruong\Provision;

const SCHOOL_UID = 10033;

/** @return int 1 when something was made or changed, else 0 */
function ensure_directory(string $path, int $uid, int $gid, int $mode): int
{
    $changed = 0;
    if (!is_dir($path)) {
        if (!@mkdir($path, $mode)) {
            throw new Refusal("The directory $path cannot be made: " . (error_get_last()['message'] ?? '') . '. Is the volume mounted?');
        }
        $changed = 1;
    }
    return $changed | own($path, $uid, $gid, $mode);
}

/** Writes beside the file and renames: a reader sees the old text or the new one. @return int 1 when written, else 0 */
function ensure_file(string $path, string $text, int $gid, int $mode): int
{
    if (@file_get_contents($path) === $text) {
        return own($path, 0, $gid, $mode);
    }
    $new = "$path.new";
    @unlink($new);
    $handle = @fopen($new, 'x');
    if ($handle === false) {
        throw new Refusal("The file $new cannot be written: " . (error_get_last()['message'] ?? ''));
    }
    chmod($new, $mode);
    chgrp($new, $gid);
    $done = fwrite($handle, $text) === strlen($text) && fflush($handle) && fsync($handle);
    fclose($handle);
    if (!$done || !rename($new, $path)) {
        @unlink($new);
        throw new Refusal("The file $path cannot be written: is the disk full?");
    }
    return 1;
}

function own(string $path, int $uid, int $gid, int $mode): int
{
    clearstatcache(true, $path);
    $is = stat($path);
    $changed = 0;
    if ($is['uid'] !== $uid || $is['gid'] !== $gid) {
        chown($path, $uid);
        chgrp($path, $gid);
        $changed = 1;
    }
    if (($is['mode'] & 07777) !== $mode) {
        chmod($path, $mode);
        $changed = 1;
    }
    return $changed;
}
