<?php
/** Articles that editors filed under the section's category. */

use function CongTruong\Theme\post_list;

$slug = $args['slug'];
$category = get_category_by_slug($slug);
$articles = $category instanceof WP_Term ? get_posts(['category' => $category->term_id, 'numberposts' => 10]) : [];
if ($articles === []) {
    return;
}
echo '<h2>Bài viết trong chuyên mục</h2>';
post_list($articles);
if ($category->count > 10) {
    echo '<p><a href="' . esc_url(get_category_link($category)) . '">Xem tất cả (' . (int) $category->count . ')</a></p>';
}
