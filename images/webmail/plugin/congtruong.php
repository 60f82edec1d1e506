<?php

require_once __DIR__ . '/store.php';
require_once __DIR__ . '/away.php';

/**
 * What the platform asks of Roundcube: a session holds no password but a token that the mail store gives for one, log-ins
 * say whose they are, a mailbox that may not log in any more has no session, and pages load nothing from elsewhere.
 */
class congtruong extends rcube_plugin
{
    /** Seconds after which a page that needs no mail asks all the same whether the mailbox still may log in. */
    private const ASKED_AGAIN_AFTER = 60;

    private rcmail $rc;
    private string $name = '';
    /** @var list<string> further addresses of the mailbox */
    private array $aliases = [];
    private bool $is_refused = false;

    public function init(): void
    {
        $this->rc = rcmail::get_instance();
        $this->speak();
        $this->add_hook('startup', [$this, 'begin']);
        $this->add_hook('authenticate', [$this, 'log_in']);
        $this->add_hook('user_create', [$this, 'name_user']);
        $this->add_hook('storage_connect', [$this, 'say_who_asks']);
        $this->add_hook('password_change', [$this, 'renew']);
        $this->add_hook('message_part_get', [$this, 'hand_over']);
        $this->add_hook('template_object_loginform', [$this, 'dress_login']);
        $this->add_hook('login_after', [$this, 'name_senders']);
        if ($this->rc->task === 'settings') {
            $away = new ct_away($this);
            $this->add_hook('settings_actions', [$away, 'listed']);
            $this->register_action('plugin.congtruong-away', [$away, 'show']);
            $this->register_action('plugin.congtruong-away-save', [$away, 'save']);
        }
    }

    /** Vietnamese texts that Roundcube's own translation lacks. */
    private function speak(): void
    {
        $this->rc->load_language(null, [], ['ct_away' => 'Answer while away']);
        if (($_SESSION['language'] ?? '') === 'vi_VN') {
            $this->rc->load_language('vi_VN', [], require __DIR__ . '/vi.php');
        }
    }

    public function begin(array $asked): array
    {
        $policy = $this->policy($asked);
        header_register_callback(fn () => $this->harden($policy));
        $is_inside = !empty($_SESSION['user_id']) && !in_array($asked['task'], ['login', 'logout'], true);
        if ($is_inside && time() - ($_SESSION['asked_store'] ?? 0) > self::ASKED_AGAIN_AFTER) {
            $_SESSION['asked_store'] = time();
            $this->rc->storage_connect();
        }
        return $asked;
    }

    /** Roundcube sets a policy of its own for some answers; a browser obeys both. */
    private function harden(string $policy, ?string $disposition = null): void
    {
        header("Content-Security-Policy: $policy", false);
        header('X-Content-Type-Options: nosniff');
        header('Referrer-Policy: no-referrer');
        header('Cross-Origin-Opener-Policy: same-origin');
        header('X-Robots-Tag: noindex');
        if ($disposition !== null) {
            $named = preg_grep('/^Content-Disposition:/i', headers_list());
            header(preg_replace('/:\s*inline/', ": $disposition", reset($named) ?: "Content-Disposition: $disposition"));
        }
    }

    private function policy(array $asked): string
    {
        // A part of a letter as it came: it is looked at, and does nothing.
        if ($asked['task'] === 'mail' && $asked['action'] === 'get' && empty($_GET['_frame'])) {
            $images = empty($_GET['_safe']) ? '' : ' https:';
            return "default-src 'none'; img-src 'self' data:$images; style-src 'self' 'unsafe-inline'; media-src 'self'; "
                . "form-action 'none'; base-uri 'none'; frame-ancestors 'self'";
        }
        // Roundcube's own pages are full of inline scripts, and it runs what the server answers: what is left is that
        // nothing goes out, and pictures from elsewhere only where the reader has asked for those of this letter.
        $images = empty($_GET['_safe']) ? '' : ' https:';
        return "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
            . "img-src 'self' data: blob:$images; font-src 'self'; connect-src 'self'; frame-src 'self'; media-src 'self'; "
            . "object-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'";
    }

