<?php

use function CongTruong\Theme\crumbs;

global $wp_query;
get_header();
crumbs('Tìm kiếm');
$kinds = ['post' => 'Tin', 'page' => 'Trang', 'van_ban' => 'Văn bản', 'gop_y' => 'Lấy ý kiến'];
?>
<section class="card">
  <h1>Kết quả tìm kiếm: “<?php echo get_search_query(); ?>”</h1>
  <p class="note" role="status"><?php echo (int) $wp_query->found_posts; ?> kết quả. Có thể gõ không dấu.</p>
<?php if ($wp_query->posts === []) { ?>
  <p>Không tìm thấy nội dung phù hợp. Hãy thử từ khác, hoặc xem các chuyên mục ở đầu trang.</p>
<?php } else { ?>
  <ul class="items">
<?php foreach ($wp_query->posts as $post) { ?>
    <li><a href="<?php echo esc_url(get_permalink($post)); ?>"><?php echo esc_html(get_the_title($post)); ?></a>
      <div class="meta"><?php echo esc_html($kinds[$post->post_type] ?? ''); ?> · <?php echo esc_html(get_the_date('d/m/Y', $post)); ?></div>
      <p><?php echo esc_html(wp_strip_all_tags(get_the_excerpt($post))); ?></p></li>
<?php } ?>
  </ul>
<?php
    the_posts_pagination(['class' => 'pages', 'aria_label' => 'Các trang kết quả', 'screen_reader_text' => 'Các trang kết quả']);
} ?>
</section>
<?php
get_footer();
