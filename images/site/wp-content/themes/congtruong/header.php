<?php

use function CongTruong\facts;
use function CongTruong\section_groups;
use function CongTruong\sections;
use function CongTruong\Theme\colours;
use function CongTruong\Theme\crest;
use function CongTruong\Theme\current_section;
use function CongTruong\Theme\link_or_name;
use function CongTruong\Theme\section_url;

$facts = facts();
// The start page's heading is the unit's name, and it stands here already.
$heading = is_front_page() ? 'h1' : 'p';
?><!doctype html>
<html <?php language_attributes(); ?>>
<head>
<meta charset="<?php bloginfo('charset'); ?>">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="<?php echo esc_attr(colours()['dark']); ?>">
<?php wp_head(); ?>
</head>
<body <?php body_class(['kind-' . $facts['kind'], 'sort-' . CongTruong\sort_of($facts['kind'])]); ?>>
<?php wp_body_open(); ?>
<a class="skip" href="#content"><?php esc_html_e('Đến nội dung chính', 'congtruong'); ?></a>
<header class="top">
  <div class="above"><div class="inside">
    <span><?php echo link_or_name($facts['parent']['name'], $facts['parent']['url']); ?></span>
    <a href="<?php echo esc_url($facts['portalUrl']); ?>"><?php esc_html_e('Cổng thông tin ngành', 'congtruong'); ?></a>
  </div></div>
  <div class="masthead"><div class="inside">
    <?php echo crest(); ?>
    <div class="identity">
      <<?php echo $heading; ?> class="name"><a href="<?php echo esc_url(home_url('/')); ?>"<?php echo is_front_page() ? ' aria-current="page"' : ''; ?>><?php echo esc_html($facts['name']); ?></a></<?php echo $heading; ?>>
      <p class="of"><?php echo esc_html($facts['parent']['name']); ?></p>
    </div>
    <button class="toggle" type="button" aria-expanded="false" aria-controls="menu"><?php esc_html_e('Menu', 'congtruong'); ?></button>
    <?php get_search_form(); ?>
  </div></div>
  <nav class="sections" id="menu" aria-label="<?php esc_attr_e('Chuyên mục', 'congtruong'); ?>"><div class="inside">
<?php foreach (section_groups($facts['kind']) as $group => $slugs) { ?>
    <details<?php echo in_array(current_section(), $slugs, true) ? ' class="here"' : ''; ?>><summary><?php echo esc_html($group); ?></summary>
      <ul>
<?php foreach ($slugs as $slug) { ?>
        <li><a href="<?php echo esc_url(section_url($slug)); ?>"<?php echo current_section() === $slug ? ' aria-current="true"' : ''; ?>><?php echo esc_html(sections()[$slug]); ?></a></li>
<?php } ?>
      </ul>
    </details>
<?php } ?>
  </div></nav>
</header>
<main id="content" tabindex="-1"><div class="inside">
<?php if ($facts['lifecycle'] === 'retiring') { ?>
<p class="notice" role="note">Đơn vị này sắp ngừng hoạt động. Thông tin mới được đăng tại <?php echo link_or_name($facts['parent']['name'], $facts['parent']['url']); ?>.</p>
<?php } ?>
