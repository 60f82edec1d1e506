<?php
/** Look-ups: the import with a preview and a receipt, and the answer to who knows both pieces of data. */

declare(strict_types=1);

namespace CongTruong;

const RECORDS = '_tc_du_lieu';
// Read, and not yet looked through: a second save takes it over.
const PENDING = '_tc_moi';

/** What is kept of an import. @return array{columns: list<string>, salt: string, records: array<string, string>, receipt: array<string, string|int>, preview?: list<list<string>>}|null */
function imported(int $id, string $key): ?array
{
    $kept = json_decode((string) get_post_meta($id, $key, true), true);
    return is_array($kept) && is_array($kept['records'] ?? null) && is_array($kept['columns'] ?? null) && is_string($kept['salt'] ?? null) ? $kept : null;
}

/** What seals the records: the site's secret, which no database holds, and the entry's. */
function records_secret(string $salt): string
{
    return wp_salt('secure_auth') . $salt;
}

add_action('congtruong_file_sent', static function (\WP_Post $post, string $key, array $field, array $sent): void {
    if ($field['type'] !== 'records') {
        return;
    }
    $text = $sent['error'] === UPLOAD_ERR_OK && is_uploaded_file((string) $sent['tmp_name']) ? (string) file_get_contents((string) $sent['tmp_name']) : '';
    $read = read_records($text);
    if ($read['faults'] !== []) {
        form_faults($key, "“{$field['label']}” không được nhận: " . implode(' ', $read['faults']));
        return;
    }
    $salt = bin2hex(random_bytes(16));
    $kept = [
        'columns' => $read['columns'], 'salt' => $salt, 'records' => sealed_records($read['rows'], records_secret($salt)),
        'receipt' => ['file' => sanitize_file_name((string) $sent['name']), 'rows' => count($read['rows']), 'hash' => hash('sha256', $text), 'when' => wp_date('H:i d/m/Y'), 'who' => wp_get_current_user()->display_name],
        'preview' => array_map(static fn(array $row): array => [$row[0], written_date($row[1]), ...$row[2]], array_slice($read['rows'], 0, 5)),
    ];
    update_post_meta($post->ID, PENDING, wp_slash((string) json_encode($kept, JSON_UNESCAPED_UNICODE)));
    form_faults('preview', 'Đã đọc ' . count($read['rows']) . ' dòng của tệp. Hãy xem lại phần xem trước, đúng thì bấm Đăng (hoặc Cập nhật) lần nữa.');
}, 10, 4);

// Looked through and saved again: what was read takes the place of what was there.
add_action('save_post', static function (int $id, \WP_Post $post): void {
    $pending = $post->post_status === 'publish' && form_is_sent($id) && form_faults() === [] ? imported($id, PENDING) : null;
    if ($pending !== null) {
        unset($pending['preview']);
        update_post_meta($id, RECORDS, wp_slash((string) json_encode($pending, JSON_UNESCAPED_UNICODE)));
        delete_post_meta($id, PENDING);
    }
}, 20, 2);

add_action('congtruong_below_field', static function (\WP_Post $post, string $key, array $field): void {
    if ($field['type'] !== 'records') {
        return;
    }
    foreach ([RECORDS => 'Đang dùng', PENDING => 'Chờ xem lại'] as $which => $words) {
        $kept = imported($post->ID, $which);
        if ($kept === null) {
            continue;
        }
        $receipt = $kept['receipt'];
        printf(
            '<div class="notice notice-%s inline" data-receipt><p><strong>%s.</strong> Biên nhận: tệp %s, %d dòng, nhận lúc %s, người nhập %s.<br>Mã SHA-256 của tệp: <code>%s</code></p>',
            $which === PENDING ? 'warning' : 'success',
            esc_html($words),
            esc_html((string) $receipt['file']),
            (int) $receipt['rows'],
            esc_html((string) $receipt['when']),
            esc_html((string) $receipt['who']),
            esc_html((string) $receipt['hash']),
        );
        if (isset($kept['preview'])) {
            $row = static fn(array $cells, string $tag): string => '<tr>' . implode('', array_map(static fn(string $cell): string => "<$tag>" . esc_html($cell) . "</$tag>", $cells)) . '</tr>';
            echo '<table class="widefat striped"><caption>Xem trước năm dòng đầu</caption><thead>' . $row($kept['columns'], 'th') . '</thead><tbody>' . implode('', array_map(static fn(array $cells): string => $row($cells, 'td'), $kept['preview'])) . '</tbody></table>';
        }
        echo '</div>';
    }
}, 10, 3);

