<?php
/**
 * Asks php-fpm on a socket to run one program, and prints its answer: the few records of FastCGI 1.0 that this needs.
 * The command line cannot fill the cache in php-fpm's place: the cache belongs to the kind of PHP that wrote it.
 */

declare(strict_types=1);

[, $socket, $program] = $argv;
for ($tries = 0; ($connection = @stream_socket_client("unix://$socket")) === false && $tries < 100; $tries++) {
    usleep(100_000);
}
if ($connection === false) {
    fwrite(STDERR, "php-fpm does not answer on $socket\n");
    exit(1);
}
$record = static fn(int $type, string $content): string => pack('CCnnCC', 1, $type, 1, strlen($content), 0, 0) . $content;
$parameters = '';
foreach (['SCRIPT_FILENAME' => $program, 'REQUEST_METHOD' => 'GET'] as $name => $value) {
    $parameters .= chr(strlen($name)) . chr(strlen($value)) . $name . $value;
}
fwrite($connection, $record(1, pack('nCx5', 1, 0)) . $record(4, $parameters) . $record(4, '') . $record(5, ''));
$answer = '';
while (strlen($header = (string) stream_get_contents($connection, 8)) === 8) {
    ['type' => $type, 'length' => $length, 'padding' => $padding] = unpack('Cversion/Ctype/nid/nlength/Cpadding', $header);
    $content = $length + $padding > 0 ? (string) stream_get_contents($connection, $length + $padding) : '';
    $answer .= $type === 6 ? substr($content, 0, $length) : '';
    if ($type === 3) {
        break;
    }
}
echo $answer;
