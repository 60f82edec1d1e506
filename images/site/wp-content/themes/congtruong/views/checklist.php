<?php
/** What must be published in a school year, by when, and whether it is. */

use function CongTruong\checklist_state;
use function CongTruong\entries;
use function CongTruong\entry_values;
use function CongTruong\facts;
use function CongTruong\register_fields;
use function CongTruong\school_year;
use function CongTruong\school_years;
use function CongTruong\Theme\asked;
use function CongTruong\Theme\field_html;
use function CongTruong\today;
use function CongTruong\values_in_use;
use function CongTruong\written_date;

$register = $args['register'];
$fields = register_fields($register['type']);
$now = school_years(school_year(today()), 1, 0)[0];
$years = array_unique([$now, ...array_reverse(values_in_use($register['type'], $register['year']))]);
rsort($years);
$year = in_array(asked('nam_hoc'), $years, true) ? asked('nam_hoc') : $now;
$published = [];
foreach (entries($register, '', [$register['year'] => $year])->posts as $entry) {
    $published[entry_values($entry)[$register['item']]][] = $entry;
}
?>
<h2 id="danh-muc">Năm học <?php echo esc_html($year); ?></h2>
<?php if (count($years) > 1) { ?>
<nav class="pages" aria-label="Năm học"><ul>
<?php foreach ($years as $each) { ?>
  <li><a class="page-numbers<?php echo $each === $year ? ' current' : ''; ?>" href="?nam_hoc=<?php echo esc_attr($each); ?>#danh-muc"<?php echo $each === $year ? ' aria-current="true"' : ''; ?>><?php echo esc_html($each); ?></a></li>
<?php } ?>
</ul></nav>
<?php } ?>
<div class="scroll"><table class="stack register checklist">
  <thead><tr><th scope="col">Nội dung công khai</th><th scope="col">Thời hạn</th><th scope="col">Tình trạng</th><th scope="col">Tài liệu</th></tr></thead>
  <tbody>
<?php foreach (($register['items'])(facts()['kind']) as $item => [$name, $when, $day]) {
    $files = $published[$item] ?? [];
    [$state, $words, $when_published] = checklist_state($day === '' ? '' : ((int) $year + 1) . "-$day", $files === [] ? '' : get_the_date('Y-m-d', end($files)), today()); ?>
    <tr><th scope="row"><?php echo esc_html($name); ?></th>
      <td data-label="Thời hạn"><?php echo esc_html($day === '' ? $when : written_date(((int) $year + 1) . "-$day")); ?></td>
      <td data-label="Tình trạng"><span class="tag <?php echo esc_attr($state); ?>"><?php echo esc_html($words); ?></span><?php echo $when_published === '' ? '' : '<br>' . esc_html($when_published); ?></td>
      <td data-label="Tài liệu"><?php foreach ($files as $file) {
          $values = entry_values($file);
          echo '<div>' . field_html($fields['_ck_tep'], $values['_ck_tep'], $name) . ($values['_ck_ghi_chu'] === '' ? '' : ' <span class="meta">' . esc_html($values['_ck_ghi_chu']) . '</span>') . '</div>';
      } ?></td></tr>
<?php } ?>
  </tbody>
</table></div>
