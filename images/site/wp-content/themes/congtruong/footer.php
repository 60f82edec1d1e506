<?php

use function CongTruong\facts;
use function CongTruong\Theme\link_or_name;
use function CongTruong\Theme\mail_link;
use function CongTruong\Theme\phone_link;
use function CongTruong\Theme\section_url;

$facts = facts();
?>
</div></main>
<footer class="foot"><div class="inside">
  <div>
    <h2><?php echo esc_html($facts['name']); ?></h2>
    <address>
      <?php echo $facts['address'] === '' ? '' : '<p>Địa chỉ: ' . esc_html($facts['address']) . '</p>'; ?>
      <?php echo $facts['phone'] === '' ? '' : '<p>Điện thoại: ' . phone_link($facts['phone']) . '</p>'; ?>
      <?php echo $facts['mail'] === '' ? '' : '<p>Thư điện tử: ' . mail_link($facts['mail']) . '</p>'; ?>
    </address>
    <?php echo $facts['boardHead'] === '' ? '' : '<p>Trưởng Ban Biên tập: ' . esc_html($facts['boardHead']) . '</p>'; ?>
  </div>
  <div class="links">
    <h2>Liên kết</h2>
    <ul>
      <li><?php echo link_or_name($facts['parent']['name'], $facts['parent']['url']); ?></li>
      <li><a href="<?php echo esc_url($facts['portalUrl']); ?>">Cổng thông tin ngành Giáo dục và Đào tạo</a></li>
<?php if ($facts['children'] !== []) { ?>
      <li><a href="<?php echo esc_url(section_url('lien-ket')); ?>#truc-thuoc">Các đơn vị trực thuộc (<?php echo count($facts['children']); ?>)</a></li>
<?php } ?>
    </ul>
  </div>
  <div class="links">
    <h2>Thông tin</h2>
    <ul>
      <li><a href="<?php echo esc_url(section_url('gop-y')); ?>">Gửi ý kiến góp ý</a></li>
      <li><a href="<?php echo esc_url(home_url('/luu-tru/')); ?>">Kho lưu trữ</a></li>
      <li><a href="<?php echo esc_url(home_url('/english/')); ?>" lang="en" hreflang="en">English</a></li>
      <li><a href="<?php echo esc_url(get_feed_link()); ?>">RSS</a></li>
    </ul>
  </div>
</div></footer>
<?php wp_footer(); ?>
</body>
</html>
