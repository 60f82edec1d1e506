<?php
/**
 * Who may do what is said by the registry and the platform's code, both out of the site's reach: an administrator who
 * was written into the database can do nothing, at once; the provisioner shuts the account.
 */

declare(strict_types=1);

namespace CongTruong;

$GLOBALS['wp_user_roles'] = roles();

add_filter('user_has_cap', static function (array $has, array $caps, array $arguments, \WP_User $user): array {
    return rights_of((string) $user->user_login, facts());
}, 1, 4);

// Nothing is left for later: what is due is the provisioner's, and no visitor's request runs it.
add_filter('pre_schedule_event', '__return_true');
add_filter('pre_reschedule_event', '__return_true');
add_filter('pre_get_ready_cron_jobs', '__return_empty_array');
