<?php
/** A digest of what is enforced in a unit's database: when it differs from the one after the last run, somebody wrote there. */

declare(strict_types=1);

namespace CongTruong\Provision;

/** @throws \mysqli_sql_exception */
function guard(\mysqli $root, string $id): string
{
    $options = "'blogname','siteurl','home','WPLANG','users_can_register','default_role','permalink_structure','template','stylesheet','active_plugins','cron','wp_user_roles','admin_email','show_on_front','page_on_front','page_for_posts','upload_path','upload_url_path','blog_public'";
    $hash = hash_init('sha256');
    foreach ([
        "SELECT option_name, option_value FROM `u$id`.wp_options WHERE option_name IN ($options) ORDER BY option_name",
        "SELECT ID, user_login, user_pass, display_name FROM `u$id`.wp_users ORDER BY ID",
        "SELECT user_id, meta_key, meta_value FROM `u$id`.wp_usermeta WHERE meta_key LIKE '%capabilities' OR meta_key LIKE '%user\\_level' OR meta_key = '_application_passwords' ORDER BY umeta_id",
        "SELECT p.ID, m.meta_value, post_type, post_status, post_name, post_title, post_parent, post_password FROM `u$id`.wp_posts p
         JOIN `u$id`.wp_postmeta m ON m.post_id = p.ID AND m.meta_key = '_congtruong_key' WHERE post_type = 'page' ORDER BY p.ID",
    ] as $query) {
        foreach ($root->query($query)->fetch_all() as $row) {
            hash_update($hash, json_encode($row, JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR) . "\n");
        }
    }
    return hash_final($hash);
}
