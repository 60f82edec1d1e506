<?php

/** Where we differ from Roundcube's own /etc/roundcube/defaults.inc.php. */

$authority = ['ssl' => [
    'verify_peer' => true,
    'verify_peer_name' => true,
    'peer_name' => getenv('MAIL_HOST'),
    'cafile' => getenv('AUTHORITY'),
]];

// --- what it keeps of its own ---
$config['db_dsnw'] = 'sqlite:////data/webmail.db?mode=0600';
$config['temp_dir'] = '/data/temp';
$config['temp_dir_ttl'] = '12h';
$config['log_driver'] = 'stdout';
$config['log_logins'] = false;
$config['smtp_log'] = false;
$config['messages_cache'] = false;
$config['imap_cache'] = null;

// --- sessions: 24 random bytes in base64 are the 32 that the cipher wants ---
$config['des_key'] = trim((string) @file_get_contents('/secret/session-key'));
$config['cipher_method'] = 'AES-256-CBC';
$config['session_name'] = '__Host-hopthu';
$config['session_auth_name'] = '__Host-hopthu-auth';
$config['session_path'] = '/';
$config['session_samesite'] = 'Lax';
$config['session_lifetime'] = 60;
$config['use_https'] = true;
$config['trusted_host_patterns'] = ['^' . preg_quote((string) getenv('WEBMAIL_HOST')) . '$'];
// The page and the mail store count wrong passwords, by account and client; Roundcube would shut the account for all.
$config['login_rate_limit'] = 0;
$config['login_autocomplete'] = 2;
$config['login_username_maxlen'] = 254;
$config['login_password_maxlen'] = 256;

// --- the mail servers ---
$config['imap_host'] = 'ssl://' . getenv('IMAPS');
$config['imap_conn_options'] = $authority;
$config['imap_auth_type'] = 'PLAIN';
$config['imap_timeout'] = 30;
$config['imap_delimiter'] = '/';
$config['smtp_host'] = 'ssl://' . getenv('SUBMISSIONS');
$config['smtp_conn_options'] = $authority;
$config['smtp_user'] = '%u';
$config['smtp_pass'] = '%p';
$config['smtp_auth_type'] = 'PLAIN';
$config['smtp_helo_host'] = getenv('WEBMAIL_HOST');
$config['smtp_timeout'] = 120;
$config['max_message_size'] = '34M';
$config['max_recipients'] = 200;
// Each writes under his own address, under the name that he likes (the filter holds him to it).
$config['identities_level'] = 3;
$config['username_domain'] = '';
$config['email_dns_check'] = false;

// --- what others write harms nobody ---
$config['show_images'] = 0;
$config['prefer_html'] = true;
$config['mdn_requests'] = 2;
$config['client_mimetypes'] = 'text/plain,image/jpeg,image/gif,image/png,image/webp,image/bmp,application/pdf';
$config['html2text_links'] = 1;
$config['x_frame_options'] = 'sameorigin';
$config['enable_installer'] = false;
$config['enable_spellcheck'] = false;
$config['keyservers'] = [];
$config['dont_override'] = ['show_images', 'mdn_requests', 'skin', 'timezone', 'enable_spellcheck', 'mailvelope_main_keyring'];
$config['disabled_actions'] = ['mail.bounce', 'utils.html2text.external'];
$config['http_client'] = ['proxy' => 'http://127.0.0.1:9'];

// --- how it looks ---
$config['language'] = 'vi_VN';
$config['timezone'] = 'Asia/Ho_Chi_Minh';
$config['date_format'] = 'd/m/Y';
$config['date_short'] = 'd/m H:i';
$config['date_long'] = 'd/m/Y H:i';
$config['time_format'] = 'H:i';
$config['product_name'] = 'Hộp thư ngành giáo dục';
$config['display_product_info'] = 0;
$config['support_url'] = '';
$config['skin'] = 'elastic';
$config['skins_allowed'] = ['elastic'];
$config['skin_logo'] = ['*' => '/images/mark.svg', 'login' => '/images/logo.svg', '[print]' => '/images/logo.svg'];
$config['blankpage_url'] = '/watermark.html';
$config['useragent'] = 'Roundcube';
$config['default_font'] = 'Arial';
$config['htmleditor'] = 4;
$config['reply_mode'] = 1;
$config['draft_autosave'] = 60;
$config['refresh_interval'] = 120;
$config['min_refresh_interval'] = 60;
$config['mail_pagesize'] = 50;
$config['create_default_folders'] = false;
$config['show_real_foldernames'] = false;
$config['autocomplete_min_length'] = 2;
// Sender, subject and text: what people mean by searching.
$config['search_mods'] = ['*' => ['subject' => 1, 'from' => 1, 'text' => 1], 'Sent' => ['subject' => 1, 'to' => 1, 'text' => 1], 'Drafts' => ['subject' => 1, 'to' => 1, 'text' => 1]];

$config['plugins'] = ['congtruong', 'password', 'markasjunk', 'zipdownload', 'attachment_reminder'];

// --- changing the password, by the mail store's narrow door ---
$config['password_driver'] = 'congtruong';
$config['password_confirm_current'] = true;
$config['password_minimum_length'] = 0;
$config['password_force_save'] = true;
