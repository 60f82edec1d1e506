<?php
/** The fields of the registers in the editor's form. */

declare(strict_types=1);

namespace CongTruong;

add_action('add_meta_boxes', static function (string $type): void {
    if (register_fields($type) === []) {
        return;
    }
    add_meta_box('congtruong-fields', $type === 'post' ? 'Nguồn thông tin' : 'Thông tin bắt buộc', static function (\WP_Post $post): void {
        wp_nonce_field('congtruong-fields', 'congtruong-fields-nonce');
        foreach (register_fields($post->post_type) as $key => $field) {
            $value = (string) get_post_meta($post->ID, $key, true);
            $type = ['date' => 'date', 'email' => 'email'][$field['type']] ?? 'text';
            printf(
                '<p><label for="%1$s"><strong>%2$s</strong></label><br><input type="%3$s" id="%1$s" name="%1$s" value="%4$s" class="widefat">%5$s</p>',
                esc_attr($key),
                esc_html($field['label']),
                esc_attr($type),
                esc_attr($value),
                isset($field['help']) ? '<br><span class="description">' . esc_html($field['help']) . '</span>' : '',
            );
        }
    }, $type, 'normal', 'high');
});

/** The value as the register keeps it: composed text, an ISO date, an address of mail, or a file of this site; else empty. */
function clean_field(string $type, string $value): string
{
    $value = nfc(sanitize_text_field($value));
    return match ($type) {
        'date' => \DateTimeImmutable::createFromFormat('!Y-m-d', $value) === false ? '' : $value,
        'email' => sanitize_email($value),
        'file' => str_starts_with($value, home_url('/')) || str_starts_with($value, '/wp-content/uploads/') ? esc_url_raw($value) : '',
        default => $value,
    };
}

add_action('save_post', static function (int $id, \WP_Post $post): void {
    $nonce = $_POST['congtruong-fields-nonce'] ?? '';
    if (!is_string($nonce) || !wp_verify_nonce($nonce, 'congtruong-fields') || !current_user_can('edit_post', $id)) {
        return;
    }
    foreach (register_fields($post->post_type) as $key => $field) {
        if (isset($_POST[$key]) && is_string($_POST[$key])) {
            update_post_meta($id, $key, clean_field($field['type'], wp_unslash($_POST[$key])));
        }
    }
}, 10, 2);
