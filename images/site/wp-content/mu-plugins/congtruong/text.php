<?php
/** Vietnamese text is stored composed (NFC), whatever the keyboard or the clipboard sent (directive III.4(6)). */

declare(strict_types=1);

namespace CongTruong;

/**
 * @param array<string, mixed> $data
 * @param list<string> $fields
 * @return array<string, mixed>
 */
function compose_fields(array $data, array $fields): array
{
    foreach ($fields as $field) {
        if (isset($data[$field]) && is_string($data[$field])) {
            $data[$field] = nfc($data[$field]);
        }
    }
    return $data;
}

add_filter('wp_insert_post_data', static fn(array $data): array => compose_fields(
    $data,
    ['post_title', 'post_content', 'post_excerpt', 'post_content_filtered'],
));
add_filter('wp_insert_term_data', static fn(array $data): array => compose_fields($data, ['name']));
add_filter('wp_update_term_data', static fn(array $data): array => compose_fields($data, ['name']));
add_filter('wp_insert_attachment_data', static fn(array $data): array => compose_fields(
    $data,
    ['post_title', 'post_content', 'post_excerpt'],
));
// Both run before WordPress turns accents into plain letters, which it knows in composed form only.
add_filter('sanitize_title', static fn(string $title, string $raw = ''): string => nfc($title), 1, 2);
add_filter('sanitize_file_name', static fn(string $name): string => remove_accents(nfc($name)), 1);

// Text stays as it was written: "Thủ tục - Biểu mẫu" keeps its hyphen.
add_filter('run_wptexturize', '__return_false');
