<?php
/** The superior body, the sector portal and, on an office's site, the units that it answers for (directive III.4(1)). */

use function CongTruong\facts;
use function CongTruong\Theme\link_or_name;

$facts = facts();
?>
<h2>Ngành Giáo dục và Đào tạo</h2>
<ul>
  <li><?php echo link_or_name($facts['parent']['name'], $facts['parent']['url']); ?> (cơ quan quản lý)</li>
  <li><a href="<?php echo esc_url($facts['portalUrl']); ?>">Cổng thông tin ngành Giáo dục và Đào tạo thành phố</a></li>
</ul>
<?php if ($facts['children'] !== []) { ?>
<h2 id="truc-thuoc">Các đơn vị trực thuộc</h2>
<?php get_template_part('sections/children');
}
