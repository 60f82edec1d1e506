<?php
/** The second step of a log-in (lib/second-step.php): how an account gets one, and that it is asked for. */

declare(strict_types=1);

namespace CongTruong;

/** @return array{secret: string, used: int}|null what an account keeps; null for one without a second step */
function authenticator_of(int $user, string $login): ?array
{
    $rows = get_user_meta($user, AUTHENTICATOR);
    if ($rows === []) {
        return null;
    }
    [$used, $sealed] = explode(' ', (string) $rows[0], 2) + [1 => ''];
    // One that cannot be read (a key that was lost) lets nobody in: the department takes it away.
    return ['secret' => unsealed(AUTH_KEY, $login, $sealed) ?? random_bytes(20), 'used' => (int) $used];
}

function keep_authenticator(int $user, string $login, string $secret, int $used): void
{
    update_user_meta($user, AUTHENTICATOR, $used . ' ' . sealed(AUTH_KEY, $login, $secret));
}

/** Whether this is the account's code; it is good once. */
function is_code_of(int $user, string $login, string $code): bool
{
    $has = authenticator_of($user, $login);
    $step = $has === null ? null : step_of($has['secret'], $code, time(), $has['used']);
    if ($step !== null) {
        keep_authenticator($user, $login, $has['secret'], $step);
    }
    return $step !== null;
}

/** Remembers that an account's link was used. @return string what the form that asks for the code sends back */
function go_halfway(int $user, string $login): string
{
    $token = new_link_token();
    delete_user_meta($user, HALFWAY);
    add_user_meta($user, HALFWAY, kept_link(AUTH_SALT . HALFWAY, $login, $token, time() + HALFWAY_SECONDS) . ' ' . HALFWAY_TRIES);
    return $token;
}

/**
 * Whose link was used and whose code this is: each try counts, whoever makes it.
 *
 * @return array{user: int, left: int} user 0 for nobody; how many tries are left
 */
function go_on(string $token, string $code): array
{
    global $wpdb;
    foreach ($wpdb->get_results($wpdb->prepare("SELECT umeta_id, user_id, user_login, meta_value FROM {$wpdb->usermeta} JOIN {$wpdb->users} u ON u.ID = user_id WHERE meta_key = %s ORDER BY umeta_id DESC LIMIT 200", HALFWAY)) as $row) {
        $kept = substr($row->meta_value, 0, (int) strrpos($row->meta_value, ' '));
        $left = (int) substr($row->meta_value, (int) strrpos($row->meta_value, ' ')) - 1;
        if (!link_holds($kept, AUTH_SALT . HALFWAY, $row->user_login, $token, time())) {
            continue;
        }
        // Whose statement changes the row has used the try; who comes in the same moment has not.
        $counts = $left < 0 ? 0 : $wpdb->update($wpdb->usermeta, ['meta_value' => "$kept $left"], ['umeta_id' => $row->umeta_id, 'meta_value' => $row->meta_value]);
        if ($counts !== 1 || rights_of($row->user_login, facts()) === []) {
            return ['user' => 0, 'left' => 0];
        }
        $isRight = is_code_of((int) $row->user_id, $row->user_login, $code);
        if ($isRight || $left === 0) {
            $wpdb->delete($wpdb->usermeta, ['umeta_id' => $row->umeta_id]);
        }
        return ['user' => $isRight ? (int) $row->user_id : 0, 'left' => $left];
    }
    return ['user' => 0, 'left' => 0];
}

function show_code_form(string $token, string $fault = ''): never
{
    login_header('Mã xác thực', '', $fault === '' ? null : new \WP_Error('code', $fault));
    echo '<form id="codeform" method="post" action="' . esc_url(wp_login_url()) . '"><input type="hidden" name="halfway" value="' . esc_attr($token) . '">'
        . '<p><label for="code">Mã sáu chữ số trong ứng dụng xác thực</label>'
        . '<input type="text" name="code" id="code" class="input" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]*" maxlength="7" required aria-describedby="code-help"></p>'
        . '<p id="code-help" class="login-help">Mất điện thoại? Báo Phòng hoặc Sở Giáo dục và Đào tạo để gỡ bước này.</p>'
        . '<p class="submit"><button type="submit" id="wp-submit" class="button button-primary button-large">Vào bàn biên tập</button></p></form>';
    login_footer('code');
    exit;
}

// --- the desk: `wp-admin/index.php?xac-thuc=1` ---

