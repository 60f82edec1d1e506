<?php

use function CongTruong\Theme\crumbs;
use function CongTruong\Theme\post_list;

global $wp_query;
get_header();
crumbs('Tin tức - Sự kiện');
?>
<section class="card text">
  <h1>Tin tức - Sự kiện</h1>
<?php
echo apply_filters('the_content', (string) get_post_field('post_content', (int) get_option('page_for_posts')));
if ($wp_query->posts === []) {
    echo '<p class="note">Chưa có tin.</p>';
} else {
    post_list($wp_query->posts);
    the_posts_pagination(['class' => 'pages', 'aria_label' => 'Các trang tin', 'screen_reader_text' => 'Các trang tin']);
}
?>
  <p><a href="<?php echo esc_url(get_feed_link()); ?>">RSS tin tức của đơn vị</a></p>
</section>
<?php
get_footer();
