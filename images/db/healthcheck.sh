#!/bin/bash
# Healthy: a query is answered. A server that still recovers or has no room answers a ping.
. toolkit.sh db

reason=$(mariadb --no-defaults --socket=/run/mysqld/mysqld.sock --user=root --connect-timeout=3 \
  --batch --skip-column-names --execute='SELECT 1' 2>&1 > /dev/null) || unhealthy "$reason"
