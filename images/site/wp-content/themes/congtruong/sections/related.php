<?php
/** What a reader of this article may want next: the newest of its category, or of its register. */

use function CongTruong\Theme\post_list;

$category = is_singular('post') ? get_the_category() : [];
$related = get_posts(['post_type' => get_post_type(), 'numberposts' => 4, 'exclude' => [get_the_ID()]] + ($category === [] ? [] : ['category' => $category[0]->term_id]));
if ($related === []) {
    return;
}
?>
<aside aria-labelledby="related"><section class="card">
  <h2 id="related"><?php esc_html_e('Cùng chuyên mục', 'congtruong'); ?></h2>
<?php post_list($related, false); ?>
</section></aside>
