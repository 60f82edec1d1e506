<?php
/** WordPress in this process, as the provisioner needs it. */

declare(strict_types=1);

namespace CongTruong\Provision;

function start_wordpress(): void
{
    $_SERVER += ['HTTP_HOST' => 'localhost', 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REMOTE_ADDR' => '127.0.0.1'];
    $_SERVER['WORDPRESS_CONFIG'] = 'unit';
    // WordPress sets its variables where it is included: they are to be global.
    global $wpdb, $wp_version, $wp_db_version, $wp, $wp_query, $wp_rewrite, $wp_the_query, $wp_locale, $wp_roles, $table_prefix, $wp_embed, $wp_widget_factory, $wp_textdomain_registry, $wp_local_package, $tinymce_version, $required_php_version, $required_mysql_version, $shortcode_tags, $wp_plugin_paths, $wp_filter, $wp_actions, $wp_current_filter, $wp_filters, $wp_theme_directories, $blog_id, $pagenow, $wp_styles, $wp_scripts, $locale, $wp_locale_switcher, $current_user, $wp_user_roles, $allowedposttags, $allowedtags, $allowedentitynames, $allowedxmlentitynames;
    require_once '/usr/share/wordpress/wp-load.php';
    require_once ABSPATH . 'wp-admin/includes/upgrade.php';
    require_once ABSPATH . 'wp-admin/includes/post.php';
    require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
    $wpdb->suppress_errors(false);
    $wpdb->hide_errors();
}
