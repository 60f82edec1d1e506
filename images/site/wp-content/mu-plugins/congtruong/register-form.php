<?php
/** The fields of the registers in the editor's form, made from what the sections' files declare. */

declare(strict_types=1);

namespace CongTruong;

/** @return array<string, array<string, mixed>> by meta key */
function form_fields(\WP_Post $post): array
{
    return $post->post_type === 'page' ? page_fields(kept_key(change_of($post->ID) ?: $post->ID)) : register_fields($post->post_type);
}

add_action('post_edit_form_tag', static function (): void {
    echo ' enctype="multipart/form-data"';
});
add_filter('enter_title_here', static fn($text, \WP_Post $post) => (registers()[$post->post_type]['titled'] ?? '') ?: $text, 10, 2);

add_action('add_meta_boxes', static function (string $type, $post): void {
    if (!$post instanceof \WP_Post || form_fields($post) === []) {
        return;
    }
    $title = $type === 'post' ? 'Nguồn và ngày' : ($type === 'page' ? 'Nội dung của trang này' : 'Thông tin');
    add_meta_box('congtruong-fields', $title, static function (\WP_Post $post): void {
        wp_nonce_field('congtruong-fields', 'congtruong-fields-nonce');
        echo '<p class="description">Ô có dấu * là bắt buộc; nội dung chỉ được đăng khi đã đủ.</p>';
        foreach (form_fields($post) as $key => $field) {
            $help = $field['help'] === '' ? '' : sprintf('<br><span class="description" id="%s-help">%s</span>', esc_attr($key), esc_html($field['help']));
            $label = sprintf('<label for="%s"><strong>%s%s</strong></label><br>', esc_attr($key), esc_html($field['label']), $field['required'] ? ' *' : '');
            echo '<p>' . $label . form_control($key, $field, (string) get_post_meta($post->ID, $key, true)) . $help . '</p>';
            do_action('congtruong_below_field', $post, $key, $field);
        }
    }, $type, in_array($type, ['post', 'page'], true) ? 'normal' : 'above', 'high');
}, 10, 2);
// A register's fields are what it is about: they stand above its text.
add_action('edit_form_after_title', static fn(\WP_Post $post) => do_meta_boxes(null, 'above', $post), 20);

/** The control of one field. @param array<string, mixed> $field */
function form_control(string $key, array $field, string $value): string
{
    $names = sprintf('id="%1$s" name="%1$s" class="widefat"%2$s%3$s', esc_attr($key), $field['required'] ? ' aria-required="true"' : '', $field['help'] === '' ? '' : sprintf(' aria-describedby="%s-help"', esc_attr($key)));
    $options = static function (array $choices) use ($value): string {
        $html = '';
        foreach ($choices as $choice => $text) {
            $html .= sprintf('<option value="%s"%s>%s</option>', esc_attr((string) $choice), selected((string) $choice, $value, false), esc_html($text));
        }
        return $html;
    };
    // What an entry holds stays, also when it is offered no more.
    $held = $value === '' || isset($field['choices'][$value]) ? [] : [$value => $value];
    return match ($field['type']) {
        'choice' => "<select $names>" . $options(['' => '— Chọn —'] + $held + $field['choices']) . '</select>',
        'suggest' => "<input type=\"text\" $names value=\"" . esc_attr($value) . '" list="' . esc_attr($key) . '-list"><datalist id="' . esc_attr($key) . '-list">' . $options($field['choices']) . '</datalist>',
        'textarea', 'numbers', 'outline' => "<textarea $names rows=\"5\">" . esc_textarea($value) . '</textarea>',
        'file' => file_control($key, $names, $options, $value),
        'records' => sprintf('<input type="file" class="widefat" id="%1$s" name="%1$s-tep" accept=".csv,text/csv">', esc_attr($key)),
        default => sprintf('<input type="%s" %s value="%s">', ['date' => 'date', 'email' => 'email', 'url' => 'url'][$field['type']] ?? 'text', $names, esc_attr($value)),
    };
}

