<?php
/**
 * What stays readable of a unit that has left: its pages as files that need neither PHP nor a database.
 *
 *   archive/state.json   since when, which pages are still to be made
 *   archive/banner.html  what stands above each of them
 *   archive/pages/       the pages by their addresses, the theme's files; nginx serves this folder (etc/archive.conf)
 *
 * Pages are made by archive-page.php, each in a process of its own that is the site's account and nobody more, as at the site
 * itself: what strangers and editors wrote is read there.
 */

declare(strict_types=1);

namespace CongTruong\Provision;

use Dom\HTMLDocument;

/** The part of an hour that one unit may hold its neighbours up; then it is their turn again. */
const ARCHIVE_SECONDS = 40;
/** No school has as many; a calendar or a loop of links would. */
const MOST_PAGES = 20000;
/** In a row. */
const MOST_FAILURES = 3;

/**
 * Begins an archive, goes on with it, or keeps what its pages say of the successor up to date.
 *
 * @param array<string, mixed> $unit
 * @return array{int, string, bool} files that were made, a note, whether there is more to do
 */
function ensure_archive(array $unit, string $directory, string $today): array
{
    $archive = "$directory/archive";
    $changes = ensure_directory($archive, 0, 0, 0755);
    $changes += ensure_directory("$archive/pages", 0, 0, 0755);
    $state = \CongTruong\read_json("$archive/state.json");
    if ($state === null) {
        $state = ['since' => $today, 'left' => null, 'seen' => [], 'pages' => 0];
    }
    $banner = archive_banner($unit, $state['since']);
    $changes += change_banner($archive, $banner);
    if ($state['left'] === []) {
        return [$changes, "retired: {$state['pages']} pages are kept", false];
    }
    $changes += copy_theme("$archive/pages");
    if ($state['left'] === null) {
        $state['left'] = ['/', ...ask_page($unit, '')['paths']];
        $state['seen'] = array_fill_keys($state['left'], true);
    }
    $until = microtime(true) + ARCHIVE_SECONDS;
    $failures = 0;
    while ($state['left'] !== [] && microtime(true) < $until) {
        $path = array_shift($state['left']);
        $made = ask_page($unit, $path);
        $failures = $made['status'] === 500 ? $failures + 1 : 0;
        // One page that WordPress cannot make is left out. Where it makes none, all of this is done again later.
        if ($failures > MOST_FAILURES || $failures > 0 && $path === '/') {
            throw new Refusal("The page $path of unit {$unit['id']} could not be made for its archive.");
        }
        if ($made['status'] !== 200) {
            continue;
        }
        [$html, $links] = archived($made['html'], $unit['host'], $banner);
        foreach ($links as $link) {
            if (!isset($state['seen'][$link]) && count($state['seen']) < MOST_PAGES) {
                $state['seen'][$link] = true;
                $state['left'][] = $link;
            }
        }
        $changes += put_page("$archive/pages", $path, $html);
        $state['pages']++;
    }
    $state['seen'] = $state['left'] === [] ? [] : $state['seen'];
    $changes += ensure_file("$archive/state.json", json_encode($state, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR), 0, 0644);
    $left = count($state['left']);
    return [$changes, $left === 0 ? "retired: {$state['pages']} pages are kept" : "retired: {$state['pages']} pages are kept, $left to go", $left > 0];
}

/** What stands above every page. @param array<string, mixed> $unit */
function archive_banner(array $unit, string $since): string
{
    $words = 'Bản lưu trữ: đơn vị này đã ngừng hoạt động, trang giữ nguyên nội dung tính đến ngày ' . \CongTruong\written_date($since) . '. Ô tìm kiếm và biểu mẫu không còn dùng được.';
    $heir = $unit['successorUrl'];
    $link = static fn(string $url, string $text): string => sprintf('<a href="%s">%s</a>', htmlspecialchars($url, ENT_QUOTES), htmlspecialchars($text, ENT_QUOTES));
    $next = $heir === ''
        ? ($unit['portalUrl'] === '' ? '' : ' Thông tin mới: ' . $link($unit['portalUrl'], 'Cổng thông tin ngành Giáo dục và Đào tạo') . '.')
        : ' Đơn vị kế tục: ' . $link($heir, (string) parse_url($heir, PHP_URL_HOST)) . '.';
    return '<div class="notice" role="note" id="luu-tru-trang" style="margin:0;border-radius:0">' . htmlspecialchars($words, ENT_NOQUOTES) . $next
        . ' <span lang="en">This unit has closed; the page is an archive.</span></div>';
}

/** Where it was another, all pages get the new one. @return int files that were changed */
function change_banner(string $archive, string $banner): int
{
    $former = @file_get_contents("$archive/banner.html");
    if ($former === $banner) {
        return 0;
    }
    $changes = 0;
    $files = $former === false ? [] : new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator("$archive/pages", \FilesystemIterator::SKIP_DOTS));
    foreach ($files as $file) {
        if ($file->getExtension() === 'html') {
            $changes += ensure_file($file->getPathname(), str_replace($former, $banner, (string) file_get_contents($file->getPathname())), 0, 0644);
        }
    }
    // Last of all: who is interrupted begins again.
    return $changes + ensure_file("$archive/banner.html", $banner, 0, 0644);
}

