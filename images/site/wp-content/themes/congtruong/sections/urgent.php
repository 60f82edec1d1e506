<?php
/** What must be known today: articles marked as urgent whose last day has not passed. */

$urgent = get_posts(['numberposts' => 3, 'meta_query' => [['key' => '_khan_den', 'value' => wp_date('Y-m-d'), 'compare' => '>=']]]);
if ($urgent === []) {
    return;
}
?>
<section class="urgent" aria-label="<?php esc_attr_e('Thông báo khẩn', 'congtruong'); ?>">
<?php foreach ($urgent as $each) { ?>
  <p><strong><?php esc_html_e('Khẩn', 'congtruong'); ?></strong> <a href="<?php echo esc_url(get_permalink($each)); ?>"><?php echo esc_html(get_the_title($each)); ?></a></p>
<?php } ?>
</section>
