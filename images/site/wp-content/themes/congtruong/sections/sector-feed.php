<?php

use function CongTruong\facts;
use function CongTruong\sector_feed;

if (!facts()['sectorFeed']) {
    return;
}
$feed = sector_feed();
?>
<section class="card" aria-labelledby="sector" data-sector-feed>
  <h2 id="sector"><span>Tin ngành Giáo dục</span></h2>
<?php if ($feed === null || $feed['items'] === []) { ?>
  <p class="note">Xem tin tại <a href="<?php echo esc_url(facts()['portalUrl']); ?>">Cổng thông tin ngành</a>.</p>
<?php } else { ?>
  <ul class="items">
<?php foreach (array_slice($feed['items'], 0, 6) as $item) { ?>
    <li><a href="<?php echo esc_url($item['link']); ?>"><?php echo esc_html($item['title']); ?></a>
<?php if ($item['date'] !== '') { ?>
      <div class="meta"><time datetime="<?php echo esc_attr($item['date']); ?>"><?php echo esc_html(wp_date('d/m/Y', (int) strtotime($item['date']))); ?></time></div>
<?php } ?>
    </li>
<?php } ?>
  </ul>
  <p class="meta">Nguồn: <?php echo esc_html($feed['title']); ?>. Cập nhật <time datetime="<?php echo esc_attr(gmdate('c', $feed['updated'])); ?>"><?php echo esc_html(wp_date('H:i d/m/Y', $feed['updated'])); ?></time></p>
<?php } ?>
</section>
