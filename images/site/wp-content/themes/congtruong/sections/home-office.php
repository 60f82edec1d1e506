<?php
/** An office's visitors look for a school: the list comes first. */

use function CongTruong\facts;
use function CongTruong\Theme\icon;

if (facts()['children'] === []) {
    return;
}
?>
<section class="card" aria-labelledby="schools">
  <h2 id="schools"><span><?php echo icon('school'); ?>Đơn vị trực thuộc</span></h2>
<?php get_template_part('sections/children'); ?>
</section>
