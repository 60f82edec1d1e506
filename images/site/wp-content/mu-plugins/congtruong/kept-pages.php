<?php
/**
 * The pages that the directive demands stay where they are, published and with their title: an editor writes in them.
 * They are known by a mark of the provisioner's, since their address is what somebody might change first.
 */

declare(strict_types=1);

namespace CongTruong;

/** The page's key, such as "gioi-thieu"; empty for every other page. */
function kept_key(int $id): string
{
    return $id > 0 && get_post_type($id) === 'page' ? (string) get_post_meta($id, '_congtruong_key', true) : '';
}

add_filter('map_meta_cap', static fn(array $caps, string $cap, int $user, array $args): array => in_array($cap, ['delete_post', 'delete_page'], true) && kept_key((int) ($args[0] ?? 0)) !== '' ? ['do_not_allow'] : $caps, 10, 4);
foreach (['pre_trash_post', 'pre_delete_post'] as $going) {
    add_filter($going, static fn($done, \WP_Post $post) => kept_key($post->ID) !== '' ? false : $done, 10, 2);
}

if (!defined('CONGTRUONG_PROVISIONING')) {
    add_filter('wp_insert_post_data', static function (array $data, array $post): array {
        $id = (int) ($post['ID'] ?? 0);
        $is = kept_key($id) !== '' ? get_post($id) : null;
        if ($is instanceof \WP_Post && $data['post_type'] === 'page') {
            $data['post_title'] = wp_slash($is->post_title);
            $data['post_name'] = $is->post_name;
            $data['post_status'] = 'publish';
            $data['post_parent'] = 0;
            $data['post_password'] = '';
            $data['post_date'] = $is->post_date;
            $data['post_date_gmt'] = $is->post_date_gmt;
        }
        return $data;
    }, 30, 2);
    // The mark is the provisioner's alone.
    foreach (['update_post_metadata', 'delete_post_metadata', 'add_post_metadata'] as $change) {
        add_filter($change, static fn($done, $id, $key) => str_starts_with((string) $key, '_congtruong_') ? false : $done, 10, 3);
    }
}

add_action('edit_form_after_title', static function (\WP_Post $post): void {
    $key = kept_key($post->ID);
    if ($key === '') {
        return;
    }
    $todo = section_definitions()[$key]['todo'] ?? '';
    echo '<div class="notice notice-info inline"><p>Trang bắt buộc theo hướng dẫn của ngành: tên, địa chỉ và trạng thái do hệ thống giữ, đơn vị biên tập nội dung.</p>'
        . ($todo === '' ? '' : '<p><strong>Việc cần làm:</strong> ' . esc_html($todo) . '</p>') . '</div>';
});