/**
 * A page without what only works on a living site, and where it leads.
 *
 * @param string $host of this site, under whatever port it was served
 * @return array{string, list<string>} its text, paths of this site
 */
function archived(string $html, string $host, string $banner): array
{
    $page = HTMLDocument::createFromString($html, LIBXML_NOERROR, 'UTF-8');
    // Forms ask, scripts move, and feeds go on: none of them has anybody behind it.
    $dead = 'script, form, search, template, [data-filter], [data-print], button, link[rel~="alternate"][type], link[rel="EditURI"], link[rel="https://api.w.org/"], link[rel="shortlink"], link[rel="canonical"], a[href*="/feed/"], a[href*="/wp-login.php"], a[href*="/wp-admin/"]';
    foreach (iterator_to_array($page->querySelectorAll($dead)) as $element) {
        $element->remove();
    }
    $paths = [];
    foreach ($page->querySelectorAll('[href], [src], [srcset], [poster]') as $element) {
        foreach (['href', 'src', 'srcset', 'poster'] as $name) {
            if ($element->hasAttribute($name)) {
                $element->setAttribute($name, preg_replace('~https?://' . preg_quote($host, '~') . '(?::\d+)?(?=[/?#\s,]|$)/?~', '/', (string) $element->getAttribute($name)));
            }
        }
        if ($element->localName === 'a' && ($path = page_path((string) $element->getAttribute('href'))) !== null) {
            $paths[$path] = true;
        }
    }
    // The banner as its own bytes, by which another one can take its place.
    $page->body->prepend($page->createComment('banner'));
    $text = $page->saveHtml();
    return [substr_replace($text, $banner, (int) strpos($text, '<!--banner-->'), strlen('<!--banner-->')), array_keys($paths)];
}

/** The path of a page of this site, with its closing slash; null for a file, another site or what is made for one visitor. */
function page_path(string $link): ?string
{
    if (preg_match('~^/(?!/)[^?#]*(?=$|#)~', $link, $found) !== 1) {
        return null;
    }
    $path = rtrim($found[0], '/') . '/';
    return preg_match('~^/(?:wp-|feed/)|/feed/$|\.[a-z0-9]{2,5}/$~', $path) === 1 || is_odd_path($path) ? null : $path;
}

/** Whether a path could lead anywhere but below the folder that it is put into. */
function is_odd_path(string $path): bool
{
    $names = explode('/', trim(rawurldecode($path), '/'));
    return strlen($path) > 1500 || preg_match('/[\x00-\x1f\x5c\x7f]/', rawurldecode($path)) === 1
        || array_filter($names, static fn(string $name): bool => str_starts_with($name, '.') || strlen($name) > 240) !== [];
}

/** @return int files that were made */
function put_page(string $pages, string $path, string $html): int
{
    $folder = rtrim($pages . rawurldecode($path), '/');
    if (!is_dir($folder) && !@mkdir($folder, 0755, true)) {
        throw new Refusal("The directory $folder cannot be made: is the disk full?");
    }
    return ensure_file("$folder/index.html", $html, 0, 0644);
}

/** The theme as it is today: a later image may look otherwise. @return int files that were made */
function copy_theme(string $pages): int
{
    $theme = '/usr/share/congtruong/wp-content/themes/congtruong';
    $changes = 0;
    foreach (new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($theme, \FilesystemIterator::SKIP_DOTS)) as $file) {
        if (in_array($file->getExtension(), ['css', 'png', 'svg', 'webp', 'woff2', 'ico'], true)) {
            $target = "$pages/wp-content/themes/congtruong" . substr($file->getPathname(), strlen($theme));
            is_dir(dirname($target)) || mkdir(dirname($target), 0755, true);
            $changes += ensure_file($target, (string) file_get_contents($file->getPathname()), 0, 0644);
        }
    }
    return $changes;
}

/**
 * @param string $path of a page; empty asks for the paths of all
 * @return array{status: int, html: string, paths: list<string>}
 */
function ask_page(array $unit, string $path): array
{
    $account = ['setpriv', '--reuid', 'school', '--regid', 'school', '--clear-groups', '--no-new-privs', '--inh-caps=-all', '--bounding-set=-all'];
    $process = proc_open([...$account, PHP_BINARY, __DIR__ . '/archive-page.php'], [['pipe', 'r'], ['pipe', 'w'], STDERR], $pipes);
    fwrite($pipes[0], json_encode(['unit' => $unit, 'path' => $path], JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR));
    fclose($pipes[0]);
    $answer = json_decode((string) stream_get_contents($pipes[1]), true);
    fclose($pipes[1]);
    if (proc_close($process) !== 0 || !is_array($answer)) {
        return $path !== '' ? ['status' => 500, 'html' => '', 'paths' => []] : throw new Refusal("What unit {$unit['id']} has published could not be read for its archive.");
    }
    return $answer;
}

/** A unit that is served again has no use for it. @return int 1 when there was one, else 0 */
function remove_archive(string $directory): int
{
    if (!is_dir("$directory/archive")) {
        return 0;
    }
    $all = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator("$directory/archive", \FilesystemIterator::SKIP_DOTS), \RecursiveIteratorIterator::CHILD_FIRST);
    foreach ($all as $each) {
        $each->isDir() && !$each->isLink() ? rmdir($each->getPathname()) : unlink($each->getPathname());
    }
    rmdir("$directory/archive");
    return 1;
}
