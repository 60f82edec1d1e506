<?php
/** The theme: how a page looks. What the site is and does is in the must-use plugin. */

declare(strict_types=1);

namespace CongTruong\Theme;

use function CongTruong\colour_of;
use function CongTruong\facts;
use function CongTruong\nfc;
use function CongTruong\palette;
use function CongTruong\register_fields;
use function CongTruong\registers;
use function CongTruong\section_groups;
use function CongTruong\sections;
use function CongTruong\today;
use function CongTruong\values_in_use;
use function CongTruong\written_date;
use function CongTruong\written_size;

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
    foreach (['style', 'script'] as $kind) {
        $file = 'assets/site.' . ($kind === 'style' ? 'css' : 'js');
        // A browser keeps them for a week: another content is another address.
        ("wp_enqueue_$kind")('congtruong', get_theme_file_uri($file), [], hash_file('crc32b', get_theme_file_path($file)));
    }
}, 100);
/** The one thing that differs between sites; everything else is the style sheet's. */
function own_style(): string
{
    ['brand' => $brand, 'dark' => $dark, 'tint' => $tint] = colours();
    return ":root{--brand:$brand;--brand-dark:$dark;--tint:$tint}";
}
add_action('wp_head', static function (): void {
    echo '<style>' . own_style() . "</style>\n";
}, 9);
// The page's policy allows these and no others, whoever wrote them (mu-plugins/congtruong/headers.php).
add_filter('congtruong_styles', static fn(array $styles): array => [...$styles, own_style()]);
// In the style sheet, since it is no different anywhere.
remove_action('wp_head', 'wp_print_auto_sizes_contain_css_fix', 1);
remove_action('wp_enqueue_scripts', 'wp_enqueue_global_styles');
remove_action('wp_footer', 'wp_enqueue_global_styles', 1);
remove_action('wp_footer', 'wp_enqueue_stored_styles', 1);
add_filter('show_admin_bar', '__return_false');

add_action('wp_head', static function (): void {
    $emblem = str_replace('#0b4f8a', colours()['brand'], (string) file_get_contents(get_theme_file_path('assets/emblem.svg')));
    echo '<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,' . rawurlencode($emblem) . "\">\n";
    $description = wp_html_excerpt(description(), 200, '…');
    echo $description === '' ? '' : '<meta name="description" content="' . esc_attr($description) . "\">\n";
    foreach (is_404() || is_search() ? [] : card($description) as $property => $content) {
        printf('<meta property="%s" content="%s">' . "\n", esc_attr($property), esc_attr((string) $content));
    }
});

function description(): string
{
    $own = is_singular() && !is_front_page() ? wp_strip_all_tags(get_the_excerpt()) : '';
    return $own !== '' ? $own : facts()['name'] . '. ' . facts()['address'];
}

/**
 * What Zalo and Facebook show of a shared page (Open Graph protocol): the article's picture, else the start page's
 * banner, else the platform's own.
 *
 * @return array<string, string|int> content by property
 */
function card(string $description): array
{
    $article = is_singular() && !is_front_page();
    $picture = ($article ? (int) get_post_thumbnail_id() : 0) ?: (int) get_post_thumbnail_id((int) get_option('page_on_front'));
    [$address, $width, $height] = wp_get_attachment_image_src($picture, 'large') ?: [get_theme_file_uri('assets/cards/' . colour_name() . '.png'), 1200, 630];
    return [
        'og:type' => $article ? 'article' : 'website',
        'og:locale' => 'vi_VN',
        'og:site_name' => facts()['name'],
        'og:title' => $article ? wp_strip_all_tags(get_the_title()) : wp_get_document_title(),
        'og:description' => $description,
        'og:url' => $article ? get_permalink() : home_url(is_front_page() ? '/' : (string) wp_parse_url((string) ($_SERVER['REQUEST_URI'] ?? '/'), PHP_URL_PATH)),
        'og:image' => $address,
        'og:image:width' => $width,
        'og:image:height' => $height,
        'og:image:alt' => (string) get_post_meta($picture, '_wp_attachment_image_alt', true) ?: facts()['name'],
    ] + ($article && is_singular(array_keys(registers())) ? ['article:published_time' => get_the_date('c'), 'article:modified_time' => get_the_modified_date('c')] : []);
}

/** @return array{label: string, brand: string, dark: string, tint: string} the editors' choice, else the kind's */
function colours(): array
{
    return palette()[colour_name()];
}

function colour_name(): string
{
    $chosen = (string) get_post_meta((int) get_option('page_on_front'), '_mau', true);
    return isset(palette()[$chosen]) ? $chosen : colour_of(facts()['kind']);
}

