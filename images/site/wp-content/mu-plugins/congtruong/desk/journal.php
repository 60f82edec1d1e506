<?php
/** The journal as the head of the board and the administrator read it: `wp-admin/index.php?nhat-ky=1`. */

declare(strict_types=1);

namespace CongTruong;

const JOURNAL_PAGE = 50;

add_action('load-index.php', static function (): void {
    if (!isset($_GET['nhat-ky'])) {
        return;
    }
    if (!current_user_can(JOURNAL)) {
        close_site('missing', facts());
    }
    require_once ABSPATH . 'wp-admin/admin-header.php';
    show_journal(max(1, (int) $_GET['nhat-ky']));
    require_once ABSPATH . 'wp-admin/admin-footer.php';
    exit;
}, 5);

add_action('admin_menu', static function (): void {
    if (current_user_can(JOURNAL)) {
        $GLOBALS['menu'][3] = ['Nhật ký', JOURNAL, 'index.php?nhat-ky=1', '', 'menu-top', 'menu-journal', 'dashicons-book'];
    }
}, 998);

function show_journal(int $page): void
{
    global $wpdb;
    $lines = $wpdb->get_results($wpdb->prepare('SELECT at, name, what, about, post FROM ' . JOURNAL_TABLE . ' ORDER BY id DESC LIMIT %d, %d', ($page - 1) * JOURNAL_PAGE, JOURNAL_PAGE + 1));
    echo '<div class="wrap desk"><h1>Nhật ký</h1><p class="description">Ai đã vào trang, đã viết, sửa, duyệt, xóa những gì; mới nhất ở trên.</p>';
    echo '<table class="widefat striped desk-journal"><thead><tr><th scope="col">Lúc</th><th scope="col">Ai</th><th scope="col">Việc</th></tr></thead><tbody>';
    foreach (array_slice($lines, 0, JOURNAL_PAGE) as $line) {
        printf(
            '<tr><td>%s<br>%s</td><td>%s</td><td>%s</td></tr>',
            esc_html(wp_date('d/m/Y', (int) strtotime("$line->at UTC"))),
            esc_html(wp_date('H:i', (int) strtotime("$line->at UTC"))),
            esc_html($line->name),
            esc_html((journal_words()[$line->what] ?? $line->what) . ($line->about === '' ? '' : ": “{$line->about}”")),
        );
    }
    echo $lines === [] ? '<tr><td colspan="3">Chưa có gì.</td></tr>' : '', '</tbody></table><p>';
    foreach ([$page > 1 ? [$page - 1, '← Mới hơn'] : null, count($lines) > JOURNAL_PAGE ? [$page + 1, 'Cũ hơn →'] : null] as $way) {
        echo $way === null ? '' : sprintf('<a class="button" href="%s">%s</a> ', esc_url(admin_url("index.php?nhat-ky={$way[0]}")), esc_html($way[1]));
    }
    echo '</p></div>';
}
