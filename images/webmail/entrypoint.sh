#!/bin/bash
# Runs Roundcube behind the edge.
#
#   WEBMAIL_HOST   the only name that it answers to
#   ACTIVATION_PAGE   where people set their first password
#   MAIL_HOST      the name in the mail servers' certificate
#   IMAPS, SUBMISSIONS, PASSWORDS   host:port of what it asks
#   /public/root.pem   the authority of that certificate, where it is our own
. toolkit.sh webmail

readonly host_name='^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$'
for name in WEBMAIL_HOST MAIL_HOST; do
  [[ ${!name:-} =~ $host_name ]] || die "$name must be a host name."
done
for name in IMAPS SUBMISSIONS PASSWORDS; do
  [[ ${!name:-} =~ ^[A-Za-z0-9.-]+:[0-9]+$ ]] || die "$name must be host:port."
done
[[ ${ACTIVATION_PAGE:-} =~ ^https://[A-Za-z0-9.:-]+$ ]] || die "ACTIVATION_PAGE must be an address such as https://kichhoat.hcm.edu.vn."
export AUTHORITY=/etc/ssl/certs/ca-certificates.crt
[[ ! -d /public ]] || AUTHORITY=/public/root.pem

as_webmail() { setpriv --reuid webmail --regid webmail --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all "$@"; }

chown webmail:webmail /data /secret
chmod 0700 /data /secret
install -d -o webmail -g webmail -m 0750 /run/webmail
# The engine's pipes belong to root; both servers open them by path.
chmod 0622 "/proc/$$/fd/1" "/proc/$$/fd/2"

# With it each session's token is encrypted in the database. Whoever makes it anew ends all sessions, and nothing else.
if ! as_webmail test -s /secret/session-key; then
  as_webmail sh -c 'umask 077; head -c 24 /dev/urandom | base64 -w 0 > /secret/session-key.new && mv /secret/session-key.new /secret/session-key'
  say "a key for sessions was made"
fi
if ! as_webmail test -s /data/webmail.db; then
  as_webmail sh -c 'umask 077; rm -f /data/webmail.db.new
    { echo "PRAGMA journal_mode=WAL;"; cat /usr/share/roundcube/SQL/sqlite.initial.sql; } | sqlite3 /data/webmail.db.new > /dev/null &&
    sqlite3 /data/webmail.db.new "PRAGMA wal_checkpoint(TRUNCATE);" > /dev/null && mv /data/webmail.db.new /data/webmail.db'
  say "a database was made"
fi
as_webmail php /usr/share/roundcube/bin/updatedb.sh --dir /usr/share/roundcube/SQL --package roundcube > /dev/null ||
  die "the database could not be brought to this version of Roundcube."
as_webmail mkdir -p /data/temp
# What a former container was receiving when it was ended.
as_webmail find /data/temp -type f -mmin +60 -delete

start as_webmail php-fpm8.4 --nodaemonize --fpm-config /etc/congtruong/php-fpm.conf
sed "s/@WEBMAIL_HOST@/$WEBMAIL_HOST/" /etc/congtruong/nginx.conf > /run/webmail/nginx.conf
start as_webmail nginx -e stderr -c /run/webmail/nginx.conf
supervise
