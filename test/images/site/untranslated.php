<?php
/**
 * Run before every request of a site under test (auto_prepend_file): writes down each text of WordPress' that came back
 * untranslated and stands in the answer, as one line of JSON [address, text] in /tmp/untranslated.
 */

declare(strict_types=1);

(static function (): void {
    if (PHP_SAPI === 'cli') {
        return;
    }
    $english = [];
    $note = static function (string $translation, string $text) use (&$english): void {
        // Earlier ones are asked again once the language is there.
        if (did_action('init') > 0 && $translation === $text && preg_match('/[A-Za-z]{2}/', $text) === 1) {
            $english[$text] = true;
        }
    };
    $one = static function ($translation, $text, $context = '') use ($note) {
        // Names of blocks, of which there are none here, and what is no word.
        if (stripos((string) $context, 'block ') !== 0 && $context !== 'text direction') {
            $note((string) $translation, (string) $text);
        }
        return $translation;
    };
    $many = static function ($translation, $single, $plural, $number) use ($note) {
        $note((string) $translation, (string) ($number === 1 ? $single : $plural));
        return $translation;
    };
    foreach (['gettext' => $one, 'gettext_with_context' => $one, 'ngettext' => $many, 'ngettext_with_context' => $many] as $filter => $watch) {
        $GLOBALS['wp_filter'][$filter][10]['untranslated'] = ['function' => $watch, 'accepted_args' => 4];
    }
    ob_start(static function (string $answer) use (&$english): string {
        $lines = '';
        foreach (array_keys($english) as $text) {
            // What stands between values, the longest of it, as HTML, in an attribute or as JSON.
            $parts = preg_split('/%(?:\d+\$)?[sd]/', $text);
            usort($parts, static fn(string $a, string $b): int => strlen($b) <=> strlen($a));
            $part = trim($parts[0]);
            foreach (array_unique([$part, htmlspecialchars($part, ENT_QUOTES), trim((string) json_encode($part), '"')]) as $form) {
                if (strlen($part) > 1 && preg_match('/(?<![\w-])' . preg_quote($form, '/') . '(?![\w-])/', $answer) === 1) {
                    $lines .= json_encode([$_SERVER['REQUEST_URI'] ?? '', $text], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES) . "\n";
                    break;
                }
            }
        }
        file_put_contents('/tmp/untranslated', $lines, FILE_APPEND);
        return $answer;
    });
})();
