<?php

use function CongTruong\Theme\section_url;

$documents = get_posts(['post_type' => 'van_ban', 'numberposts' => 5, 'orderby' => ['date' => 'DESC']]);
if ($documents === []) {
    return;
}
?>
<section class="card" aria-labelledby="documents">
  <h2 id="documents"><span>Văn bản mới</span> <a href="<?php echo esc_url(section_url('van-ban')); ?>">Tất cả</a></h2>
  <ul class="items">
<?php foreach ($documents as $document) { ?>
    <li><a href="<?php echo esc_url(get_permalink($document)); ?>"><?php echo esc_html(get_the_title($document)); ?></a>
      <div class="meta"><?php echo esc_html((string) get_post_meta($document->ID, '_vb_so', true)); ?></div></li>
<?php } ?>
  </ul>
</section>
