<?php
/**
 * The way in: a link, sent to the account's official mailbox, that is good once and for a quarter of an hour. Nobody has
 * a password. The site only takes down that somebody asked, whoever it was, and so tells nothing by word or by time;
 * the provisioner looks who it is, and sends (provision/links.php).
 *
 * The link's secret stands behind its "#", which no server, log or referrer gets to see. Opening the link changes
 * nothing, since programs that read mail open links too: it is the button that logs in.
 */

declare(strict_types=1);

namespace CongTruong;

remove_all_filters('authenticate');
add_filter('authenticate', static fn() => new \WP_Error('no_passwords', 'Trang không dùng mật khẩu.'), PHP_INT_MAX);
// A working day.
add_filter('auth_cookie_expiration', static fn(): int => 12 * HOUR_IN_SECONDS);

add_action('login_init', static function (): void {
    $text = static fn(array $from, string $name): string => is_string($from[$name] ?? null) ? wp_unslash($from[$name]) : '';
    // The other is a visitor's, who was told the password of one article.
    if (in_array($text($_GET, 'action'), ['logout', 'postpass'], true)) {
        return;
    }
    $isSent = ($_SERVER['REQUEST_METHOD'] ?? '') === 'POST';
    if ($isSent && !is_from_here()) {
        show_login('Biểu mẫu được gửi từ một trang khác. Hãy nhập lại ở đây.');
    }
    if ($isSent && isset($_POST['token'])) {
        $user = user_of_link($text($_POST, 'token'));
        if ($user === null) {
            show_login('Đường dẫn đã được dùng, đã quá hạn hoặc không đầy đủ. Hãy yêu cầu đường dẫn mới.');
        }
        if (authenticator_of($user->ID, $user->user_login) !== null) {
            show_code_form(go_halfway($user->ID, $user->user_login));
        }
        enter($user);
    }
    if ($isSent && isset($_POST['halfway'])) {
        $token = $text($_POST, 'halfway');
        ['user' => $id, 'left' => $left] = go_on($token, str_replace(' ', '', $text($_POST, 'code')));
        $user = $id === 0 ? false : get_userdata($id);
        if ($user !== false) {
            enter($user);
        }
        $left > 0 ? show_code_form($token, 'Mã chưa đúng. Mỗi mã dùng được một lần, trong nửa phút.') : show_login('Mã không đúng nhiều lần, hoặc đã quá năm phút. Hãy yêu cầu đường dẫn mới.');
    }
    if ($isSent) {
        ask_for_link($text($_POST, 'mail'));
        show_asked();
    }
    if ($text($_GET, 'action') === 'link') {
        show_link();
    }
    if (current_user_can('edit_posts')) {
        wp_safe_redirect(admin_url());
        exit;
    }
    show_login();
}, 5);

/** Whether a form was sent by a page of this site, as browsers say it. */
function is_from_here(): bool
{
    $site = (string) ($_SERVER['HTTP_SEC_FETCH_SITE'] ?? 'same-origin');
    $origin = (string) ($_SERVER['HTTP_ORIGIN'] ?? '');
    return in_array($site, ['same-origin', 'none'], true) && ($origin === '' || $origin === home_url());
}

/** Takes down that somebody asked: the same work for every address. */
function ask_for_link(string $mail): void
{
    $directory = CONGTRUONG_DATA . '/asking';
    if (count(who_asks($directory)) < MOST_ASKING) {
        @touch("$directory/" . asking_name($mail));
    }
}

/** Whom the link was sent to: it is used up by this. */
function user_of_link(string $token): ?\WP_User
{
    global $wpdb;
    if (preg_match('/^[A-Za-z0-9_-]{43}$/D', $token) !== 1) {
        return null;
    }
    $kept = $wpdb->get_results($wpdb->prepare("SELECT umeta_id, user_id, user_login, meta_value FROM {$wpdb->usermeta} JOIN {$wpdb->users} u ON u.ID = user_id WHERE meta_key = %s ORDER BY umeta_id DESC LIMIT 200", LINK));
    foreach ($kept as $link) {
        if (!link_holds($link->meta_value, AUTH_SALT, $link->user_login, $token, time())) {
            continue;
        }
        // Whose statement takes the row away has used the link; who comes in the same moment has not.
        if ($wpdb->delete($wpdb->usermeta, ['umeta_id' => $link->umeta_id]) !== 1 || rights_of($link->user_login, facts()) === []) {
            return null;
        }
        $wpdb->delete($wpdb->usermeta, ['user_id' => $link->user_id, 'meta_key' => LINK]);
        return get_userdata((int) $link->user_id) ?: null;
    }
    return null;
}

function enter(\WP_User $user): never
{
    wp_set_current_user($user->ID);
    wp_set_auth_cookie($user->ID, false, is_ssl());
    do_action('congtruong_entered', $user->user_login);
    wp_safe_redirect(admin_url());
    exit;
}

function show_login(string $fault = ''): never
{
    login_header('Đăng nhập', '', $fault === '' ? null : new \WP_Error('link', $fault));
    echo '<form id="loginform" method="post" action="' . esc_url(wp_login_url()) . '">'
        . '<p><label for="mail">Thư điện tử công vụ của bạn</label>'
        . '<input type="email" name="mail" id="mail" class="input" autocomplete="email" maxlength="254" required aria-describedby="mail-help"></p>'
        . '<p id="mail-help" class="login-help">Một thư có đường dẫn đăng nhập sẽ được gửi tới hộp thư này. Trang không dùng mật khẩu.</p>'
        . '<p class="submit"><button type="submit" id="wp-submit" class="button button-primary button-large">Gửi đường dẫn</button></p></form>';
    login_footer('mail');
    exit;
}

function show_asked(): never
{
    login_header('Hãy mở hộp thư');
    echo '<div class="login-box" role="status"><h2>Hãy mở hộp thư</h2><p>Nếu địa chỉ vừa nhập là của người làm việc trên trang này, một thư có đường dẫn đăng nhập sẽ đến trong ít phút. Đường dẫn dùng được một lần, trong 15 phút.</p>'
        . '<p>Không thấy thư? Xem thư mục thư rác, hoặc báo đơn vị kiểm tra tên bạn trong danh bạ của ngành.</p>'
        . '<p><a href="' . esc_url(wp_login_url()) . '">Nhập lại địa chỉ</a></p></div>';
    login_footer();
    exit;
}

function show_link(): never
{
    add_action('login_enqueue_scripts', static function (): void {
        $file = 'assets/login.js';
        wp_enqueue_script('congtruong-login', get_theme_file_uri($file), [], hash_file('crc32b', get_theme_file_path($file)), true);
    });
    login_header('Đăng nhập');
    echo '<form id="linkform" method="post" action="' . esc_url(wp_login_url()) . '"><input type="hidden" name="token" id="token" value="">'
        . '<p class="login-help">Bấm nút dưới đây để vào bàn biên tập. Đường dẫn dùng được một lần.</p>'
        . '<noscript><p><strong>Trình duyệt đang tắt JavaScript, nên không đăng nhập được. Hãy bật lên rồi mở lại đường dẫn.</strong></p></noscript>'
        . '<p class="submit"><button type="submit" id="wp-submit" class="button button-primary button-large">Vào bàn biên tập</button></p></form>';
    login_footer('wp-submit');
    exit;
}
