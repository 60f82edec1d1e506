<?php

use function CongTruong\Theme\crumbs;
use function CongTruong\Theme\post_list;

global $wp_query;
$title = is_category() ? single_cat_title('', false) : (is_archive() ? wp_strip_all_tags(get_the_archive_title()) : 'Bài viết');
get_header();
crumbs($title);
?>
<section class="card">
  <h1><?php echo esc_html($title); ?></h1>
<?php
if ($wp_query->posts === []) {
    echo '<p class="note">Chưa có bài.</p>';
} else {
    post_list($wp_query->posts);
    the_posts_pagination(['class' => 'pages', 'aria_label' => 'Các trang', 'screen_reader_text' => 'Các trang']);
}
?>
</section>
<?php
get_footer();
