<?php
/** Installs WordPress as its own page would, with one site in Vietnamese. */

declare(strict_types=1);

[, $host] = $argv;
define('WP_INSTALLING', true);
$_SERVER += ['HTTP_HOST' => $host, 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REMOTE_ADDR' => '127.0.0.1'];
require '/usr/share/wordpress/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Trường THCS Nguyễn Du', 'bench', 'bench@example.edu.vn', true, '', 'bench', 'vi');
