<?php
/** The units that an office answers for: where they are, and a list; what narrows it appears with its script. */

use function CongTruong\colour_of;
use function CongTruong\facts;
use function CongTruong\kind_name;
use function CongTruong\palette;
use function CongTruong\point_map;
use function CongTruong\Theme\link_or_name;

$children = facts()['children'];
$kinds = array_count_values(array_filter(array_column($children, 'kind')));
$colour = static fn(array $child): string => palette()[colour_of($child['kind'] ?? '')]['brand'];
$placed = array_values(array_filter($children, static fn(array $child): bool => isset($child['location'])));
$map = point_map(array_map(static fn(array $child): array => ['name' => $child['name'], 'url' => esc_url_raw($child['url']), 'colour' => $colour($child)] + array_map(floatval(...), array_intersect_key($child['location'], ['lat' => 0, 'lon' => 0])), $placed));
$legend = [];
foreach (array_unique(array_column($placed, 'kind')) as $kind) {
    // Kinds of one look share its colour.
    $legend[$colour(['kind' => $kind])][] = kind_name((string) $kind) ?: (string) $kind;
}
if ($map !== '') { ?>
<figure class="places"><?php echo $map; ?>
  <figcaption><?php echo esc_html(sprintf('%d trên %d đơn vị có vị trí; danh sách đầy đủ ở dưới.', count($placed), count($children))); ?>
    <ul class="legend">
<?php foreach ($legend as $ink => $names) { ?>
      <li><svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true"><circle cx="7" cy="7" r="6" fill="<?php echo esc_attr($ink); ?>"/></svg> <?php echo esc_html(implode(', ', $names)); ?></li>
<?php } ?>
    </ul>
  </figcaption>
</figure>
<?php } ?>
<div data-filter class="narrow">
  <div><label for="narrow"><?php esc_html_e('Tìm đơn vị theo tên, có dấu hoặc không dấu', 'congtruong'); ?></label>
  <input type="search" id="narrow" autocomplete="off"></div>
<?php if (count($kinds) > 1) { ?>
  <div><label for="narrow-kind"><?php esc_html_e('Loại hình', 'congtruong'); ?></label>
  <select id="narrow-kind"><option value=""><?php esc_html_e('Tất cả', 'congtruong'); ?></option>
<?php foreach ($kinds as $kind => $count) { ?>
    <option value="<?php echo esc_attr((string) $kind); ?>"><?php echo esc_html((kind_name((string) $kind) ?: $kind) . " ($count)"); ?></option>
<?php } ?>
  </select></div>
<?php } ?>
  <p class="meta" role="status"></p>
</div>
<div class="schools" tabindex="0" role="region" aria-label="<?php esc_attr_e('Danh sách đơn vị', 'congtruong'); ?>"><ul>
<?php foreach ($children as $child) { ?>
<li data-kind="<?php echo esc_attr($child['kind'] ?? ''); ?>"><?php echo link_or_name($child['name'], $child['url']); ?></li>
<?php } ?>
</ul></div>
<p class="meta"><?php echo esc_html(sprintf('%d đơn vị.', count($children))); ?></p>
