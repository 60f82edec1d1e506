<?php
/** The entries of a register: what it filters by, its columns, what is over on a page of its own. */

use function CongTruong\effect_of;
use function CongTruong\entries;
use function CongTruong\entry_values;
use function CongTruong\is_over;
use function CongTruong\register_fields;
use function CongTruong\Theme\asked;
use function CongTruong\Theme\column_label;
use function CongTruong\Theme\field_html;
use function CongTruong\Theme\filter_form;
use function CongTruong\Theme\state_tag;
use function CongTruong\today;
use function CongTruong\written_date;

$register = $args['register'];
$fields = register_fields($register['type']);
$words = asked('tim');
$with = filter_form($register, false);
$number = max(1, min(1000, (int) asked('trang')));
$archived = $register['archive'] && asked('ket_thuc') === '1';
$found = entries($register, $words, $with, !$register['archive'] || $words !== '' ? null : $archived, 30, $number);
$past = $register['archive'] && !$archived ? entries($register, '', [], true, 1)->found_posts : 0;
$narrowed = $words !== '' || $with !== [];
if ($found->posts === [] && !$narrowed && !$archived) {
    echo $register['empty'] === '' ? '' : '<p class="note">' . esc_html($register['empty']) . '</p>';
} else {
    ?>
<h2 id="danh-muc"><?php echo $archived ? esc_html($register['over']) : 'Danh mục'; ?></h2>
<?php if ($register['filter'] !== []) {
        filter_form($register);
    } ?>
<p class="note" role="status"><?php echo (int) $found->found_posts . ' ' . esc_html($register['many']); ?>.</p>
<?php if ($found->posts === []) { ?>
<p>Không có nội dung phù hợp.</p>
<?php } else { ?>
<div class="scroll"><table class="stack register">
  <thead><tr>
<?php foreach ($register['columns'] as $key) { ?>
    <th scope="col"><?php echo esc_html(column_label($register, $key)); ?></th>
<?php } ?>
  </tr></thead>
  <tbody>
<?php foreach ($found->posts as $entry) {
            $values = entry_values($entry);
            $over = is_over($register, $values); ?>
    <tr>
<?php foreach ($register['columns'] as $key) {
                $heading = $key === $register['columns'][0];
                if ($key === 'title') {
                    $cell = $register['single'] ? '<a href="' . esc_url(get_permalink($entry)) . '">' . esc_html(get_the_title($entry)) . '</a>' : esc_html(get_the_title($entry));
                } elseif ($key === 'effect') {
                    [$from, $until] = array_map(static fn(string $each): string => $values[$each], $register['effect']);
                    $state = effect_of($from, $until, today());
                    $cell = ($from === '' ? '' : '<time datetime="' . esc_attr($from) . '">' . esc_html(written_date($from)) . '</time> ') . ($state === '' ? '' : '<span class="tag' . ($state === 'Còn hiệu lực' ? '' : ' over') . '">' . esc_html($state) . '</span>');
                } else {
                    $cell = field_html($fields[$key], $values[$key], get_the_title($entry), $over === true) . ($key === $register['deadline'] ? ' ' . state_tag($register, $over) : '');
                }
                echo $heading ? "<th scope=\"row\">$cell</th>" : '<td data-label="' . esc_attr(column_label($register, $key)) . '"' . (($fields[$key]['type'] ?? '') === 'number' ? ' class="number"' : '') . ">$cell</td>";
            } ?>
    </tr>
<?php } ?>
  </tbody>
</table></div>
<?php
    }
    $links = paginate_links(['base' => add_query_arg('trang', '%#%'), 'format' => '', 'current' => $number, 'total' => $found->max_num_pages, 'type' => 'list']);
    echo is_string($links) ? '<nav class="pages" aria-label="Các trang của danh mục">' . $links . '</nav>' : '';
}
if ($past > 0) {
    echo '<p><a href="?ket_thuc=1#danh-muc">' . esc_html("{$register['over']} ($past)") . '</a></p>';
} elseif ($archived) {
    echo '<p><a href="' . esc_url(get_permalink()) . '#danh-muc">' . esc_html($register['open']) . '</a></p>';
}
