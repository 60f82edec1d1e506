<?php

use function CongTruong\facts;
use function CongTruong\sections;
use function CongTruong\Theme\current_section;
use function CongTruong\Theme\link_or_name;
use function CongTruong\Theme\section_url;

$facts = facts();
?><!doctype html>
<html <?php language_attributes(); ?>>
<head>
<meta charset="<?php bloginfo('charset'); ?>">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#083b68">
<?php wp_head(); ?>
</head>
<body <?php body_class(); ?>>
<?php wp_body_open(); ?>
<a class="skip" href="#content">Đến nội dung chính</a>
<header>
  <div class="above"><div class="inside">
    <span><?php echo link_or_name($facts['parent']['name'], $facts['parent']['url']); ?></span>
    <a href="<?php echo esc_url($facts['portalUrl']); ?>">Cổng thông tin ngành</a>
  </div></div>
  <div class="masthead"><div class="inside">
    <a class="identity" href="<?php echo esc_url(home_url('/')); ?>"<?php echo is_front_page() ? ' aria-current="page"' : ''; ?>>
      <img src="<?php echo esc_url(get_theme_file_uri('assets/emblem.svg')); ?>" alt="" width="60" height="60">
      <span><strong><?php echo esc_html($facts['name']); ?></strong><span><?php echo esc_html($facts['parent']['name']); ?></span></span>
    </a>
    <?php get_search_form(); ?>
  </div></div>
  <nav class="sections" aria-label="Chuyên mục"><div class="inside">
    <button class="toggle" type="button" aria-expanded="false" aria-controls="sections">Chuyên mục</button>
    <ul id="sections">
<?php foreach (sections() as $slug => $title) { ?>
      <li><a href="<?php echo esc_url(section_url($slug)); ?>"<?php echo current_section() === $slug ? ' aria-current="true"' : ''; ?>><?php echo esc_html($title); ?></a></li>
<?php } ?>
    </ul>
  </div></nav>
</header>
<main id="content" tabindex="-1"><div class="inside">
<?php if ($facts['lifecycle'] === 'retiring') { ?>
<p class="notice" role="note">Đơn vị này sắp ngừng hoạt động. Thông tin mới được đăng tại <?php echo link_or_name($facts['parent']['name'], $facts['parent']['url']); ?>.</p>
<?php } ?>
