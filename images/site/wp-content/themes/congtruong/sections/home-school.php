<?php
/** Examinations come first where pupils sit for them: the upper secondary schools. */

use function CongTruong\facts;
use function CongTruong\own_block;
use function CongTruong\Theme\icon;
use function CongTruong\Theme\post_list;
use function CongTruong\Theme\section_url;

$block = own_block(facts()['kind']);
$exams = $block === '' ? [] : get_posts(['category_name' => $block, 'numberposts' => 3]);
if ($exams === []) {
    return;
}
?>
<section class="card" aria-labelledby="exams">
  <h2 id="exams"><span><?php echo icon('score'), esc_html__('Thi và kết quả', 'congtruong'); ?></span> <a href="<?php echo esc_url(section_url('tra-cuu-diem')); ?>"><?php esc_html_e('Tra cứu điểm', 'congtruong'); ?></a></h2>
<?php post_list($exams, false); ?>
</section>