/** The unit's crest: the picture of its introduction, else the platform's emblem in the site's colour. */
function crest(): string
{
    $introduction = get_page_by_path('gioi-thieu');
    $picture = $introduction === null ? 0 : (int) get_post_thumbnail_id($introduction);
    return wp_get_attachment_image($picture, 'medium', false, ['class' => 'crest', 'alt' => '', 'sizes' => '60px', 'loading' => 'eager'])
        ?: '<svg class="crest" viewBox="0 0 64 64" width="60" height="60" aria-hidden="true"><circle cx="32" cy="32" r="31" fill="currentColor"/>'
        . '<path d="M12 27 32 14l20 13" fill="none" stroke="#ffd166" stroke-width="4" stroke-linejoin="round" stroke-linecap="round"/>'
        . '<path d="M17 28v14m30-14v14" stroke="#fff" stroke-width="4" stroke-linecap="round"/>'
        . '<path d="M32 36c-4-3-9-3.500-13-2.500v15c4-1 9-.5 13 2.500 4-3 9-3.500 13-2.500v-15c-4-1-9-.5-13 2.500z" fill="#fff"/>'
        . '<path d="M32 36v15" stroke="currentColor" stroke-width="2"/></svg>';
}

/** The start page's own picture, full width; empty where editors set none. */
function banner(): string
{
    $picture = wp_get_attachment_image((int) get_post_thumbnail_id((int) get_option('page_on_front')), 'full', false, ['sizes' => '(min-width: 75rem) 73rem, 100vw', 'loading' => 'eager', 'fetchpriority' => 'high']);
    return $picture === '' ? '' : "<div class=\"banner\">$picture</div>";
}

/** A line drawing of 24 by 24 for a word beside it. */
function icon(string $name): string
{
    $paths = [
        'cap' => 'M2 9.500 12 5l10 4.500L12 14zM6 11.500V16c3 2.500 9 2.500 12 0v-4.500M22 9.500V15',
        'list' => 'M9 3h6v4H9zM9 5H5v16h14V5h-4M8.500 12h7M8.500 16h7',
        'sheet' => 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
        'form' => 'M4 4h16v16H4zM8 9l1.500 1.500L12 8M14.500 9H17M8 15l1.500 1.500L12 14M14.500 15H17',
        'score' => 'M4 20V10h4v10M10 20V4h4v16M16 20v-7h4v7M2.500 20h19',
        'book' => 'M12 6.500C9 4.500 6 4.500 3 5.500V19c3-1 6-1 9 1 3-2 6-2 9-1V5.500c-3-1-6-1-9 1zM12 6.500V20',
        'speech' => 'M4 5h16v11h-8l-4.500 4v-4H4zM8 9h8M8 12.500h5',
        'place' => 'M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11zM12 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
        'calendar' => 'M4 6h16v14H4zM4 10.500h16M8 3v5M16 3v5',
        'clock' => 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.500 2',
        'bowl' => 'M3 11h18a9 9 0 0 1-18 0zM8.500 8c0-2 1.500-2 1.500-4M13.500 8c0-2 1.500-2 1.500-4',
        'school' => 'M3 21h18M5 21V10l7-5 7 5v11M10 21v-6h4v6M12 5V2h4',
    ];
    return '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="' . $paths[$name] . '"/></svg>';
}

/** "PDF, 1,2 MB" of a file of this site, from its address; empty for what is none or is a picture. */
function file_note(string $address): string
{
    if (preg_match('#/wp-content/uploads/([^?\#]+\.(pdf|docx?|xlsx?|pptx?|od[tsp]|zip|mp3|mp4|txt|csv))$#i', $address, $found) !== 1 || str_contains($found[1], '..')) {
        return '';
    }
    return implode(', ', array_filter([strtoupper($found[2]), written_size((int) @filesize(wp_get_upload_dir()['basedir'] . '/' . rawurldecode($found[1])))]));
}

// Who opens a file on a phone knows before what it is and how much.
add_filter('the_content', static fn(string $html): string => (string) preg_replace_callback(
    '#(<a\b[^>]*\bhref=["\']([^"\']+)["\'][^>]*>)(.*?)</a>#is',
    static function (array $link): string {
        $note = file_note(html_entity_decode($link[2]));
        return $note === '' ? $link[0] : "$link[1]$link[3] <span class=\"file\">(" . esc_html($note) . ')</span></a>';
    },
    $html,
), 21);

