<?php
/** The start page, by what visitors come for; a block without content is not there. */

use function CongTruong\facts;
use function CongTruong\own_block;
use function CongTruong\Theme\banner;
use function CongTruong\Theme\news;
use function CongTruong\Theme\pinned_first;
use function CongTruong\Theme\section_url;

$facts = facts();
get_header();
get_template_part('sections/urgent');
echo banner();
get_template_part('sections/tasks');
?>
<div class="columns">
  <div>
<?php
get_template_part('sections/home', CongTruong\sort_of($facts['kind']));
while (have_posts()) {
    the_post();
    if (trim(get_the_content()) !== '') { ?>
    <section class="card text"><?php the_content(); ?></section>
<?php }
}
$elsewhere = get_category_by_slug(own_block($facts['kind']));
$articles = pinned_first(get_posts(['numberposts' => 7, 'suppress_filters' => false, 'category__not_in' => $elsewhere === false ? [] : [$elsewhere->term_id]]));
if ($articles !== []) { ?>
    <section class="card" aria-labelledby="news">
      <h2 id="news"><span><?php esc_html_e('Tin tức - Sự kiện', 'congtruong'); ?></span> <a href="<?php echo esc_url(section_url('tin-tuc')); ?>"><?php esc_html_e('Tất cả tin', 'congtruong'); ?></a></h2>
<?php news($articles); ?>
    </section>
<?php } ?>
  </div>
  <aside aria-label="<?php esc_attr_e('Thông tin thêm', 'congtruong'); ?>">
<?php
foreach (['dates', 'recent-documents', 'contact', 'sector-feed'] as $part) {
    get_template_part("sections/$part");
}
?>
  </aside>
</div>
<?php
get_footer();
