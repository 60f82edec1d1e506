<?php
/** The fields of one entry, above its text. */

use function CongTruong\effect_of;
use function CongTruong\entry_values;
use function CongTruong\is_over;
use function CongTruong\numbers_of;
use function CongTruong\register_fields;
use function CongTruong\registers;
use function CongTruong\Theme\field_html;
use function CongTruong\Theme\file_note;
use function CongTruong\Theme\state_tag;
use function CongTruong\today;

$register = registers()[get_post_type()] ?? null;
if ($register === null || get_post_type() === 'post') {
    return;
}
$entry = get_post();
$fields = register_fields($register['type']);
$values = entry_values($entry);
$over = is_over($register, $values);
$rows = $files = [];
foreach (array_filter($values, static fn(string $value): bool => $value !== '') as $key => $value) {
    if ($fields[$key]['type'] === 'file') {
        $files[$fields[$key]['label']] = $value;
    } elseif ($fields[$key]['type'] !== 'numbers') {
        $rows[(string) preg_replace('/ \(.*/', '', $fields[$key]['label'])] = field_html($fields[$key], $value, '', $over === true) . ($key === $register['deadline'] ? ' ' . state_tag($register, $over) : '');
    }
}
if ($register['effect'] !== []) {
    $rows += array_filter(['Tình trạng' => esc_html(effect_of($values[$register['effect'][0]], $values[$register['effect'][1]], today()))]);
}
?>
<dl class="facts">
<?php foreach ($rows as $label => $html) { ?>
  <dt><?php echo esc_html($label); ?></dt><dd><?php echo $html; ?></dd>
<?php } ?>
</dl>
<?php
echo has_excerpt() ? '<h2>Tóm tắt</h2><p>' . esc_html(get_the_excerpt()) . '</p>' : '';
if ($files !== []) { ?>
<p class="downloads">
<?php foreach ($files as $label => $address) {
    $note = file_note($address); ?>
  <a class="button" href="<?php echo esc_url($address); ?>" download><?php echo esc_html("Tải về: $label"), $note === '' ? '' : ' <span class="file">(' . esc_html($note) . ')</span>'; ?></a>
<?php } ?>
</p>
<?php }
foreach ($fields as $key => $field) {
    $numbers = $field['type'] === 'numbers' ? numbers_of($values[$key]) : [];
    if ($numbers !== []) { ?>
<h2><?php echo esc_html($field['label']); ?></h2>
<p class="note"><?php echo count($numbers); ?> số báo danh, mã hồ sơ.</p>
<ul class="numbers">
<?php foreach ($numbers as [$each, $note]) { ?>
  <li><?php echo esc_html($each), $note === '' ? '' : ' <span class="meta">' . esc_html($note) . '</span>'; ?></li>
<?php } ?>
</ul>
<?php }
}
