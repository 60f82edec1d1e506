<?php
/** The archive: everything published, by month. */
?>
<h2>Theo tháng</h2>
<ul>
<?php wp_get_archives(['type' => 'monthly', 'show_post_count' => true]); ?>
</ul>
<h2>Theo chuyên mục</h2>
<ul>
<?php wp_list_categories(['title_li' => '', 'show_count' => true, 'hide_empty' => true, 'show_option_none' => 'Chưa có bài']); ?>
</ul>
