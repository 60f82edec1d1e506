<?php
/**
 * Pages and categories, by who owns them.
 *
 * - enforced: that a page of the directive exists at its address, is published and has its title;
 * - tracked: its text follows the platform's as long as nobody edited it (the hash of what is stored equals the hash
 *   of what was last applied);
 * - seeded: the first article, made once, then the editor's, and not made again when an editor deletes it;
 * - the editor's: everything else is neither read nor written.
 */

declare(strict_types=1);

namespace CongTruong\Provision;

use function CongTruong\extra_categories;
use function CongTruong\nfc;
use function CongTruong\section_definitions;
use function CongTruong\sections;

/** @param array<string, mixed> $unit @return list<string> what a person should know */
function apply_content(array $unit): array
{
    $notes = [];
    $author = (int) get_user_by('login', \CongTruong\OWNER)->ID;
    apply_categories($unit['kind']);
    foreach (enforced_pages() as $slug => $title) {
        $note = apply_page($slug, $title, nfc(page_text($slug, $unit)), $author);
        if ($note !== null) {
            $notes[] = $note;
        }
    }
    set_option('show_on_front', 'page');
    set_option('page_on_front', (string) page_by_key('trang-chu')->ID);
    set_option('page_for_posts', (string) page_by_key('tin-tuc')->ID);
    seed_first_article($unit, $author);
    return $notes;
}

/** @return array<string, string> title by key, which is the address as well */
function enforced_pages(): array
{
    return ['trang-chu' => 'Trang chủ'] + sections() + ['luu-tru' => 'Kho lưu trữ', 'english' => 'English'];
}

function page_by_key(string $key): ?\WP_Post
{
    global $wpdb;
    $id = $wpdb->get_var($wpdb->prepare(
        "SELECT post_id FROM {$wpdb->postmeta} m JOIN {$wpdb->posts} p ON p.ID = m.post_id
         WHERE m.meta_key = '_congtruong_key' AND m.meta_value = %s AND p.post_type = 'page' ORDER BY p.ID LIMIT 1",
        $key,
    ));
    return $id === null ? null : get_post((int) $id);
}

/** @param string $slug the page's key and its address @return string|null a note when an editor's text was kept */
function apply_page(string $slug, string $title, string $text, int $author): ?string
{
    $page = page_by_key($slug);
    $source = hash('sha256', $text);
    if ($page === null) {
        make_room($slug, 0);
        $id = insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => $title, 'post_name' => $slug, 'post_content' => $text, 'post_author' => $author]);
        add_post_meta($id, '_congtruong_key', $slug, true);
        remember($id, $source);
        return null;
    }
    $wrong = array_filter([
        'post_status' => $page->post_status !== 'publish' ? 'publish' : null,
        'post_name' => $page->post_name !== $slug ? $slug : null,
        'post_title' => $page->post_title !== $title ? $title : null,
        'post_parent' => $page->post_parent !== 0 ? 0 : null,
        'post_password' => $page->post_password !== '' ? '' : null,
    ], static fn($value): bool => $value !== null);
    if ($wrong !== []) {
        make_room($slug, $page->ID);
        update_post(['ID' => $page->ID] + $wrong);
        if ($page->post_status === 'trash') {
            delete_post_meta($page->ID, '_wp_trash_meta_status');
            delete_post_meta($page->ID, '_wp_trash_meta_time');
            delete_post_meta($page->ID, '_wp_desired_post_slug');
        }
        $page = get_post($page->ID);
    }
    if (get_post_meta($page->ID, '_congtruong_source', true) === $source) {
        delete_post_meta($page->ID, '_congtruong_newer');
        return null;
    }
    if (hash('sha256', $page->post_content) !== get_post_meta($page->ID, '_congtruong_applied', true)) {
        // For who asks what editors have changed (report.php).
        update_post_meta($page->ID, '_congtruong_newer', $source);
        return "page $slug: the editor's text is kept, the platform has a newer one";
    }
    update_post(['ID' => $page->ID, 'post_content' => $text]);
    remember($page->ID, $source);
    return null;
}

