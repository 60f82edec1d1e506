<?php

use function CongTruong\facts;
use function CongTruong\Theme\mail_link;
use function CongTruong\Theme\phone_link;

$facts = facts();
?>
<section class="card" aria-labelledby="contact">
  <h2 id="contact">Liên hệ</h2>
  <dl class="facts">
    <?php echo $facts['address'] === '' ? '' : '<dt>Địa chỉ</dt><dd>' . esc_html($facts['address']) . '</dd>'; ?>
    <?php echo $facts['phone'] === '' ? '' : '<dt>Điện thoại</dt><dd>' . phone_link($facts['phone']) . '</dd>'; ?>
    <?php echo $facts['mail'] === '' ? '' : '<dt>Thư điện tử</dt><dd>' . mail_link($facts['mail']) . '</dd>'; ?>
  </dl>
</section>
