<?php
/** A form of two pieces of data, and the one record that both name. */

use function CongTruong\open_lookups;

$register = $args['register'];
$answer = get_query_var('congtruong_answer');
$open = open_lookups($register);
?>
<h2 id="tra-cuu">Tra cứu</h2>
<?php if (is_array($answer)) { ?>
<div class="answer" role="status">
<?php if (isset($answer['values'])) { ?>
  <p><strong><?php echo esc_html($answer['title']); ?></strong></p>
  <dl class="facts">
<?php foreach ($answer['values'] as $label => $value) { ?>
    <dt><?php echo esc_html((string) $label); ?></dt><dd><?php echo esc_html($value); ?></dd>
<?php } ?>
  </dl>
<?php } else { ?>
  <p><?php echo esc_html($answer['words']); ?></p>
<?php } ?>
</div>
<?php }
if ($open === []) { ?>
<p class="note">Hiện không có đợt tra cứu nào đang mở.</p>
<?php } else { ?>
<form class="filter lookup" method="post" action="<?php echo esc_url(get_permalink()); ?>#tra-cuu" autocomplete="off">
  <label>Đợt tra cứu <select name="tra_ky">
<?php foreach ($open as $entry) { ?>
    <option value="<?php echo (int) $entry->ID; ?>"><?php echo esc_html(get_the_title($entry)); ?></option>
<?php } ?>
  </select></label>
  <label><?php echo esc_html($register['number']); ?> <input type="text" name="tra_so" required maxlength="40"></label>
  <label>Ngày sinh <input type="text" name="tra_ngay_sinh" required maxlength="10" inputmode="numeric" placeholder="15/09/2014"></label>
  <button class="button" type="submit">Xem kết quả</button>
</form>
<p class="note">Cần cả hai thông tin. Trang không liệt kê kết quả và không lưu thông tin tra cứu.</p>
<?php }
