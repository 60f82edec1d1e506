<?php

use function CongTruong\sections;
use function CongTruong\Theme\crumbs;
use function CongTruong\Theme\section_url;

get_header();
crumbs('Không tìm thấy trang');
?>
<section class="card">
  <h1>Không tìm thấy trang</h1>
  <p>Địa chỉ này không có hoặc đã được chuyển. Hãy tìm ở ô tìm kiếm hoặc chọn một chuyên mục.</p>
  <ul class="tiles">
<?php foreach (sections() as $slug => $title) { ?>
    <li><a href="<?php echo esc_url(section_url($slug)); ?>"><?php echo esc_html($title); ?></a></li>
<?php } ?>
  </ul>
</section>
<?php
get_footer();
