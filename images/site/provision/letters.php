<?php
/** Letters to those who work on a site, handed in at the mail server's inner port. */

declare(strict_types=1);

namespace CongTruong\Provision;

use PHPMailer\PHPMailer\PHPMailer;

/** How long a mail server that does not answer is waited for, and left alone then. */
const LETTER_SECONDS = 5;
const LETTER_RETRY = 15;

/** @param array<string, mixed> $unit @param array{login: string, name: string, mail: string, roles: list<string>} $account */
function send_letter(array $unit, array $account, string $subject, string $text): void
{
    [$host, $port] = explode(':', (string) getenv('MAIL_SERVER')) + [1 => ''];
    if ($host === '' || $port === '') {
        throw new Refusal('MAIL_SERVER is not set: to whom are letters handed in? Set it in the service\'s environment.');
    }
    foreach (['Exception', 'PHPMailer', 'SMTP'] as $part) {
        require_once "/usr/share/wordpress/wp-includes/PHPMailer/$part.php";
    }
    $mail = new PHPMailer(true);
    $mail->isSMTP();
    [$mail->Host, $mail->Port, $mail->SMTPAutoTLS, $mail->Timeout] = [$host, (int) $port, false, LETTER_SECONDS];
    // Of its own accord it would wait five minutes for an answer.
    $mail->getSMTPInstance()->Timelimit = LETTER_SECONDS;
    [$mail->CharSet, $mail->Encoding, $mail->XMailer] = ['UTF-8', 'quoted-printable', ' '];
    $mail->setFrom((string) getenv('MAIL_SENDER'), $unit['name']);
    $mail->addAddress($account['mail'], $account['name']);
    $mail->addCustomHeader('Auto-Submitted', 'auto-generated');
    $mail->Subject = $subject;
    // Lines as mail has them: of any other kind quoted-printable makes signs within one line.
    $mail->Body = str_replace("\n", "\r\n", "Kính gửi {$account['name']},\n\n$text\n");
    $mail->send();
}
