<?php
/** Contact and leaders as the registry has them (directive III.3, first item): never out of date on one site alone. */

use function CongTruong\facts;
use function CongTruong\kind_name;
use function CongTruong\ownership_name;
use function CongTruong\Theme\link_or_name;
use function CongTruong\Theme\mail_link;
use function CongTruong\Theme\phone_link;

$facts = facts();
$leaders = $facts['leaders'];
$duties = array_filter($leaders, static fn(array $leader): bool => $leader['duties'] !== '') !== [];
?>
<h2>Thông tin chung</h2>
<dl class="facts">
  <dt>Tên đơn vị</dt><dd><?php echo esc_html($facts['name']); ?></dd>
  <dt>Mã đơn vị</dt><dd><?php echo esc_html($facts['id']); ?></dd>
  <dt>Loại hình</dt><dd><?php echo esc_html(kind_name($facts['kind']) . ' (' . mb_strtolower(ownership_name($facts['ownership'])) . ')'); ?></dd>
  <dt>Cơ quan quản lý</dt><dd><?php echo link_or_name($facts['parent']['name'], $facts['parent']['url']); ?></dd>
  <?php echo $facts['address'] === '' ? '' : '<dt>Địa chỉ</dt><dd>' . esc_html($facts['address']) . '</dd>'; ?>
  <?php echo $facts['phone'] === '' ? '' : '<dt>Điện thoại</dt><dd>' . phone_link($facts['phone']) . '</dd>'; ?>
  <?php echo $facts['mail'] === '' ? '' : '<dt>Thư điện tử chính thức</dt><dd>' . mail_link($facts['mail']) . '</dd>'; ?>
  <dt>Trang thông tin điện tử</dt><dd><a href="<?php echo esc_url(home_url('/')); ?>"><?php echo esc_html($facts['host']); ?></a></dd>
  <?php echo $facts['boardHead'] === '' ? '' : '<dt>Trưởng Ban Biên tập</dt><dd>' . esc_html($facts['boardHead']) . '</dd>'; ?>
</dl>
<h2 id="lanh-dao">Lãnh đạo đơn vị</h2>
<?php if ($leaders === []) { ?>
<p class="note">Đang cập nhật.</p>
<?php } else { ?>
<div class="scroll"><table class="stack">
  <thead><tr><th scope="col">Họ và tên</th><th scope="col">Chức vụ</th><?php echo $duties ? '<th scope="col">Nhiệm vụ</th>' : ''; ?><th scope="col">Điện thoại</th><th scope="col">Thư điện tử</th></tr></thead>
  <tbody>
<?php foreach ($leaders as $leader) { ?>
    <tr><th scope="row"><?php echo esc_html($leader['name']); ?></th><td data-label="Chức vụ"><?php echo esc_html($leader['post']); ?></td><?php echo $duties ? '<td data-label="Nhiệm vụ">' . esc_html($leader['duties']) . '</td>' : ''; ?><td data-label="Điện thoại"><?php echo phone_link($leader['phone']); ?></td><td data-label="Thư điện tử"><?php echo mail_link($leader['mail']); ?></td></tr>
<?php } ?>
  </tbody>
</table></div>
<?php }
get_template_part('sections/organisation');
