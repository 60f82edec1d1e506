<?php
/**
 * What is published is seen: markup that hides or covers is taken out when it is saved, and when it is shown, since a
 * database can be written to without this program.
 */

declare(strict_types=1);

namespace CongTruong;

/** Markup without what hides: styles and classes by lists of what is allowed, no sizes of nothing. */
function visible_html(string $html): string
{
    if (!str_contains($html, '<')) {
        return $html;
    }
    $tags = new \WP_HTML_Tag_Processor(without_unseen($html));
    while ($tags->next_tag()) {
        narrow($tags, 'style', visible_style(...));
        narrow($tags, 'class', visible_classes(...));
        narrow($tags, 'color', static fn(string $value): string => is_readable_colour(strtolower($value)) ? $value : '');
        foreach (['hidden', 'bgcolor', 'background', 'face', 'inert', 'popover'] as $never) {
            $tags->remove_attribute($never);
        }
        foreach (['width', 'height', 'size', 'hspace', 'vspace', 'border', 'cellspacing', 'cellpadding'] as $measure) {
            narrow($tags, $measure, static fn(string $value): string => measure_is_visible($measure, $value) ? $value : '');
        }
        // A mark of the theme's own would be found in place of the theme's.
        narrow($tags, 'id', static fn(string $id): string => in_array(strtolower($id), ['content', 'menu', 'narrow', 's'], true) ? '' : $id);
    }
    return $tags->get_updated_html();
}

/** @param callable(string): string $rule */
function narrow(\WP_HTML_Tag_Processor $tags, string $attribute, callable $rule): void
{
    $value = $tags->get_attribute($attribute);
    if ($value === null) {
        return;
    }
    $kept = is_string($value) ? $rule($value) : '';
    if ($kept === '') {
        $tags->remove_attribute($attribute);
    } elseif ($kept !== $value) {
        $tags->set_attribute($attribute, $kept);
    }
}

// Saved; all of it arrives with slashes. Before WordPress' own cleaning, which leaves the words of a style sheet.
foreach (['content_save_pre', 'excerpt_save_pre'] as $saved) {
    add_filter($saved, static fn($html): string => wp_slash(visible_html(wp_unslash((string) $html))), 1);
}
foreach (['wp_insert_post_data', 'wp_insert_attachment_data'] as $saved) {
    add_filter($saved, static function (array $data): array {
        foreach (['post_content', 'post_excerpt'] as $field) {
            $data[$field] = wp_slash(visible_html(wp_unslash((string) ($data[$field] ?? ''))));
        }
        $data['post_title'] = wp_slash(plain_line(wp_unslash((string) ($data['post_title'] ?? ''))));
        return $data;
    }, 20);
}

/** A text of one line without markup, however it was written. */
function plain_line(string $text): string
{
    return str_contains($text, '<') ? trim(wp_strip_all_tags($text)) : $text;
}

// Shown: the stored text first, then what short codes made of it. Blocks would bring styles of their own back in.
remove_filter('the_content', 'do_blocks', 9);
foreach (['the_content', 'the_excerpt', 'term_description', 'the_archive_description'] as $shown) {
    add_filter($shown, static fn($html): string => wp_kses_post(visible_html((string) $html)), 1);
}
add_filter('the_content', visible_html(...), 14);
add_filter('get_the_excerpt', static fn($text): string => plain_line((string) $text), 99);
foreach (['the_title', 'single_cat_title', 'single_post_title', 'list_cats'] as $shown) {
    add_filter($shown, static fn($text): string => plain_line((string) $text), 1);
}
// Style sheets in the database are for customising a theme, which nobody here may.
remove_action('wp_head', 'wp_custom_css_cb', 101);
add_filter('sidebars_widgets', '__return_empty_array', 99);
add_filter('pre_get_custom_logo', '__return_empty_string');

// Instructions to editors and rows without values are for editors; the feed and the search's excerpts show none either.
add_filter('the_content', static fn($html): string => is_admin() ? (string) $html : without_unfilled((string) $html), 15);
