<?php
/** The organisation: drawn where there is room, a list on a phone and for who does not see. */

use function CongTruong\facts;
use function CongTruong\organisation_chart;
use function CongTruong\section_definitions;
use function CongTruong\tree_of;

$own = (string) get_post_meta(get_the_ID(), '_so_do', true);
// Texts of earlier versions have a list of their own.
if ($own === '' && str_contains(get_the_content(), 'Sơ đồ, cơ cấu tổ chức')) {
    return;
}
$tree = tree_of($own === '' ? (section_definitions()['gioi-thieu']['chart'])(facts()['kind']) : $own);
$list = static function (array $tree) use (&$list): string {
    return $tree === [] ? '' : '<ul>' . implode('', array_map(static fn(array $each): string => '<li>' . esc_html($each['name']) . $list($each['below']) . '</li>', $tree)) . '</ul>';
};
?>
<h2 id="so-do">Sơ đồ, cơ cấu tổ chức</h2>
<figure class="organisation"><?php echo organisation_chart($tree), '<div class="listed">' . $list($tree) . '</div>'; ?></figure>
