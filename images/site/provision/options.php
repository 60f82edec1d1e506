<?php
/** Enforced: set at every run to what the registry and the platform say, whatever they were. */

declare(strict_types=1);

namespace CongTruong\Provision;

use function CongTruong\registers;

use const CongTruong\OWNER;

/** @param array<string, mixed> $unit @return array<string, string> */
function enforced_options(array $unit): array
{
    $options = [
        'blogname' => $unit['name'],
        'blogdescription' => $unit['parent']['name'],
        'siteurl' => $unit['url'],
        'home' => $unit['url'],
        'WPLANG' => 'vi',
        'timezone_string' => 'Asia/Ho_Chi_Minh',
        'gmt_offset' => '',
        'date_format' => 'd/m/Y',
        'time_format' => 'H:i',
        'start_of_week' => '1',
        'blog_public' => '1',
        'users_can_register' => '0',
        'default_role' => 'subscriber',
        'default_comment_status' => 'closed',
        'default_ping_status' => 'closed',
        'default_pingback_flag' => '0',
        'show_avatars' => '0',
        'ping_sites' => '',
        'permalink_structure' => '/bai-viet/%postname%/',
        'category_base' => 'chuyen-muc',
        'tag_base' => 'the',
        'template' => 'congtruong',
        'stylesheet' => 'congtruong',
        'posts_per_page' => '10',
        'posts_per_rss' => '20',
        'rss_use_excerpt' => '1',
        'uploads_use_yearmonth_folders' => '1',
        'upload_path' => '',
        'upload_url_path' => '',
        'finished_splitting_shared_terms' => '1',
        'wp_page_for_privacy_policy' => '0',
        'wp_attachment_pages_enabled' => '0',
    ];
    if ($unit['mail'] !== '') {
        $options['admin_email'] = $unit['mail'];
    }
    return $options;
}

/** @param array<string, mixed> $unit */
function apply_options(array $unit): void
{
    foreach (enforced_options($unit) as $name => $value) {
        set_option($name, $value);
    }
    apply_owner($unit);
}

/** Compares before it writes, in the raw: a filter of the site must not hide what the database holds. */
function set_option(string $name, string $value): void
{
    global $wpdb;
    // Not get_var, which cannot tell an empty value from none.
    $is = $wpdb->get_row($wpdb->prepare("SELECT option_value FROM {$wpdb->options} WHERE option_name = %s", $name), ARRAY_N);
    if ($is === [$value]) {
        return;
    }
    // WordPress' own function would test an address or a mail against what it knows; this is the registry's word.
    if ($is === null) {
        $wpdb->insert($wpdb->options, ['option_name' => $name, 'option_value' => $value, 'autoload' => 'on']);
    } else {
        $wpdb->update($wpdb->options, ['option_value' => $value], ['option_name' => $name]);
    }
    wp_cache_delete($name, 'options');
    wp_cache_delete('alloptions', 'options');
    wp_cache_delete('notoptions', 'options');
}

/** The account that owns seeded content; it gets no role, and its password is taken away with the others' (accounts.php). */
function apply_owner(array $unit): void
{
    $user = get_user_by('login', OWNER);
    $mail = $unit['mail'] !== '' ? $unit['mail'] : "quantri@{$unit['host']}";
    if ($user === false) {
        $id = wp_insert_user([
            'user_login' => OWNER, 'user_pass' => base64_encode(random_bytes(48)), 'user_email' => $mail,
            'display_name' => 'Ban Biên tập', 'nickname' => 'Ban Biên tập', 'user_nicename' => 'ban-bien-tap',
            'role' => 'subscriber', 'locale' => '',
        ]);
        if (is_wp_error($id)) {
            throw new Refusal('The account of the editorial board cannot be made: ' . $id->get_error_message());
        }
        return;
    }
    if ($user->user_email !== $mail) {
        global $wpdb;
        $wpdb->update($wpdb->users, ['user_email' => $mail], ['ID' => $user->ID]);
        clean_user_cache($user);
    }
}

/** Debian's package brings newer code, not newer tables. */
function upgrade_tables(): void
{
    if ((string) get_option('db_version') !== (string) $GLOBALS['wp_db_version']) {
        wp_upgrade();
    }
    global $wpdb;
    if ($wpdb->get_var("SHOW TABLES LIKE '" . \CongTruong\JOURNAL_TABLE . "'") === null) {
        $wpdb->query(\CongTruong\JOURNAL_TABLE_SQL);
    }
}

/** The rules that lead an address to a page depend on the page list and on the options above. */
function apply_addresses(): void
{
    global $wp_rewrite;
    $wp_rewrite->init();
    create_initial_taxonomies();
    foreach (registers() as $type => $register) {
        if ($register['single'] && $type !== 'post') {
            get_post_type_object($type)?->add_rewrite_rules();
        }
    }
    $wp_rewrite->matches = 'matches';
    $rules = $wp_rewrite->rewrite_rules();
    if (get_option('rewrite_rules') !== $rules) {
        update_option('rewrite_rules', $rules);
    }
}

function publish_what_is_due(): void
{
    global $wpdb;
    foreach ($wpdb->get_col("SELECT ID FROM {$wpdb->posts} WHERE post_status = 'future' AND post_date_gmt <= UTC_TIMESTAMP()") as $id) {
        wp_publish_post((int) $id);
    }
}
