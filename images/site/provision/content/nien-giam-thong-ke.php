<?php
use function CongTruong\sort_of;

$sort = sort_of($unit['kind']);
$learners = ['preschool' => 'Số trẻ', 'centre' => 'Số học viên'][$sort] ?? 'Số học sinh';
// A school year begins in September.
$first = (int) gmdate('Y') - ((int) gmdate('n') < 9 ? 1 : 0) - 4;
?>
<p>Số liệu năm năm học gần nhất (hoặc từ khi thành lập) về quy mô trường, lớp, giáo viên, <?php echo mb_strtolower(mb_substr($learners, 3)); ?>, cơ sở vật chất. Ô có dấu “…” là số liệu đơn vị chưa cập nhật.</p>
<table>
<thead><tr><th scope="col">Năm học</th><?php if ($sort === 'office') { ?><th scope="col">Số trường</th><?php } ?><th scope="col">Số lớp</th><th scope="col">Số giáo viên</th><th scope="col"><?php echo $learners; ?></th><th scope="col">Số phòng học</th></tr></thead>
<tbody>
<?php for ($year = $first + 4; $year >= $first; $year--) { ?>
<tr><th scope="row"><?php echo $year . '-' . ($year + 1); ?></th><?php if ($sort === 'office') { ?><td>…</td><?php } ?><td>…</td><td>…</td><td>…</td><td>…</td></tr>
<?php } ?>
</tbody>
</table>
