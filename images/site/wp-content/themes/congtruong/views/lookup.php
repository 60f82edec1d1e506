<?php
/** A form of two pieces of data, and the one record that both name. */

use const CongTruong\ANSWER_MARK;

use function CongTruong\lookup_html;
use function CongTruong\open_lookups;

$register = $args['register'];
$answer = get_query_var('congtruong_answer');
$open = open_lookups($register);
?>
<h2 id="tra-cuu">Tra cứu</h2>
<?php
// Between the marks stands what differs from one question to the next (keep_snapshot).
echo is_array($answer) ? ANSWER_MARK . lookup_html($answer) . ANSWER_MARK : '';
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
