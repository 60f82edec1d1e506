#!/bin/bash
# Runs the store of logs, or what brings a node's logs there.
#
#   store   RETENTION_DAYS (`access=90 …`), EXPECTED_SERVICES (who must say something); /logs, /secret
#   ship    its host name is the node's; STORE_HOST, STORE_PORT; /containers: the engine's folder of containers, read-only; /spool
. toolkit.sh logs

as_logs() { exec setpriv --reuid logs --regid logs --clear-groups "$@"; }

case $(role) in
  store)
    umask 027
    (as_logs mkdir -p /logs/open)
    install -d -o logs -g logs /spool /run/logs
    PUBLIC_KEYS=/run/logs/public-keys.json start as_logs node /opt/logs/main.js serve
    ln -sf logs/public-keys.json /run/public-keys.json
    start as_logs rsyslogd -n -i /run/logs/rsyslog.pid -f /etc/logs/store.conf
    ;;
  ship)
    NODE_NAME=$(hostname) && export NODE_NAME
    [[ -n ${STORE_HOST:-} && -n ${STORE_PORT:-} ]] || die "STORE_HOST and STORE_PORT must say where the store is."
    start rsyslogd -n -i /run/rsyslog.pid -f /etc/logs/ship.conf
    ;;
  *) die "unknown role $(role): store or ship." ;;
esac
supervise
