<?php
/** Where opinions are received: the unit's address and official mail, from the registry. */

use function CongTruong\facts;
use function CongTruong\Theme\mail_link;
use function CongTruong\Theme\phone_link;

$facts = facts();
?>
<h2>Nơi tiếp nhận ý kiến</h2>
<dl class="facts">
  <?php echo $facts['address'] === '' ? '' : '<dt>Địa chỉ</dt><dd>' . esc_html($facts['name'] . ', ' . $facts['address']) . '</dd>'; ?>
  <?php echo $facts['mail'] === '' ? '' : '<dt>Thư điện tử</dt><dd>' . mail_link($facts['mail']) . '</dd>'; ?>
  <?php echo $facts['phone'] === '' ? '' : '<dt>Điện thoại</dt><dd>' . phone_link($facts['phone']) . '</dd>'; ?>
</dl>
