<?php
/** The newest documents by their date of issue. */

use function CongTruong\entries;
use function CongTruong\entry_values;
use function CongTruong\registers;
use function CongTruong\Theme\section_url;
use function CongTruong\written_date;

$documents = entries(registers()['van_ban'], '', [], null, 5)->posts;
if ($documents === []) {
    return;
}
?>
<section class="card" aria-labelledby="documents">
  <h2 id="documents"><span>Văn bản mới</span> <a href="<?php echo esc_url(section_url('van-ban')); ?>">Tất cả</a></h2>
  <ul class="items">
<?php foreach ($documents as $document) {
    $values = entry_values($document); ?>
    <li><a href="<?php echo esc_url(get_permalink($document)); ?>"><?php echo esc_html(get_the_title($document)); ?></a>
      <div class="meta"><?php echo esc_html(implode(' · ', array_filter([$values['_vb_so'], written_date($values['_vb_ngay'])]))); ?></div></li>
<?php } ?>
  </ul>
</section>