/** A file from the computer, or one that is on the site already: never an address typed by hand. @param callable(array<string, string>): string $options */
function file_control(string $key, string $names, callable $options, string $value): string
{
    $uploaded = get_posts(['post_type' => 'attachment', 'numberposts' => 100, 'post_status' => 'inherit']);
    $choices = ['' => 'Không có tệp'];
    foreach ([$value, ...array_map(static fn(\WP_Post $file): string => (string) wp_get_attachment_url($file->ID), $uploaded)] as $address) {
        $choices += $address === '' ? [] : [$address => rawurldecode(basename($address))];
    }
    return sprintf('<input type="file" class="widefat" name="%s-tep" aria-label="%s"><br>', esc_attr($key), esc_attr('Tải tệp lên từ máy'))
        . "hoặc tệp đã có trên trang: <select $names>" . $options($choices) . '</select>';
}

/** Whether this request is an editor's form of this entry. */
function form_is_sent(int $id): bool
{
    $nonce = $_POST['congtruong-fields-nonce'] ?? '';
    return is_string($nonce) && (int) ($_POST['post_ID'] ?? 0) === $id && wp_verify_nonce($nonce, 'congtruong-fields') !== false && current_user_can('edit_post', $id);
}

/** What went wrong with this form, by field: filled while it is read. @return array<string, string> */
function form_faults(?string $key = null, ?string $fault = null): array
{
    static $faults = [];
    if ($key !== null && $fault !== null) {
        $faults[$key] ??= $fault;
    }
    return $faults;
}

/** What the form says of a field, or the entry where it does not. */
function sent_or_stored(int $id, string $key, array $field): string
{
    $value = form_is_sent($id) && isset($_POST[$key]) && is_string($_POST[$key]) ? wp_unslash($_POST[$key]) : (string) get_post_meta($id, $key, true);
    return in_array($field['type'], ['textarea', 'numbers', 'outline'], true) ? sanitize_textarea_field($value) : sanitize_text_field($value);
}

// Files first: from here on a picked file is a choice like any other.
add_action('load-post.php', static function (): void {
    $post = get_post((int) ($_POST['post_ID'] ?? 0));
    if (!$post instanceof \WP_Post || ($_POST['action'] ?? '') !== 'editpost' || !form_is_sent($post->ID) || !current_user_can('upload_files')) {
        return;
    }
    foreach (form_fields($post) as $key => $field) {
        $sent = $_FILES["$key-tep"] ?? null;
        if (!is_array($sent) || !is_int($sent['error'] ?? null) || $sent['error'] === UPLOAD_ERR_NO_FILE) {
            continue;
        }
        if ($field['type'] === 'file') {
            $made = media_handle_upload("$key-tep", $post->ID);
            is_wp_error($made) ? form_faults($key, "“{$field['label']}”: " . $made->get_error_message()) : $_POST[$key] = wp_slash((string) wp_get_attachment_url($made));
        } else {
            do_action('congtruong_file_sent', $post, $key, $field, $sent);
        }
    }
});

// What is not whole is not published; what is published stays so, and a field that cannot be used keeps its value.
add_filter('wp_insert_post_data', static function (array $data, array $sent): array {
    $register = registers()[$data['post_type']] ?? null;
    $id = (int) ($sent['ID'] ?? 0);
    if ($register === null || !is_admin() || $id === 0 || in_array($data['post_status'], ['auto-draft', 'trash', 'inherit'], true)) {
        return $data;
    }
    $fields = register_fields($data['post_type']);
    foreach ($fields as $key => $field) {
        $stored = (string) get_post_meta($id, $key, true);
        $fault = field_fault($field, $field['type'] === 'records' ? $stored . get_post_meta($id, PENDING, true) : sent_or_stored($id, $key, $field), home_url('/'), $stored);
        form_faults($key, $fault);
    }
    if ($register['titled_by'] !== []) {
        $parts = array_map(static function (string $key) use ($id, $fields): string {
            $value = sent_or_stored($id, $key, $fields[$key]);
            return preg_match('/^\d{4}-\d{4}$/', $value) === 1 ? "năm học $value" : $fields[$key]['choices'][$value] ?? $value;
        }, $register['titled_by']);
        $title = implode(', ', array_filter($parts));
        $data['post_title'] = wp_slash(mb_strtoupper(mb_substr($title, 0, 1)) . mb_substr($title, 1));
    } elseif (trim(wp_unslash($data['post_title'])) === '') {
        form_faults('title', 'Chưa có tên.');
    }
    if (form_faults() !== [] && get_post_status($id) !== 'publish' && in_array($data['post_status'], ['publish', 'future', 'pending', 'private'], true)) {
        $data['post_status'] = 'draft';
    }
    return $data;
}, 25, 2);

