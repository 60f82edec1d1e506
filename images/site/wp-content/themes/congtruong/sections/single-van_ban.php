<?php

use function CongTruong\effect_of;
use function CongTruong\register_fields;
use function CongTruong\written_date;

$id = get_the_ID();
$values = [];
foreach (register_fields('van_ban') as $key => $field) {
    $value = (string) get_post_meta($id, $key, true);
    $values[$key] = $value;
    if ($value !== '' && $field['type'] !== 'file') {
        $rows[$field['label']] = $field['type'] === 'date' ? written_date($value) : $value;
    }
}
$rows = ($rows ?? []) + array_filter(['Tình trạng' => effect_of($values['_vb_hieu_luc'], $values['_vb_het_hieu_luc'], wp_date('Y-m-d'))]);
?>
<dl class="facts">
<?php foreach ($rows as $label => $value) { ?>
  <dt><?php echo esc_html(preg_replace('/ \(.*/', '', $label)); ?></dt><dd><?php echo esc_html($value); ?></dd>
<?php } ?>
</dl>
<?php
echo has_excerpt() ? '<h2>Trích yếu</h2><p>' . esc_html(get_the_excerpt()) . '</p>' : '';
echo $values['_vb_tep'] === '' ? '' : '<p><a class="button" href="' . esc_url($values['_vb_tep']) . '" download>Tải văn bản</a></p>';
