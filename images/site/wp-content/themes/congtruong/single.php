<?php

use function CongTruong\Theme\article_tools;
use function CongTruong\Theme\crumbs;

get_header();
while (have_posts()) {
    the_post();
    crumbs(get_the_title());
    ?>
<article class="card text">
  <h1><?php the_title(); ?></h1>
  <p class="meta"><time datetime="<?php echo esc_attr(get_the_date('c')); ?>"><?php echo esc_html(get_the_date('d/m/Y H:i')); ?></time></p>
    <?php
    get_template_part('sections/single', get_post_type());
    the_content();
    $source = (string) get_post_meta(get_the_ID(), '_nguon', true);
    echo $source === '' ? '' : '<p class="meta">Nguồn: ' . esc_html($source) . '</p>';
    article_tools();
    ?>
</article>
    <?php
}
get_footer();