/** What is stored may differ from what was handed over (WordPress cleans markup): the hash is of what is stored. */
function remember(int $id, string $source): void
{
    clean_post_cache($id);
    delete_post_meta($id, '_congtruong_newer');
    update_post_meta($id, '_congtruong_source', $source);
    update_post_meta($id, '_congtruong_applied', hash('sha256', get_post($id)->post_content));
}

/** An editor's page that sits at an address of the directive's moves aside, with its text. */
function make_room(string $slug, int $except): void
{
    global $wpdb;
    $others = $wpdb->get_col($wpdb->prepare(
        "SELECT ID FROM {$wpdb->posts} WHERE post_name = %s AND post_parent = 0 AND post_type IN ('page','attachment') AND ID <> %d",
        $slug,
        $except,
    ));
    foreach ($others as $other) {
        $wpdb->update($wpdb->posts, ['post_name' => "$slug-$other"], ['ID' => (int) $other]);
        clean_post_cache((int) $other);
    }
}

/** @param array<string, mixed> $post */
function insert_post(array $post): int
{
    $id = wp_insert_post(wp_slash($post + ['comment_status' => 'closed', 'ping_status' => 'closed']), true);
    if (is_wp_error($id)) {
        throw new Refusal("The page {$post['post_name']} cannot be made: " . $id->get_error_message());
    }
    return $id;
}

/** @param array<string, mixed> $post */
function update_post(array $post): void
{
    $done = wp_update_post(wp_slash($post), true);
    if (is_wp_error($done)) {
        throw new Refusal("The page {$post['ID']} cannot be changed: " . $done->get_error_message());
    }
}

/** One category a section: an article filed there is listed on the section's page. */
function apply_categories(string $kind): void
{
    $wanted = array_intersect_key(sections(), array_filter(array_column(section_definitions(), 'articles', 'slug'))) + extra_categories($kind);
    foreach ($wanted as $slug => $title) {
        if (get_category_by_slug($slug) === false) {
            $made = wp_insert_term($title, 'category', ['slug' => $slug]);
            if (is_wp_error($made)) {
                throw new Refusal("The category $slug cannot be made: " . $made->get_error_message());
            }
        }
    }
    set_option('default_category', (string) get_category_by_slug('tin-tuc')->term_id);
}

/** A first article, so that the news and the site's feed are not empty; an editor may delete it for good. */
function seed_first_article(array $unit, int $author): void
{
    if (get_option('congtruong_seeded') !== false) {
        return;
    }
    $text = "<p>Trang thông tin điện tử của {$unit['name']} chính thức hoạt động theo hướng dẫn của ngành Giáo dục và Đào tạo thành phố về tổ chức, xây dựng, vận hành trang thông tin điện tử của đơn vị giáo dục (văn bản số 4210/GDĐT-TTTT).</p>"
        . '<p>Trang công bố thông tin giới thiệu, văn bản, thủ tục, công khai, tuyển sinh và các nội dung khác của đơn vị; tiếp nhận ý kiến góp ý qua thư điện tử chính thức.</p>';
    $id = insert_post([
        'post_type' => 'post', 'post_status' => 'publish', 'post_author' => $author, 'post_name' => 'khai-truong-trang-thong-tin-dien-tu',
        'post_title' => nfc('Khai trương trang thông tin điện tử'), 'post_content' => nfc($text),
        'post_category' => [(int) get_category_by_slug('tin-tuc')->term_id],
    ]);
    add_post_meta($id, '_congtruong_key', 'first-article', true);
    set_option('congtruong_seeded', '1');
}

/** The platform's text of a page: its section's, else that of content/<slug>.php. */
function page_text(string $slug, array $unit): string
{
    ob_start();
    if (isset(section_definitions()[$slug])) {
        (section_definitions()[$slug]['text'])($unit);
    } else {
        require __DIR__ . "/content/$slug.php";
    }
    return trim((string) ob_get_clean());
}