/** What may be looked up today. @return list<\WP_Post> the newest first */
function open_lookups(array $register): array
{
    return array_values(array_filter(entries($register)->posts, static function (\WP_Post $entry): bool {
        $values = entry_values($entry);
        return $values['_tc_mo'] !== '' && $values['_tc_mo'] <= today() && ($values['_tc_dong'] === '' || $values['_tc_dong'] >= today()) && imported($entry->ID, RECORDS) !== null;
    }));
}

/** The answer to a visitor's question; null where none was asked. @return array{status: int, words: string, title?: string, values?: array<string, string>}|null */
function looked_up(array $register): ?array
{
    if (($_SERVER['REQUEST_METHOD'] ?? '') !== 'POST' || !isset($_POST['tra_so'])) {
        return null;
    }
    $open = array_map(static function (\WP_Post $entry): array {
        $kept = imported($entry->ID, RECORDS);
        return ['id' => $entry->ID, 'title' => get_the_title($entry), 'columns' => $kept['columns'], 'from' => (string) get_post_meta($entry->ID, '_tc_mo', true),
            'opened' => static fn(string $number, string $day): ?array => opened_record($kept['records'], $number, $day, records_secret($kept['salt']))];
    }, open_lookups($register));
    return lookup_answer(wp_unslash($_POST), $register['number'], $open, (string) ($_SERVER['REMOTE_ADDR'] ?? ''));
}

/** The register of the look-up that this page is; null for every other. */
function lookup_here(): ?array
{
    $register = is_page() ? section_definitions()[(string) get_post_field('post_name', (int) get_queried_object_id())]['register'] ?? null : null;
    return ($register['view'] ?? '') === 'lookup' ? $register : null;
}

add_action('template_redirect', static function (): void {
    $register = lookup_here();
    if ($register === null) {
        return;
    }
    header('X-Robots-Tag: noindex, nofollow, noarchive');
    $answer = looked_up($register);
    if ($answer !== null) {
        nocache_headers();
        header('Cache-Control: no-store, private');
        status_header(lookup_status($answer));
        set_query_var('congtruong_answer', $answer);
        keep_snapshot($register);
    }
});

/**
 * After this answer the next ones need neither WordPress nor the database: the page around the answer, and the sealed
 * records, are kept on the volume (lib/lookup-snapshot.php). It holds until something changes, and for a day.
 */
function keep_snapshot(array $register): void
{
    $made_from = snapshot_mark(CONGTRUONG_DATA);
    $slug = plain_question((string) $_SERVER['REQUEST_URI'], $_GET, wp_unslash($_POST), (string) ($_SERVER['HTTP_COOKIE'] ?? ''));
    $open = open_lookups($register);
    if ($made_from === '' || $slug === '' || $open === []) {
        return;
    }
    $entries = array_map(static fn(\WP_Post $entry): array => ['id' => $entry->ID, 'title' => get_the_title($entry), 'from' => (string) get_post_meta($entry->ID, '_tc_mo', true)] + imported($entry->ID, RECORDS), $open);
    ob_start(static function (string $html) use ($register, $slug, $made_from, $entries): string {
        $parts = explode(ANSWER_MARK, $html);
        // What changed meanwhile is in none of it.
        if (count($parts) === 3 && snapshot_mark(CONGTRUONG_DATA) === $made_from) {
            $headers = preg_grep('/^(?:Content-Type|Content-Security-Policy|X-Robots-Tag|Cache-Control):/i', headers_list());
            write_snapshot(CONGTRUONG_DATA . '/lookups', $slug, ['mark' => $made_from, 'label' => $register['number'], 'before' => $parts[0], 'after' => $parts[2], 'headers' => $headers], $entries, hash('sha256', records_secret('')));
        }
        return implode('', $parts);
    });
}
