<?php
/** The theme: how a page looks. What the site is and does is in the must-use plugin. */

declare(strict_types=1);

namespace CongTruong\Theme;

use function CongTruong\facts;
use function CongTruong\sections;

add_action('after_setup_theme', static function (): void {
    add_theme_support('title-tag');
    add_theme_support('post-thumbnails');
    add_theme_support('automatic-feed-links');
    add_theme_support('html5', ['search-form', 'gallery', 'caption', 'style', 'script']);
    add_editor_style('assets/site.css');
});

add_action('wp_enqueue_scripts', static function (): void {
    foreach (['wp-block-library', 'global-styles', 'classic-theme-styles', 'core-block-supports'] as $style) {
        wp_dequeue_style($style);
    }
    $version = trim((string) @file_get_contents('/usr/share/congtruong/content-version'));
    wp_enqueue_style('congtruong', get_theme_file_uri('assets/site.css'), [], $version);
    wp_enqueue_script('congtruong', get_theme_file_uri('assets/site.js'), [], $version, ['strategy' => 'defer']);
}, 100);
remove_action('wp_enqueue_scripts', 'wp_enqueue_global_styles');
remove_action('wp_footer', 'wp_enqueue_global_styles', 1);
remove_action('wp_footer', 'wp_enqueue_stored_styles', 1);
add_filter('show_admin_bar', '__return_false');

add_action('wp_head', static function (): void {
    printf('<link rel="icon" type="image/svg+xml" href="%s">' . "\n", esc_url(get_theme_file_uri('assets/emblem.svg')));
    $description = is_singular() && !is_front_page()
        ? wp_strip_all_tags(get_the_excerpt())
        : facts()['name'] . '. ' . facts()['address'];
    if ($description !== '') {
        printf('<meta name="description" content="%s">' . "\n", esc_attr(wp_html_excerpt($description, 200, '…')));
    }
});

// A wide table of an editor is pushed sideways in a frame of its own, also by keyboard, and the page stays as wide as the screen.
add_filter('the_content', static fn(string $html): string => (string) preg_replace(
    '#<table\b.*?</table>#is',
    '<div class="scroll" role="region" aria-label="Bảng" tabindex="0">$0</div>',
    $html,
), 20);
add_filter('document_title_separator', static fn(): string => '–');
add_filter('excerpt_length', static fn(): int => 32);
add_filter('excerpt_more', static fn(): string => '…');

/** The section that the visitor is in, by slug; empty outside of the fourteen. */
function current_section(): string
{
    if (is_home() || is_singular('post')) {
        $category = is_singular('post') ? get_the_category() : [];
        $slug = $category === [] ? 'tin-tuc' : $category[0]->slug;
        return isset(sections()[$slug]) ? $slug : 'tin-tuc';
    }
    if (is_singular('van_ban')) {
        return 'van-ban';
    }
    if (is_singular('gop_y')) {
        return 'gop-y';
    }
    $object = get_queried_object();
    $slug = $object instanceof \WP_Post ? $object->post_name : ($object instanceof \WP_Term ? $object->slug : '');
    return isset(sections()[$slug]) ? $slug : '';
}

function section_url(string $slug): string
{
    return home_url("/$slug/");
}

/** Where the visitor is: the start page, the section, and the page's title where it is another. */
function crumbs(string $title = ''): void
{
    $section = current_section();
    echo '<nav class="crumbs" aria-label="Đường dẫn"><ol><li><a href="' . esc_url(home_url('/')) . '">Trang chủ</a></li>';
    if ($section !== '' && sections()[$section] !== $title) {
        echo '<li><a href="' . esc_url(section_url($section)) . '">' . esc_html(sections()[$section]) . '</a></li>';
    }
    echo $title === '' ? '' : '<li aria-current="page">' . esc_html(wp_html_excerpt($title, 80, '…')) . '</li>';
    echo '</ol></nav>';
}

/** Print and archive, on every article (Decree 42/2022/NĐ-CP). */
function article_tools(): void
{
    echo '<div class="tools"><button class="button quiet" type="button" data-print hidden>In trang này</button>'
        . '<a class="button quiet" href="' . esc_url(home_url('/luu-tru/')) . '">Kho lưu trữ</a></div>';
}

/** A link with a name, or the name alone where no address is known. */
function link_or_name(string $name, string $url): string
{
    return $url === '' ? esc_html($name) : '<a href="' . esc_url($url) . '">' . esc_html($name) . '</a>';
}

function phone_link(string $phone): string
{
    return $phone === '' ? '' : '<a href="tel:' . esc_attr(preg_replace('/[^0-9+]/', '', $phone)) . '">' . esc_html($phone) . '</a>';
}

function mail_link(?string $mail): string
{
    return $mail === null || $mail === '' ? '' : '<a href="mailto:' . esc_attr($mail) . '">' . esc_html($mail) . '</a>';
}

/** @param list<\WP_Post> $posts */
function post_list(array $posts, bool $excerpts = true): void
{
    echo '<ul class="items">';
    foreach ($posts as $post) {
        $excerpt = $excerpts ? wp_strip_all_tags(get_the_excerpt($post)) : '';
        printf(
            '<li><a href="%s">%s</a><div class="meta"><time datetime="%s">%s</time></div>%s</li>',
            esc_url(get_permalink($post)),
            esc_html(get_the_title($post)),
            esc_attr(get_the_date('c', $post)),
            esc_html(get_the_date('d/m/Y', $post)),
            $excerpt === '' ? '' : '<p>' . esc_html($excerpt) . '</p>',
        );
    }
    echo '</ul>';
}
