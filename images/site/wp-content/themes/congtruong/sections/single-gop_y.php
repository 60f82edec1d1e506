<?php

use function CongTruong\facts;
use function CongTruong\Theme\mail_link;
use function CongTruong\written_date;

$id = get_the_ID();
$until = (string) get_post_meta($id, '_gy_han', true);
$over = $until !== '' && $until < wp_date('Y-m-d');
$mail = (string) get_post_meta($id, '_gy_thu', true) ?: facts()['mail'];
?>
<dl class="facts">
  <dt>Địa chỉ nhận ý kiến</dt><dd><?php echo esc_html((string) get_post_meta($id, '_gy_dia_chi', true) ?: facts()['address']); ?></dd>
  <dt>Thư điện tử</dt><dd><?php echo $over ? esc_html($mail) : mail_link($mail); ?></dd>
  <dt>Thời hạn</dt><dd><?php echo esc_html(written_date($until)); ?> <span class="tag<?php echo $over ? ' over' : ''; ?>"><?php echo $over ? 'Đã hết hạn' : 'Đang lấy ý kiến'; ?></span></dd>
</dl>
