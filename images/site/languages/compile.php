<?php
/**
 * compile.php TARGET: makes of vi.po what WordPress reads, vi.l10n.php, and scripts.json for its scripts. What vi.po does
 * not say is taken from Debian's translation, which is of 2009 and knows two fifths of the screens.
 */

declare(strict_types=1);

const WORDPRESS = '/usr/share/wordpress';
define('ABSPATH', WORDPRESS . '/');
foreach (['pomo/po', 'pomo/mo', 'l10n/class-wp-translation-file', 'l10n/class-wp-translation-file-mo', 'l10n/class-wp-translation-file-php'] as $part) {
    require WORDPRESS . "/wp-includes/$part.php";
}

[, $target] = $argv;
$ours = new PO();
if (!$ours->import_from_file(__DIR__ . '/vi.po') || $ours->entries === []) {
    fwrite(STDERR, "vi.po cannot be read.\n");
    exit(1);
}
$all = new MO();
$all->import_from_file(WORDPRESS . '/wp-content/languages/vi.mo');
foreach ($ours->entries as $entry) {
    $all->add_entry($entry);
}
$all->set_headers(['Language' => 'vi', 'Plural-Forms' => 'nplurals=1; plural=0;', 'Content-Type' => 'text/plain; charset=UTF-8']);
$all->export_to_file("$target/vi.mo");
file_put_contents("$target/vi.l10n.php", WP_Translation_File::transform("$target/vi.mo", 'php'));
unlink("$target/vi.mo");

// Which of them WordPress' scripts say: those that stand in one as a text.
$scripts = '';
foreach ([...glob(WORDPRESS . '/wp-admin/js/*.min.js'), ...glob(WORDPRESS . '/wp-includes/js/*.min.js'), ...glob(WORDPRESS . '/wp-includes/js/dist/{a11y,i18n}.min.js', GLOB_BRACE)] as $file) {
    $scripts .= file_get_contents($file);
}
$said = ['' => ['domain' => 'default', 'lang' => 'vi', 'plural-forms' => 'nplurals=1; plural=0;']];
foreach ($ours->entries as $entry) {
    $text = (string) json_encode($entry->singular, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
    $escaped = (string) json_encode($entry->singular, JSON_UNESCAPED_SLASHES);
    if (str_contains($scripts, $text) || str_contains($scripts, $escaped) || str_contains($scripts, "'" . substr($text, 1, -1) . "'")) {
        $said[$entry->context === null ? $entry->singular : "$entry->context\4$entry->singular"] = $entry->translations;
    }
}
file_put_contents("$target/scripts.json", json_encode($said, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR));
