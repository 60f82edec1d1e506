<?php
/** What a nursery's parents look up each day: when the gate is open, and what there is to eat. */

use function CongTruong\facts;
use function CongTruong\own_block;
use function CongTruong\Theme\icon;

$hours = (string) get_post_meta((int) get_option('page_on_front'), '_gio_don_tra', true);
$menus = get_posts(['category_name' => own_block(facts()['kind']), 'numberposts' => 2]);
if ($hours === '' && $menus === []) {
    return;
}
?>
<div class="today">
<?php if ($hours !== '') { ?>
  <section class="card" aria-labelledby="hours"><h2 id="hours"><span><?php echo icon('clock'), esc_html__('Giờ đón, trả trẻ', 'congtruong'); ?></span></h2><p><?php echo esc_html($hours); ?></p></section>
<?php } if ($menus !== []) { ?>
  <section class="card" aria-labelledby="menus"><h2 id="menus"><span><?php echo icon('bowl'), esc_html__('Thực đơn', 'congtruong'); ?></span></h2>
<?php foreach ($menus as $each) { ?>
    <p><a href="<?php echo esc_url(get_permalink($each)); ?>"><?php echo esc_html(get_the_title($each)); ?></a></p>
<?php } ?>
  </section>
<?php } ?>
</div>
