<?php

use function CongTruong\Theme\crumbs;
use function CongTruong\Theme\pinned_first;
use function CongTruong\Theme\post_list;

global $wp_query;
get_header();
crumbs('Tin tức - Sự kiện');
?>
<div class="columns">
<section class="card text">
  <h1>Tin tức - Sự kiện</h1>
<?php
echo apply_filters('the_content', (string) get_post_field('post_content', (int) get_option('page_for_posts')));
if ($wp_query->posts === []) {
    echo '<p class="note">Chưa có tin.</p>';
} else {
    post_list(is_paged() ? $wp_query->posts : pinned_first($wp_query->posts));
    the_posts_pagination(['class' => 'pages', 'aria_label' => 'Các trang tin', 'screen_reader_text' => 'Các trang tin']);
}
?>
  <p><a href="<?php echo esc_url(get_feed_link()); ?>">RSS tin tức của đơn vị</a></p>
</section>
<aside aria-label="<?php esc_attr_e('Thông tin thêm', 'congtruong'); ?>">
<?php
get_template_part('sections/dates');
get_template_part('sections/recent-documents');
get_template_part('sections/sector-feed');
?>
</aside>
</div>
<?php
get_footer();
