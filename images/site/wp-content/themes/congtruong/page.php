<?php

use function CongTruong\is_bare;
use function CongTruong\is_platforms;
use function CongTruong\newest_below;
use function CongTruong\section_definitions;
use function CongTruong\sections;
use function CongTruong\Theme\article_tools;
use function CongTruong\Theme\beside;
use function CongTruong\Theme\crumbs;
use function CongTruong\Theme\with_contents;

get_header();
while (have_posts()) {
    the_post();
    $slug = get_post_field('post_name');
    $is_bare = isset(sections()[$slug]) && is_bare(['key' => $slug, 'isPlatforms' => is_platforms(get_post()), 'newest' => newest_below($slug)]);
    $register = section_definitions()[$slug]['register'] ?? null;
    ob_start();
    // What the registry knows stands first and is always the registry's; the text below is the unit's own.
    get_template_part('sections/' . $slug . '-registry');
    if ($register['above'] ?? false) {
        get_template_part('views/' . $register['view'], null, ['register' => $register]);
    }
    the_content();
    if (!($register['above'] ?? true)) {
        get_template_part('views/' . $register['view'], null, ['register' => $register]);
    }
    get_template_part('sections/' . $slug);
    if (isset(sections()[$slug])) {
        get_template_part('sections/posts-of-section', null, ['slug' => $slug]);
    }
    [$body, $contents] = with_contents((string) ob_get_clean());
    // A register of many columns takes the whole width; what stands beside other pages stands below it.
    $wide = count($register['columns'] ?? []) > 5 && str_contains($body, 'class="stack register"');
    crumbs(get_the_title());
    ?>
<div class="<?php echo $wide ? 'whole' : 'columns'; ?>"<?php echo $slug === 'english' ? ' lang="en"' : ''; ?>>
<article class="card text"<?php echo $is_bare ? ' data-bare' : ''; ?>>
  <h1><?php the_title(); ?></h1>
<?php
    echo $body;
    article_tools($slug === 'english');
    $changed = sprintf('<time datetime="%s">%s</time>', esc_attr(get_the_modified_date('c')), esc_html(get_the_modified_date('d/m/Y')));
    // No part of what the page says: whoever reads its days must not take this for its newest entry.
    echo '<footer><p class="meta">' . ($slug === 'english' ? 'Updated' : 'Cập nhật') . ": $changed</p></footer>";
?>
</article>
<?php beside($slug, $wide ? [] : $contents, $wide); ?>
</div>
    <?php
}
get_footer();
