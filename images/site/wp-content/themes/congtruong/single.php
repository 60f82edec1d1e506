<?php

use function CongTruong\Theme\article_tools;
use function CongTruong\Theme\crumbs;

get_header();
while (have_posts()) {
    the_post();
    crumbs(get_the_title());
    ?>
<div class="columns">
<article class="card text">
  <h1><?php the_title(); ?></h1>
  <p class="meta"><time datetime="<?php echo esc_attr(get_the_date('c')); ?>"><?php echo esc_html(get_the_date('d/m/Y H:i')); ?></time></p>
    <?php
    get_template_part('sections/single-register');
    if (has_post_thumbnail() && !str_contains(get_the_content(), 'wp-image-' . get_post_thumbnail_id())) {
        $caption = (string) get_the_post_thumbnail_caption();
        echo '<figure>' . get_the_post_thumbnail(null, 'large', ['loading' => 'eager', 'fetchpriority' => 'high', 'sizes' => '(min-width: 48rem) 45rem, 100vw']) . ($caption === '' ? '' : '<figcaption>' . esc_html($caption) . '</figcaption>') . '</figure>';
    }
    the_content();
    $source = get_post_type() === 'post' ? (string) get_post_meta(get_the_ID(), '_nguon', true) : '';
    echo $source === '' ? '' : '<p class="meta">Nguồn: ' . esc_html($source) . '</p>';
    article_tools();
    ?>
</article>
    <?php
    get_template_part('sections/related');
    echo '</div>';
}
get_footer();