add_action('save_post', static function (int $id, \WP_Post $post): void {
    if (!form_is_sent($id)) {
        return;
    }
    foreach (form_fields($post) as $key => $field) {
        if (isset($_POST[$key]) && !isset(form_faults()[$key]) && $field['type'] !== 'records') {
            update_post_meta($id, $key, wp_slash(clean_field($field['type'], sent_or_stored($id, $key, $field), home_url('/'))));
        }
    }
}, 10, 2);

/** Where the next screen finds what this one has to say. */
function faults_note(int $id): string
{
    return "congtruong_faults_{$id}_" . get_current_user_id();
}

add_filter('redirect_post_location', static function (string $to, int $id): string {
    if (form_faults() === []) {
        return $to;
    }
    set_transient(faults_note($id), form_faults(), 10 * MINUTE_IN_SECONDS);
    // "Draft updated": WordPress would say that it is published.
    return get_post_status($id) === 'publish' ? $to : add_query_arg('message', 10, $to);
}, 10, 2);
add_action('admin_notices', static function (): void {
    $id = (int) ($GLOBALS['post']->ID ?? 0);
    $faults = get_current_screen()?->base === 'post' && $id > 0 ? get_transient(faults_note($id)) : false;
    if (!is_array($faults)) {
        return;
    }
    delete_transient(faults_note($id));
    // That a table has been read, and wants to be looked at, is no fault.
    $is_preview = array_keys($faults) === ['preview'];
    echo '<div class="notice notice-' . ($is_preview ? 'info' : 'error') . '" id="congtruong-faults" role="alert"><p><strong>' . match (true) {
        $is_preview => 'Chưa đăng, mời xem lại:',
        get_post_status($id) === 'publish' => 'Có ô chưa đúng nên chưa được thay đổi:',
        default => 'Đã lưu thành bản nháp, chưa đăng được vì:',
    } . '</strong></p><ul>';
    foreach ($faults as $fault) {
        echo '<li>' . esc_html((string) $fault) . '</li>';
    }
    echo '</ul></div>';
});

// The editor's list of a register has its columns.
add_action('admin_init', static function (): void {
    foreach (registers() as $type => $register) {
        $shown = array_slice(array_filter($register['columns'], static fn(string $key): bool => $key !== 'title' && !in_array(register_fields($type)[$key]['type'] ?? 'file', ['file', 'textarea'], true)), 0, 4);
        $own = array_combine($shown, array_map(static fn(string $key): string => register_fields($type)[$key]['short'] ?? '', $shown));
        if ($type !== 'post') {
            add_filter("manage_{$type}_posts_columns", static fn(array $columns): array => array_slice($columns, 0, 2) + $own + array_slice($columns, 2));
        }
        add_action("manage_{$type}_posts_custom_column", static function (string $key, int $id) use ($type): void {
            $field = register_fields($type)[$key] ?? null;
            $value = $field === null ? '' : (string) get_post_meta($id, $key, true);
            echo esc_html($field !== null && $field['type'] === 'date' ? written_date($value) : $field['choices'][$value] ?? $value);
        }, 10, 2);
    }
});

// Pictures come from the media library with WordPress' own picker: the start page's is the banner, the introduction's the crest.
add_filter('admin_post_thumbnail_html', static function ($html, $id): string {
    $help = [
        'trang-chu' => 'Ảnh đặt ở đây là ảnh lớn đầu trang chủ, và là ảnh khi chia sẻ trang lên Zalo, Facebook. Nên dùng ảnh ngang, rộng ít nhất 1200 điểm ảnh.',
        'gioi-thieu' => 'Ảnh đặt ở đây là huy hiệu (logo) của đơn vị, hiện ở đầu mọi trang. Nên dùng ảnh vuông, nền trong hoặc trắng.',
    ][kept_key((int) $id)] ?? '';
    return (string) $html . ($help === '' ? '' : '<p class="description">' . esc_html($help) . '</p>');
}, 10, 2);
