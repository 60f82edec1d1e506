<?php
/** What opinions are asked for: topic, address, mail and deadline of each (directive III.3). */

use function CongTruong\facts;
use function CongTruong\Theme\mail_link;
use function CongTruong\written_date;

$topics = get_posts(['post_type' => 'gop_y', 'numberposts' => 100]);
$today = wp_date('Y-m-d');
echo '<h2>Nội dung đang và đã lấy ý kiến</h2>';
if ($topics === []) {
    echo '<p class="note">Hiện không có nội dung nào đang lấy ý kiến.</p>';
    return;
}
?>
<div class="scroll"><table class="stack">
  <thead><tr><th scope="col">Nội dung</th><th scope="col">Địa chỉ, thư điện tử tiếp nhận</th><th scope="col">Thời hạn</th></tr></thead>
  <tbody>
<?php foreach ($topics as $topic) {
    $until = (string) get_post_meta($topic->ID, '_gy_han', true);
    $address = (string) get_post_meta($topic->ID, '_gy_dia_chi', true) ?: facts()['address'];
    $mail = (string) get_post_meta($topic->ID, '_gy_thu', true) ?: facts()['mail'];
    $over = $until !== '' && $until < $today;
    ?>
    <tr><th scope="row"><a href="<?php echo esc_url(get_permalink($topic)); ?>"><?php echo esc_html(get_the_title($topic)); ?></a></th>
      <td data-label="Nơi nhận"><?php echo esc_html($address); ?><br><?php echo mail_link($mail); ?></td>
      <td data-label="Thời hạn"><?php echo esc_html(written_date($until)); ?> <span class="tag<?php echo $over ? ' over' : ''; ?>"><?php echo $over ? 'Đã hết hạn' : 'Đang lấy ý kiến'; ?></span></td></tr>
<?php } ?>
  </tbody>
</table></div>
