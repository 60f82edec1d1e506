<?php
/** What the edge asks of a site. */

declare(strict_types=1);

namespace CongTruong;

/** The edge's question (`location = /.session`): is this the session of somebody who may write here? */
add_action('plugins_loaded', static function (): void {
    if (($_SERVER['REQUEST_URI'] ?? '') !== '/.session') {
        return;
    }
    $user = wp_validate_auth_cookie('', 'logged_in');
    header('Cache-Control: no-store');
    http_response_code($user !== false && user_can($user, 'edit_posts') ? 204 : 401);
    exit;
}, 0);
