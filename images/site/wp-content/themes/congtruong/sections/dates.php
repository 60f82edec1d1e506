<?php
/** Dates that matter: events of articles and the last days of registers, the nearest first. */

use function CongTruong\registers;
use function CongTruong\still_to_come;
use function CongTruong\today;

$dates = [];
foreach (['post' => ['_ngay_su_kien', '']] + array_map(static fn(array $register): array => [$register['deadline'], $register['last_day']], array_filter(registers(), static fn(array $register): bool => $register['deadline'] !== '' && $register['last_day'] !== '')) as $type => [$key, $what]) {
    $coming = get_posts(['post_type' => $type, 'numberposts' => 20, 'meta_key' => $key, 'orderby' => 'meta_value', 'order' => 'ASC', 'meta_query' => [['key' => $key, 'value' => today(), 'compare' => '>=']]]);
    foreach ($coming as $each) {
        $dates[] = ['date' => (string) get_post_meta($each->ID, $key, true), 'what' => $what, 'article' => $each];
    }
}
$dates = still_to_come($dates, today(), 6);
if ($dates === []) {
    return;
}
?>
<section class="card" aria-labelledby="dates">
  <h2 id="dates"><?php esc_html_e('Ngày cần nhớ', 'congtruong'); ?></h2>
  <ul class="dates">
<?php foreach ($dates as ['date' => $date, 'what' => $what, 'article' => $article]) { ?>
    <li><time datetime="<?php echo esc_attr($date); ?>"><b><?php echo esc_html(substr($date, 8)); ?></b> <?php echo esc_html(substr($date, 5, 2) . '/' . substr($date, 0, 4)); ?></time>
      <div><a href="<?php echo esc_url(get_permalink($article)); ?>"><?php echo esc_html(get_the_title($article)); ?></a><?php echo $what === '' ? '' : '<p class="meta">' . esc_html($what) . '</p>'; ?></div></li>
<?php } ?>
  </ul>
</section>
