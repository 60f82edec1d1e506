<?php

use function CongTruong\answering_file;
use function CongTruong\asked_words;
use function CongTruong\facts;
use function CongTruong\in_context;
use function CongTruong\registers;
use function CongTruong\registry_hits;
use function CongTruong\search_answers;
use function CongTruong\searched_types;
use function CongTruong\sections;
use function CongTruong\Theme\asked;
use function CongTruong\Theme\crumbs;

global $wp_query;
$asked = get_search_query(false);
$answers = search_answers($asked, searched_types());
$narrowed = asked('loai') !== '' || asked('nam') !== '';
// The first page of answers begins with what the sector's directory knows.
$hits = is_paged() || $narrowed ? [] : registry_hits($asked, facts());
$kind_name = static fn(string $type): string => $type === 'page' ? 'Trang' : sections()[registers()[$type]['slug'] ?? ''] ?? '';
$kinds = array_map(static fn(int $count): string => " ($count)", array_count_values(array_column($answers, 'type')));
$years = array_count_values(array_column($answers, 'year'));
krsort($years);
get_header();
crumbs('Tìm kiếm');
?>
<section class="card">
  <h1>Kết quả tìm kiếm: “<?php echo get_search_query(); ?>”</h1>
  <p class="note" role="status"><?php echo (int) $wp_query->found_posts + count($hits); ?> kết quả. Có thể gõ không dấu.</p>
<?php if (count($answers) > 1) { ?>
  <form class="filter" method="get" action="<?php echo esc_url(home_url('/')); ?>" aria-label="Lọc kết quả">
    <input type="hidden" name="s" value="<?php echo esc_attr($asked); ?>">
    <label>Loại <select name="loai"><option value="">Tất cả</option>
<?php foreach ($kinds as $type => $count) { ?>
      <option value="<?php echo esc_attr($type); ?>"<?php selected($type, asked('loai')); ?>><?php echo esc_html($kind_name($type) . $count); ?></option>
<?php } ?>
    </select></label>
    <label>Năm <select name="nam"><option value="">Tất cả</option>
<?php foreach ($years as $year => $count) { ?>
      <option value="<?php echo (int) $year; ?>"<?php selected((string) $year, asked('nam')); ?>><?php echo esc_html("$year ($count)"); ?></option>
<?php } ?>
    </select></label>
    <button class="button" type="submit">Lọc</button>
  </form>
<?php }
if ($hits !== []) { ?>
  <h2>Danh bạ của đơn vị</h2>
  <ul class="items" data-registry>
<?php foreach ($hits as $hit) { ?>
    <li><a href="<?php echo esc_url(str_starts_with($hit['path'], '/') ? home_url($hit['path']) : $hit['path']); ?>"><?php echo esc_html($hit['title']); ?></a>
      <p><?php echo in_context(asked_words($asked), $hit['text']) ?: esc_html($hit['text']); ?></p></li>
<?php } ?>
  </ul>
<?php }
if ($wp_query->posts === [] && $hits === []) { ?>
  <p>Không tìm thấy nội dung phù hợp. Hãy thử từ khác, hoặc xem các chuyên mục ở đầu trang.</p>
<?php } elseif ($wp_query->posts !== []) {
    echo $hits === [] ? '' : '<h2>Trong các trang và bài viết</h2>'; ?>
  <ul class="items">
<?php foreach ($wp_query->posts as $found) {
    $answer = $answers[$found->ID] ?? ['year' => get_the_date('Y', $found), 'text' => '', 'in_file' => false];
    $file = $answer['in_file'] ? answering_file($found->ID, asked_words($asked)) : null;
    $context = in_context(asked_words($asked), $file['text'] ?? mb_substr($answer['text'], mb_strlen($found->post_title))); ?>
    <li><a href="<?php echo esc_url(get_permalink($found)); ?>"><?php echo esc_html(get_the_title($found)); ?></a>
      <div class="meta"><?php echo esc_html($kind_name($found->post_type)); ?> · <?php echo esc_html($answer['year']); ?></div>
      <p><?php echo $file === null ? '' : '<span class="tag">Trong tệp ' . esc_html($file['kind']) . '</span> ', $context ?: esc_html(wp_strip_all_tags(get_the_excerpt($found))); ?></p></li>
<?php } ?>
  </ul>
<?php
    the_posts_pagination(['class' => 'pages', 'aria_label' => 'Các trang kết quả', 'screen_reader_text' => 'Các trang kết quả']);
} ?>
</section>
<?php
get_footer();
