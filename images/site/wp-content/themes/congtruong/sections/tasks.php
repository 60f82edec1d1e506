<?php
/** The doors of the start page, in the order of the kind of unit. */

use function CongTruong\facts;
use function CongTruong\tasks_of;
use function CongTruong\Theme\icon;
?>
<nav class="tasks" aria-label="<?php esc_attr_e('Việc thường tìm', 'congtruong'); ?>"><ul>
<?php foreach (tasks_of(facts()['kind']) as $task) { ?>
  <li><a href="<?php echo esc_url(home_url($task['path'])); ?>"><?php echo icon($task['icon']); ?><span><strong><?php echo esc_html($task['title']); ?></strong> <span><?php echo esc_html($task['text']); ?></span></span></a></li>
<?php } ?>
</ul></nav>
