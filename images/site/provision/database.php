<?php
/** The cell's database server, as its root by the socket. */

declare(strict_types=1);

namespace CongTruong\Provision;

const SOCKET = '/run/mysqld/mysqld.sock';
const COLLATION = 'utf8mb4_unicode_520_ci';
/** What a site may do with its own tables. Making and changing them is the provisioner's. */
const RIGHTS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];
/** The cell's backup: the socket knows it by its user, and it reads. */
const READER = "'backup'@'localhost'";
/** Where the backup's drill loads what it restored. It is the backup's own. */
const DRILL = 'drill';

/** @throws \mysqli_sql_exception */
function connect(string $user = 'root', string $password = '', string $database = ''): \mysqli
{
    mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
    $link = mysqli_init();
    $link->options(MYSQLI_OPT_CONNECT_TIMEOUT, 5);
    $link->real_connect('localhost', $user, $password, $database, 0, SOCKET);
    $link->set_charset('utf8mb4');
    return $link;
}

/** @param array{database: string, user: string, password: string} $secret @return int statements that changed something */
function ensure_database(\mysqli $root, array $secret): int
{
    $changes = 0;
    $name = $secret['database'];
    $is = $root->query("SELECT DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '$name'")->fetch_row();
    if ($is === null) {
        $root->query("CREATE DATABASE `$name` CHARACTER SET utf8mb4 COLLATE " . COLLATION);
        $changes++;
    } elseif ($is[0] !== COLLATION) {
        $root->query("ALTER DATABASE `$name` CHARACTER SET utf8mb4 COLLATE " . COLLATION);
        $changes++;
    }
    return $changes + ensure_account($root, $secret) + ensure_reader($root, $name);
}

/** @return int statements that changed something */
function ensure_reader(\mysqli $root, string $database): int
{
    $granted = [];
    foreach ($root->query('SELECT TABLE_SCHEMA, PRIVILEGE_TYPE FROM information_schema.SCHEMA_PRIVILEGES WHERE GRANTEE = "' . READER . '"')->fetch_all() as [$schema, $right]) {
        $granted[$schema][] = $right;
    }
    if (isset($granted[$database], $granted[DRILL]) && $granted[$database] === ['SELECT']) {
        return 0;
    }
    $root->query('CREATE USER IF NOT EXISTS ' . READER . ' IDENTIFIED VIA unix_socket');
    $root->query('GRANT ALL PRIVILEGES ON `' . DRILL . '`.* TO ' . READER);
    $root->query("GRANT SELECT ON `$database`.* TO " . READER);
    return 3;
}

/** @param array{database: string, user: string, password: string} $secret */
function ensure_account(\mysqli $root, array $secret): int
{
    $user = $secret['user'];
    try {
        connect($user, $secret['password'], $secret['database'])->close();
        $entered = true;
    } catch (\mysqli_sql_exception) {
        $entered = false;
    }
    $changes = 0;
    if (!$entered) {
        // The server is given the digest: the password itself is in no statement, no list of processes, no log.
        $digest = '*' . strtoupper(sha1(sha1($secret['password'], true)));
        $root->query("CREATE USER IF NOT EXISTS '$user'@'%'");
        $root->query("ALTER USER '$user'@'%' IDENTIFIED VIA mysql_native_password USING '$digest' WITH MAX_USER_CONNECTIONS 20");
        $changes += 2;
    }
    $granted = [];
    foreach ($root->query("SELECT TABLE_SCHEMA, PRIVILEGE_TYPE FROM information_schema.SCHEMA_PRIVILEGES WHERE GRANTEE = '\\'$user\\'@\\'%\\''")->fetch_all() as [$schema, $right]) {
        $granted[] = "$schema.$right";
    }
    $wanted = array_map(static fn(string $right): string => "{$secret['database']}.$right", RIGHTS);
    sort($granted);
    sort($wanted);
    if ($granted !== $wanted) {
        $root->query("REVOKE ALL PRIVILEGES, GRANT OPTION FROM '$user'@'%'");
        // An underscore or a percent sign in the name would be a pattern; ids have neither.
        $root->query('GRANT ' . implode(', ', RIGHTS) . " ON `{$secret['database']}`.* TO '$user'@'%'");
        $changes += 2;
    }
    return $changes;
}

/** The fingerprint that the unit's database remembers, or null when there is no such unit yet. */
function applied_fingerprint(\mysqli $root, string $id): ?string
{
    return option($root, $id, 'congtruong_applied');
}

function option(\mysqli $root, string $id, string $name): ?string
{
    try {
        $found = $root->execute_query("SELECT option_value FROM `u$id`.wp_options WHERE option_name = ?", [$name])->fetch_row();
        return $found === null ? null : (string) $found[0];
    } catch (\mysqli_sql_exception $error) {
        // 1049 no such database, 1146 no such table: a unit that is new.
        if (in_array($error->getCode(), [1049, 1146], true)) {
            return null;
        }
        throw $error;
    }
}

/** Whether an article waits whose hour has come. */
function something_is_due(\mysqli $root, string $id): bool
{
    return $root->query("SELECT 1 FROM `u$id`.wp_posts WHERE post_status = 'future' AND post_date_gmt <= UTC_TIMESTAMP() LIMIT 1")->num_rows > 0;
}