add_action('admin_menu', static function (): void {
    $GLOBALS['menu'][4] = ['Bảo vệ đăng nhập', 'edit_posts', 'index.php?xac-thuc=1', '', 'menu-top', 'menu-second-step', 'dashicons-shield'];
}, 998);

add_action('load-index.php', static function (): void {
    if (!isset($_GET['xac-thuc'])) {
        return;
    }
    $user = wp_get_current_user();
    $said = '';
    if (($_SERVER['REQUEST_METHOD'] ?? '') === 'POST') {
        check_admin_referer('second-step');
        $said = change_second_step($user, $_POST);
    }
    require_once ABSPATH . 'wp-admin/admin-header.php';
    show_second_step($user, $said);
    require_once ABSPATH . 'wp-admin/admin-footer.php';
    exit;
}, 5);

/** @param array<string, mixed> $sent @return string what to say */
function change_second_step(\WP_User $user, array $sent): string
{
    $code = is_string($sent['code'] ?? null) ? str_replace(' ', '', wp_unslash($sent['code'])) : '';
    $offered = is_string($sent['offered'] ?? null) ? unsealed(AUTH_KEY, $user->user_login . "\noffered", wp_unslash($sent['offered'])) : null;
    $has = authenticator_of($user->ID, $user->user_login);
    if ($has === null && $offered !== null) {
        $step = step_of($offered, $code, time(), 0);
        if ($step === null) {
            return 'Mã chưa đúng. Hãy xem giờ của điện thoại có đúng không, rồi nhập mã mới.';
        }
        keep_authenticator($user->ID, $user->user_login, $offered, $step);
        write_journal('secured');
        return 'Đã bật. Từ lần đăng nhập sau, trang hỏi thêm mã.';
    }
    if ($has !== null && isset($sent['off'])) {
        if (!is_code_of($user->ID, $user->user_login, $code)) {
            return 'Mã chưa đúng nên chưa tắt. Mỗi mã dùng được một lần: hãy đợi mã mới.';
        }
        delete_user_meta($user->ID, AUTHENTICATOR);
        write_journal('unsecured');
        return 'Đã tắt.';
    }
    return 'Chưa có gì thay đổi.';
}

function show_second_step(\WP_User $user, string $said): void
{
    $isOn = authenticator_of($user->ID, $user->user_login) !== null;
    echo '<div class="wrap desk"><h1>Bảo vệ đăng nhập</h1>' . ($said === '' ? '' : '<div class="notice notice-info" role="status"><p>' . esc_html($said) . '</p></div>');
    echo '<p>Ngoài đường dẫn gửi tới hộp thư công vụ, trang có thể hỏi thêm một mã sáu chữ số từ ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator, FreeOTP…). Ai đọc được hộp thư của bạn cũng không vào được trang.</p>';
    echo '<form method="post" action="' . esc_url(admin_url('index.php?xac-thuc=1')) . '">';
    wp_nonce_field('second-step', '_wpnonce', false);
    if ($isOn) {
        echo '<p><strong>Đang bật.</strong> Muốn tắt hoặc đổi điện thoại, nhập mã hiện tại. Mất điện thoại thì báo Phòng hoặc Sở Giáo dục và Đào tạo.</p><input type="hidden" name="off" value="1">';
    } else {
        $secret = random_bytes(20);
        $host = facts()['host'];
        $address = 'otpauth://totp/' . rawurlencode("$host:{$user->user_login}") . '?secret=' . base32($secret) . '&issuer=' . rawurlencode($host);
        printf('<input type="hidden" name="offered" value="%s">', esc_attr(sealed(AUTH_KEY, $user->user_login . "\noffered", $secret)));
        echo '<ol><li>Mở ứng dụng xác thực trên điện thoại.</li><li>Thêm tài khoản: nhập khóa dưới đây bằng tay; đang dùng điện thoại thì <a href="' . esc_url($address, ['otpauth']) . '">bấm vào đây</a>.<br>'
            . '<code class="desk-key">' . esc_html(implode(' ', str_split(base32($secret), 4))) . '</code></li><li>Nhập mã mà ứng dụng hiện ra.</li></ol>';
    }
    echo '<p><label for="code">Mã sáu chữ số</label><br><input type="text" name="code" id="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]*" maxlength="7" required></p>'
        . '<p><button type="submit" class="button button-primary">' . ($isOn ? 'Tắt' : 'Bật') . '</button></p></form></div>';
}
