#!/bin/bash
# The database server of one cell. Its data are in /var/lib/mysql/data, its socket in /run/mysqld.
. toolkit.sh db

as_mysql=(setpriv --reuid mysql --regid mysql --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all)

data=/var/lib/mysql/data
chown mysql:mysql /var/lib/mysql /run/mysqld
chmod 0750 /var/lib/mysql
# The socket alone says who may connect: root is known by its uid, everybody else by a password.
chmod 0755 /run/mysqld

if [[ ! -d $data ]]; then
  # Made beside its place and renamed: a container that was killed here begins anew.
  rm -rf "$data.new"
  "${as_mysql[@]}" mariadb-install-db --no-defaults --user=mysql --datadir="$data.new" --skip-test-db \
    --auth-root-authentication-method=socket --auth-root-socket-user=root --skip-name-resolve > /tmp/install.log 2>&1 ||
    die "the first set-up of the database failed: $(cat /tmp/install.log)"
  rm -f /tmp/install.log
  mv "$data.new" "$data"
  say "new database server set up"
fi

# A newer MariaDB brings its own system tables up to date once it runs; nothing happens when they are.
(
  for ((tries = 0; tries < 300; tries++)); do
    if healthcheck.sh 2> /dev/null; then exec mariadb-upgrade --silent --skip-write-binlog > /dev/null; fi
    sleep 1
  done
) &

exec "${as_mysql[@]}" mariadbd
