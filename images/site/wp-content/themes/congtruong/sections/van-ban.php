<?php
/** The document register: form, issuer, number, date, effect, abstract; download and search (directive III.3). */

use function CongTruong\effect_of;
use function CongTruong\nfc;
use function CongTruong\register_fields;
use function CongTruong\written_date;

const DOCUMENTS_A_PAGE = 30;

$asked = static fn(string $name): string => is_string($_GET[$name] ?? null) ? mb_substr(nfc(sanitize_text_field(wp_unslash($_GET[$name]))), 0, 100) : '';
$words = $asked('tim');
$form = $asked('hinh_thuc');
$year = preg_match('/^[0-9]{4}$/', $asked('nam')) === 1 ? $asked('nam') : '';
$page = max(1, min(1000, (int) $asked('trang')));

$conditions = [];
if ($form !== '') {
    $conditions[] = ['key' => '_vb_hinh_thuc', 'value' => $form];
}
if ($year !== '') {
    $conditions[] = ['key' => '_vb_ngay', 'value' => ["$year-01-01", "$year-12-31"], 'compare' => 'BETWEEN'];
}
$query = new WP_Query([
    'post_type' => 'van_ban', 's' => $words, 'posts_per_page' => DOCUMENTS_A_PAGE, 'paged' => $page, 'meta_query' => $conditions,
    'orderby' => $words === '' ? ['date' => 'DESC', 'ID' => 'DESC'] : 'relevance',
]);
global $wpdb;
$forms = $wpdb->get_col("SELECT DISTINCT meta_value FROM {$wpdb->postmeta} WHERE meta_key = '_vb_hinh_thuc' AND meta_value <> '' ORDER BY meta_value LIMIT 50");
?>
<h2 id="danh-muc">Danh mục văn bản</h2>
<form class="filter" method="get" action="#danh-muc" aria-label="Tìm văn bản">
  <label>Từ khóa, số ký hiệu, trích yếu <input type="search" name="tim" value="<?php echo esc_attr($words); ?>" maxlength="100"></label>
  <label>Hình thức <select name="hinh_thuc"><option value="">Tất cả</option>
<?php foreach ($forms as $value) { ?>
    <option<?php selected($value, $form); ?>><?php echo esc_html($value); ?></option>
<?php } ?>
  </select></label>
  <label>Năm ban hành <input type="text" inputmode="numeric" pattern="[0-9]{4}" name="nam" value="<?php echo esc_attr($year); ?>" maxlength="4"></label>
  <button class="button" type="submit">Tìm văn bản</button>
</form>
<p class="note" role="status"><?php echo (int) $query->found_posts; ?> văn bản.</p>
<div class="scroll"><table class="stack">
  <thead><tr><th scope="col">Số, ký hiệu</th><th scope="col">Hình thức</th><th scope="col">Cơ quan ban hành</th><th scope="col">Ngày ban hành</th><th scope="col">Hiệu lực</th><th scope="col">Trích yếu</th><th scope="col">Tải về</th></tr></thead>
  <tbody>
<?php if ($query->posts === []) { ?>
    <tr><td colspan="7">Chưa có văn bản nào phù hợp.</td></tr>
<?php }
foreach ($query->posts as $document) {
    $field = array_map(static fn(string $key): string => (string) get_post_meta($document->ID, $key, true), array_combine(array_keys(register_fields('van_ban')), array_keys(register_fields('van_ban'))));
    $effect = effect_of($field['_vb_hieu_luc'], $field['_vb_het_hieu_luc'], wp_date('Y-m-d'));
    ?>
    <tr><th scope="row"><?php echo esc_html($field['_vb_so']); ?></th><td data-label="Hình thức"><?php echo esc_html($field['_vb_hinh_thuc']); ?></td><td data-label="Cơ quan ban hành"><?php echo esc_html($field['_vb_co_quan']); ?></td><td data-label="Ngày ban hành"><?php echo esc_html(written_date($field['_vb_ngay'])); ?></td><td data-label="Hiệu lực"><?php echo esc_html(trim(written_date($field['_vb_hieu_luc']) . ' ' . $effect)); ?></td><td data-label="Trích yếu"><a href="<?php echo esc_url(get_permalink($document)); ?>"><?php echo esc_html(get_the_title($document)); ?></a></td><td data-label="Tải về"><?php echo $field['_vb_tep'] === '' ? '' : '<a href="' . esc_url($field['_vb_tep']) . '" download aria-label="Tải về ' . esc_attr($field['_vb_so']) . '">Tải về</a>'; ?></td></tr>
<?php } ?>
  </tbody>
</table></div>
<?php
$links = paginate_links(['base' => add_query_arg('trang', '%#%'), 'format' => '', 'current' => $page, 'total' => $query->max_num_pages, 'type' => 'list']);
echo is_string($links) ? '<nav class="pages" aria-label="Các trang văn bản">' . $links . '</nav>' : '';
