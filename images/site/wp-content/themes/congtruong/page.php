<?php

use function CongTruong\sections;
use function CongTruong\Theme\article_tools;
use function CongTruong\Theme\crumbs;

get_header();
while (have_posts()) {
    the_post();
    $slug = get_post_field('post_name');
    crumbs(get_the_title());
    ?>
<article class="card text"<?php echo $slug === 'english' ? ' lang="en"' : ''; ?>>
  <h1><?php the_title(); ?></h1>
  <?php
    // What the registry knows stands first and is always the registry's; the text below is the unit's own.
    get_template_part('sections/' . $slug . '-registry');
    the_content();
    get_template_part('sections/' . $slug);
    if (isset(sections()[$slug])) {
        get_template_part('sections/posts-of-section', null, ['slug' => $slug]);
    }
    article_tools();
    ?>
  <p class="meta">Cập nhật: <time datetime="<?php echo esc_attr(get_the_modified_date('c')); ?>"><?php echo esc_html(get_the_modified_date('d/m/Y')); ?></time></p>
</article>
    <?php
}
get_footer();
