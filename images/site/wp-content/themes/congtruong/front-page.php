<?php

use function CongTruong\facts;
use function CongTruong\kind_name;
use function CongTruong\sections;
use function CongTruong\Theme\link_or_name;
use function CongTruong\Theme\post_list;
use function CongTruong\Theme\section_url;

$facts = facts();
get_header();
$news = get_posts(['numberposts' => 6, 'suppress_filters' => false]);
?>
<div class="hero">
  <h1><?php echo esc_html($facts['name']); ?></h1>
  <p><?php echo esc_html(kind_name($facts['kind'])); ?> · <?php echo link_or_name($facts['parent']['name'], $facts['parent']['url']); ?></p>
  <?php echo $facts['address'] === '' ? '' : '<p>' . esc_html($facts['address']) . '</p>'; ?>
</div>
<div class="columns">
  <div>
<?php while (have_posts()) { the_post(); if (trim(get_the_content()) !== '') { ?>
    <section class="card text"><?php the_content(); ?></section>
<?php } } ?>
    <section class="card" aria-labelledby="news">
      <h2 id="news"><span>Tin tức - Sự kiện</span> <a href="<?php echo esc_url(section_url('tin-tuc')); ?>">Tất cả tin</a></h2>
<?php $news === [] ? print '<p class="note">Chưa có tin.</p>' : post_list($news); ?>
    </section>
    <section class="card" aria-labelledby="all-sections">
      <h2 id="all-sections">Chuyên mục</h2>
      <ul class="tiles">
<?php foreach (sections() as $slug => $title) { ?>
        <li><a href="<?php echo esc_url(section_url($slug)); ?>"><?php echo esc_html($title); ?></a></li>
<?php } ?>
      </ul>
    </section>
  </div>
  <aside aria-label="Thông tin thêm">
<?php get_template_part('sections/sector-feed'); ?>
<?php get_template_part('sections/recent-documents'); ?>
<?php get_template_part('sections/contact'); ?>
  </aside>
</div>
<?php
get_footer();