    /** The password goes to the mail store once, and is kept nowhere: the session has what the store gives for it. */
    public function log_in(array $login): array
    {
        // The edge counts log-ins by this address; one that hides behind another is none.
        if (($_SERVER['QUERY_STRING'] ?? '') !== '_task=login') {
            return ['valid' => false, 'abort' => true] + $login;
        }
        if (!$login['valid']) {
            return $login;
        }
        $told = ct_ask_store('/session', ['address' => (string) $login['user'], 'password' => (string) $login['pass']]);
        if ($told['status'] === 200) {
            $this->name = (string) ($told['name'] ?? '');
            $this->aliases = preg_split('/ /', (string) ($told['aliases'] ?? ''), -1, PREG_SPLIT_NO_EMPTY);
            return ['user' => $told['address'], 'pass' => $told['session']] + $login;
        }
        return ['abort' => true, 'error' => ct_text(match ($told['status']) {
            404 => 'wrong',
            429 => 'often',
            default => 'later',
        })] + $login;
    }

    public function name_user(array $user): array
    {
        return ['user_name' => $this->name] + $user;
    }

    /** Whoever has further addresses may write under each, and under none that he has no more. */
    public function name_senders(array $where): array
    {
        $user = $this->rc->user;
        $known = array_column($user->list_identities(), 'email', 'identity_id');
        $own = [$_SESSION['username'], ...$this->aliases];
        foreach (array_diff($own, $known) as $address) {
            $user->insert_identity(['email' => $address, 'name' => $this->name, 'standard' => 0]);
        }
        foreach (array_diff($known, $own) as $id => $address) {
            $user->delete_identity($id);
        }
        return $where;
    }

    /**
     * Dovecot counts by whom it is that asks, not by this server. Asked a second time after a refusal: then whoever this
     * session belongs to may not log in any more, and it ends.
     */
    public function say_who_asks(array $how): array
    {
        if ($how['attempt'] === 1) {
            return ['preauth_ident' => ['x-originating-ip' => rcube_utils::remote_ip()], 'retry' => true] + $how;
        }
        $storage = $this->rc->get_storage();
        if (!empty($_SESSION['user_id']) && ($storage->conn->resultcode ?? '') === 'AUTHENTICATIONFAILED' && !$this->is_refused) {
            $this->is_refused = true;
            $this->end_session();
        }
        return ['retry' => false] + $how;
    }

    private function end_session(): never
    {
        $this->rc->kill_session();
        $login = ['_task' => 'login', '_err' => 'session'];
        if ($this->rc->output->ajax_call || $this->rc->output->get_env('framed')) {
            $this->rc->output->command('session_error', $this->rc->url($login));
            $this->rc->output->send('iframe');
        } else {
            $this->rc->output->redirect($login);
        }
        exit;
    }

    /** With the password every token of it ended; this session gets one of the new. */
    public function renew(array $change): array
    {
        $told = ct_ask_store('/session', ['address' => (string) $_SESSION['username'], 'password' => (string) $change['new_pass']]);
        return ['new_pass' => (string) ($told['session'] ?? '')] + $change;
    }

    /** A page or a drawing with programs in it is a file to be kept, never a page of ours; not even cleaned. */
    public function hand_over(array $part): array
    {
        if (preg_match('#html|xml|svg|script#i', $part['mimetype'])) {
            unset($_GET['_embed'], $_REQUEST['_embed']);
            header_register_callback(fn () => $this->harden("default-src 'none'; sandbox", 'attachment'));
            return ['mimetype' => 'application/octet-stream'] + $part;
        }
        return $part;
    }

    public function dress_login(array $form): array
    {
        $page = rcube::Q((string) getenv('ACTIVATION_PAGE'));
        $form['content'] = '<p class="ct-title">Hộp thư ngành giáo dục</p>' . $form['content']
            . "<p class=\"ct-help\">Lần đầu dùng hộp thư, hay quên mật khẩu? Nhờ người đầu mối thư của đơn vị cấp mã rồi <a href=\"$page\">đặt mật khẩu tại đây</a>.</p>";
        return $form;
    }
}
