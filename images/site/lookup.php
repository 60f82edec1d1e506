<?php
/**
 * Answers a look-up from its snapshot (lib/lookup-snapshot.php), or lets WordPress do it: on result day thousands ask within
 * minutes, and most of what an answer costs is loading what it does not need.
 */

declare(strict_types=1);

use function CongTruong\plain_question;
use function CongTruong\read_json;
use function CongTruong\snapshot_answer;

require_once '/usr/share/congtruong/lib/facts.php';
require_once '/usr/share/congtruong/lib/lookup-snapshot.php';

(static function (): void {
    $slug = plain_question((string) ($_SERVER['REQUEST_URI'] ?? ''), $_GET, $_POST, (string) ($_SERVER['HTTP_COOKIE'] ?? ''));
    if ($slug === '') {
        return;
    }
    $facts = read_json('/data/private/unit.json');
    $keys = read_json('/data/private/secret.json')['keys'] ?? [];
    if (!in_array($facts['lifecycle'] ?? '', ['active', 'retiring'], true) || ($facts['successorUrl'] ?? '') !== '' || ($facts['id'] ?? '') !== getenv('UNIT_ID')) {
        return;
    }
    $answer = snapshot_answer('/data', $slug, $_POST, (string) ($_SERVER['REMOTE_ADDR'] ?? ''), ($keys['SECURE_AUTH_KEY'] ?? '') . ($keys['SECURE_AUTH_SALT'] ?? ''));
    if ($answer === null) {
        return;
    }
    http_response_code($answer['status']);
    array_map(header(...), $answer['headers']);
    echo $answer['html'];
    exit;
})();
require '/usr/share/wordpress/index.php';
