<?php
/** Figures of the last years, drawn and listed; what is older is below. */

use function CongTruong\bar_chart;
use function CongTruong\entries;
use function CongTruong\entry_values;
use function CongTruong\register_fields;
use function CongTruong\Theme\field_html;

$register = $args['register'];
$fields = array_filter(register_fields($register['type']), static fn(array $field): bool => $field['type'] === 'number');
$by_year = [];
foreach (entries($register)->posts as $entry) {
    $values = entry_values($entry);
    // Typed twice: the later one counts.
    $by_year[$values[$register['year']]] ??= $values;
}
unset($by_year['']);
krsort($by_year);
if ($by_year === []) {
    echo '<p class="note">Đang cập nhật.</p>';
    return;
}
$fields = array_filter($fields, static fn(string $key): bool => array_filter(array_column($by_year, $key), static fn(string $value): bool => $value !== '') !== [], ARRAY_FILTER_USE_KEY);
$recent = array_slice($by_year, 0, $register['years'], true);
$table = static function (array $years, string $caption) use ($fields): void { ?>
<div class="scroll" role="region" tabindex="0" aria-label="<?php echo esc_attr($caption); ?>"><table>
  <caption><?php echo esc_html($caption); ?></caption>
  <thead><tr><th scope="col">Năm học</th><?php foreach ($fields as $field) { ?><th scope="col" class="number"><?php echo esc_html($field['label']); ?></th><?php } ?></tr></thead>
  <tbody>
<?php foreach ($years as $year => $values) { ?>
    <tr><th scope="row"><?php echo esc_html((string) $year); ?></th><?php foreach ($fields as $key => $field) { ?><td class="number"><?php echo field_html($field, $values[$key]); ?></td><?php } ?></tr>
<?php } ?>
  </tbody>
</table></div>
<?php };
?>
<div class="figures">
<?php foreach ($fields as $key => $field) {
    $series = array_filter(array_map(static fn(array $values): string => $values[$key], array_reverse($recent, true)), static fn(string $value): bool => $value !== ''); ?>
  <figure><figcaption><?php echo esc_html($field['label']); ?></figcaption><?php echo bar_chart(array_map(intval(...), $series)); ?></figure>
<?php } ?>
</div>
<?php
$table($recent, count($recent) === 1 ? 'Số liệu năm học' : 'Số liệu ' . count($recent) . ' năm học gần nhất');
$older = array_slice($by_year, $register['years'], null, true);
if ($older !== []) { ?>
<details><summary>Lưu trữ: các năm học trước (<?php echo count($older); ?>)</summary>
<?php $table($older, 'Các năm học trước'); ?>
</details>
<?php }
