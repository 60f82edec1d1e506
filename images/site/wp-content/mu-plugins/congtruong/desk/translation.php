<?php
/** Vietnamese for WordPress' own scripts; what its PHP says is in languages/vi.l10n.php, which WordPress reads itself. */

declare(strict_types=1);

namespace CongTruong;

// WordPress looks for a file for each script: here is one for all of them, since a page loads a dozen.
add_filter('pre_load_script_translations', static fn() => '');
add_action('wp_default_scripts', static function (\WP_Scripts $scripts): void {
    $words = @file_get_contents(WP_LANG_DIR . '/scripts.json');
    if (is_string($words)) {
        $scripts->add_inline_script('wp-i18n', "wp.i18n.setLocaleData($words);", 'after');
    }
}, 99);
