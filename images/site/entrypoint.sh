#!/bin/bash
# serve     one unit's web site: nginx in front of php-fpm, on port 8080
# archive   what is kept of a unit that has left: nginx alone, on port 8080
# provision databases, accounts and content of a cell's units
. toolkit.sh site

serve() {
  [[ -n ${UNIT_ID:-} ]] || die "UNIT_ID is not set: which unit is served? Set it in the service's environment."
  [[ -n ${DB_HOST:-} ]] || die "DB_HOST is not set: where is the cell's database? Set it in the service's environment."
  # Both servers start without root; the sockets directory hands php-fpm's socket to nginx's group.
  install -d -o school -g www-data -m 2750 /run/php
  install -d -o www-data -g www-data -m 0750 /run/nginx
  # The cache's folder must be writable or PHP refuses to start; what is in it is the image's, and is not.
  install -d -o school -g school -m 0750 /tmp/opcache
  ln -sfn /usr/share/congtruong-opcache/* /tmp/opcache/
  # The engine's pipes belong to root; php-fpm reopens its own by path. ("$$" is this shell, not chmod itself.)
  chmod 0622 "/proc/$$/fd/1" "/proc/$$/fd/2"
  # What a former container was receiving when it was killed. The one that this one follows may still be at work.
  setpriv --reuid school --regid school --clear-groups find /data/incoming -maxdepth 1 -type f -mmin +60 -delete 2> /dev/null || true
  # In a subshell of its own, so that php-fpm is tini's child and nginx, which replaces this shell, has none but its workers.
  # The reader's group is there for files that wait to be published (lib/uploads.php).
  (setpriv --reuid school --regid school --groups reader --no-new-privs --inh-caps=-all --bounding-set=-all \
    php-fpm8.4 --nodaemonize --fpm-config /etc/congtruong/php-fpm.conf &)
  (nice setpriv --reuid school --regid school --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all \
    clean-earlier-uploads &)
  # Its own account, for which nothing of the site is readable but uploads (lib/attachments.php).
  install -d -o school -g reader -m 2710 /run/texts
  mkfifo -m 0620 /run/texts/asked 2> /dev/null || true
  chown reader:school /run/texts/asked
  (nice setpriv --reuid reader --regid reader --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all \
    text-reader &)
  exec setpriv --reuid www-data --regid www-data --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all \
    nginx -e stderr -c /etc/congtruong/nginx.conf
}

archive() {
  install -d -o www-data -g www-data -m 0750 /run/nginx
  touch /run/archive
  chmod 0622 "/proc/$$/fd/1" "/proc/$$/fd/2"
  exec setpriv --reuid www-data --regid www-data --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all \
    nginx -e stderr -c /etc/congtruong/archive.conf
}

case ${1:-} in
  serve) serve ;;
  archive) archive ;;
  # PHP reads the facts from tini's environment: a shell drops names with a colon.
  provision) exec php /usr/share/congtruong/provision/main.php ;;
  *) die "unknown command '${1:-}': use 'serve' (a unit's site), 'archive' (what is kept of one that has left) or 'provision' (a cell's provisioner)." ;;
esac
