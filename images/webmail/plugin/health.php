<?php

/** For the container's own health check. */

try {
    $database = new PDO('sqlite:/data/webmail.db', null, null, [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION, PDO::ATTR_TIMEOUT => 5]);
    $database->query('SELECT 1 FROM users LIMIT 1');
    if (strlen(trim((string) file_get_contents('/secret/session-key'))) !== 32) {
        throw new RuntimeException('there is no key for sessions');
    }
    echo "ok\n";
} catch (Throwable $error) {
    http_response_code(503);
    echo $error->getMessage(), "\n";
}