// A wide table of an editor is pushed sideways in a frame of its own, also by keyboard, and the page stays as wide as the screen.
add_filter('the_content', static fn(string $html): string => (string) preg_replace(
    '#<table\b.*?</table>#is',
    '<div class="scroll" role="region" aria-label="Bảng" tabindex="0">$0</div>',
    $html,
), 20);
add_filter('document_title_separator', static fn(): string => '–');
// WordPress' own words for these are English in every catalogue that Debian has.
add_filter('document_title_parts', static function (array $parts): array {
    global $page, $paged;
    $number = max((int) $page, (int) $paged);
    return array_filter([
        'title' => match (true) {
            is_404() => 'Không tìm thấy trang',
            is_search() => 'Kết quả tìm kiếm: “' . get_search_query() . '”',
            default => $parts['title'],
        },
        'page' => $number > 1 && !is_404() ? "Trang $number" : '',
    ]) + $parts;
});
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
    if (is_singular(array_keys(registers()))) {
        return registers()[get_post_type()]['slug'];
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
function article_tools(bool $english = false): void
{
    [$print, $archive] = $english ? ['Print this page', '<a class="button quiet" href="%s" lang="vi" hreflang="vi">Kho lưu trữ</a>'] : ['In trang này', '<a class="button quiet" href="%s">Kho lưu trữ</a>'];
    echo '<div class="tools"><button class="button quiet" type="button" data-print>' . esc_html($print) . '</button>' . sprintf($archive, esc_url(home_url('/luu-tru/'))) . '</div>';
}

/** The page with a mark at each of its headings, and the headings by mark. @return array{string, array<string, string>} */
function with_contents(string $html): array
{
    $contents = [];
    $html = (string) preg_replace_callback('#<h2\b([^>]*)>(.*?)</h2>#su', static function (array $found) use (&$contents): string {
        $words = trim(wp_strip_all_tags($found[2]));
        $own = preg_match('/\bid="([^"]+)"/', $found[1], $mark) === 1;
        $mark = $own ? $mark[1] : 'muc-' . (count($contents) + 1);
        if ($words === '' || isset($contents[$mark])) {
            return $found[0];
        }
        $contents[$mark] = $words;
        return $own ? $found[0] : sprintf('<h2 id="%s"%s>%s</h2>', esc_attr($mark), $found[1], $found[2]);
    }, $html);
    return [$html, $contents];
}

/** What stands beside a page: where in it to go, the sections near it, whom to ask. @param array<string, string> $contents @param bool $below where the foot says whom to ask */
function beside(string $slug, array $contents, bool $below): void
{
    $english = $slug === 'english';
    echo '<aside aria-label="' . esc_attr($english ? 'More' : 'Thông tin thêm') . '">';
    if (count($contents) > 2) {
        echo '<nav class="card contents within" aria-labelledby="contents"><h2 id="contents">' . ($english ? 'On this page' : 'Trong trang này') . '</h2><ul>';
        foreach ($contents as $mark => $words) {
            printf('<li><a href="#%s">%s</a></li>', esc_attr($mark), esc_html($words));
        }
        echo '</ul></nav>';
    }
    foreach (section_groups(facts()['kind']) as $group => $slugs) {
        $others = array_diff($slugs, [$slug]);
        if (!in_array($slug, $slugs, true) || $others === []) {
            continue;
        }
        echo '<nav class="card contents" aria-labelledby="near"><h2 id="near">' . esc_html($group) . '</h2><ul>';
        foreach ($others as $other) {
            printf('<li><a href="%s">%s</a></li>', esc_url(section_url($other)), esc_html(sections()[$other]));
        }
        echo '</ul></nav>';
    }
    if (!$below && !in_array($slug, ['gioi-thieu', 'gop-y', 'english'], true)) {
        get_template_part('sections/contact');
    }
    echo '</aside>';
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

/** The day that an article was published, as people and as programs write it. */
function day_of(\WP_Post $article): string
{
    return sprintf('<time datetime="%s">%s</time>', esc_attr(get_the_date('c', $article)), esc_html(get_the_date('d/m/Y', $article)));
}

/** An article's picture at a fixed shape, beside its title and so without words of its own; empty where there is none. */
function picture_of(\WP_Post $article, bool $first = false): string
{
    $picture = get_the_post_thumbnail($article, 'medium_large', ['alt' => '', 'loading' => $first ? 'eager' : 'lazy', 'sizes' => $first ? '(min-width: 64rem) 30rem, 100vw' : '(min-width: 40rem) 12rem, 7rem']);
    return $picture === '' ? '' : "<div class=\"picture\">$picture</div>";
}

/** What editors pinned, until its day, before the rest. @param list<\WP_Post> $articles @return list<\WP_Post> */
function pinned_first(array $articles): array
{
    $pinned = get_posts(['numberposts' => 3, 'meta_query' => [['key' => '_ghim_den', 'value' => today(), 'compare' => '>=']]]);
    $rest = array_udiff($articles, $pinned, static fn(\WP_Post $a, \WP_Post $b): int => $a->ID <=> $b->ID);
    return [...$pinned, ...array_values($rest)];
}

/** News of the start page: the newest with a picture large, the others beside theirs. @param non-empty-list<\WP_Post> $articles */
function news(array $articles): void
{
    $first = array_find($articles, has_post_thumbnail(...)) ?? $articles[0];
    echo '<ul class="news">';
    foreach ([$first, ...array_filter($articles, static fn(\WP_Post $each): bool => $each !== $first)] as $article) {
        $lead = $article === $first;
        $excerpt = $lead ? wp_strip_all_tags(get_the_excerpt($article)) : '';
        printf(
            '<li>%s<div><a href="%s">%s</a><div class="meta">%s</div>%s</div></li>',
            picture_of($article, $lead),
            esc_url(get_permalink($article)),
            esc_html(get_the_title($article)),
            day_of($article),
            $excerpt === '' ? '' : '<p>' . esc_html($excerpt) . '</p>',
        );
    }
    echo '</ul>';
}

/** @param list<\WP_Post> $posts */
function post_list(array $posts, bool $excerpts = true): void
{
    echo '<ul class="items">';
    foreach ($posts as $post) {
        $excerpt = $excerpts ? wp_strip_all_tags(get_the_excerpt($post)) : '';
        printf(
            '<li>%s<a href="%s">%s</a><div class="meta">%s</div>%s</li>',
            $excerpts ? picture_of($post) : '',
            esc_url(get_permalink($post)),
            esc_html(get_the_title($post)),
            day_of($post),
            $excerpt === '' ? '' : '<p>' . esc_html($excerpt) . '</p>',
        );
    }
    echo '</ul>';
}

/** What a visitor asked by this name in the page's address: one line of at most a hundred letters. */
function asked(string $name): string
{
    return is_string($_GET[$name] ?? null) ? mb_substr(nfc(sanitize_text_field(wp_unslash($_GET[$name]))), 0, 100) : '';
}

/** The heading of a register's column. @param array<string, mixed> $register */
function column_label(array $register, string $key): string
{
    return match ($key) {
        'title' => $register['heading'],
        'effect' => 'Hiệu lực',
        default => register_fields($register['type'])[$key]['short'],
    };
}

/** A field's value as people read it. @param array<string, mixed> $field @param bool $over no more mail is taken */
function field_html(array $field, string $value, string $name = '', bool $over = false): string
{
    if ($value === '') {
        return '';
    }
    $note = $field['type'] === 'file' ? file_note($value) : '';
    return match ($field['type']) {
        'date' => sprintf('<time datetime="%s">%s</time>', esc_attr($value), esc_html(written_date($value))),
        'email' => $over && $field['while_open'] ? esc_html($value) : mail_link($value),
        'url' => sprintf('<a href="%s" rel="noopener">%s</a>', esc_url($value), esc_html((string) wp_parse_url($value, PHP_URL_HOST))),
        'file' => sprintf('<a class="download" href="%s" download aria-label="%s">%s</a>', esc_url($value), esc_attr(trim("Tải về $name $note")), esc_html($note === '' ? 'Tải về' : $note)),
        'number' => esc_html(number_format((int) $value, 0, ',', '.')),
        'textarea' => nl2br(esc_html($value)),
        default => esc_html($field['choices'][$value] ?? $value),
    };
}

/** Whether an entry with a last day is over; empty where it has none. @param array<string, mixed> $register */
function state_tag(array $register, ?bool $over): string
{
    return $over === null ? '' : '<span class="tag' . ($over ? ' over' : '') . '">' . esc_html($register[$over ? 'over' : 'open']) . '</span>';
}

/**
 * What narrows a register, and what a visitor chose of it.
 *
 * @param array<string, mixed> $register
 * @return array<string, string> values by meta key; of a date, a year
 */
function filter_form(array $register, bool $print = true): array
{
    $with = [];
    $html = '';
    foreach ($register['filter'] as $key) {
        $field = register_fields($register['type'])[$key];
        $name = $field['type'] === 'date' ? 'nam' : (string) preg_replace('/^_[a-z]+_/', '', $key);
        $used = $print || asked($name) !== '' ? values_in_use($register['type'], $key) : [];
        if (in_array(asked($name), $used, true)) {
            $with[$key] = asked($name);
        }
        $html .= sprintf('<label>%s <select name="%s"><option value="">Tất cả</option>', esc_html($field['type'] === 'date' ? 'Năm' : $field['short']), esc_attr($name));
        foreach ($used as $value) {
            $html .= sprintf('<option value="%s"%s>%s</option>', esc_attr($value), selected($value, $with[$key] ?? '', false), esc_html($field['choices'][$value] ?? $value));
        }
        $html .= '</select></label>';
    }
    if ($print) {
        printf('<form class="filter" method="get" action="#danh-muc" aria-label="%s"><label>Từ khóa <input type="search" name="tim" value="%s" maxlength="100"></label>%s<button class="button" type="submit">Tìm</button></form>', esc_attr("Tìm {$register['many']}"), esc_attr(asked('tim')), $html);
    }
    return $with;
}
