<?php
/** Articles that editors filed under the section's category. */

use function CongTruong\Theme\post_list;

$slug = $args['slug'];
$category = get_category_by_slug($slug);
$posts = $category instanceof WP_Term ? get_posts(['category' => $category->term_id, 'numberposts' => 10]) : [];
if ($posts === []) {
    return;
}
echo '<h2>Bài viết trong chuyên mục</h2>';
post_list($posts);
if ($category->count > 10) {
    echo '<p><a href="' . esc_url(get_category_link($category)) . '">Xem tất cả (' . (int) $category->count . ')</a></p>';
}
