#!/bin/bash
# Runs rspamd as a milter of Postfix, with its store in memory, and the program that tells it of the city's facts.
. toolkit.sh filter

readonly work=/run/filter store=/run/store
[[ ${MAIL_HOST:-} =~ ^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$ ]] || die "MAIL_HOST must be the name that clients know the mail server by."

use_facts() { mail-filter apply; }

mkdir -p "$work" "$store" /run/rspamd
chmod 0755 "$work"
chown _rspamd:_rspamd "$store" /run/rspamd
chown root:root /secret && chmod 0700 /secret
rm -f "$work/facts.json"

RSPAMD_GROUP=$(id -g _rspamd)
export RSPAMD_GROUP
start mail-filter serve
await test -S "$work/control/apply"
follow facts /config use_facts
# Without facts nothing can be said of anybody: the door stays shut, and mail waits at Postfix.
await test -f "$work/facts.json"

# What is remembered of strangers may be forgotten: it is not worth a volume.
start setpriv --reuid=_rspamd --regid=_rspamd --clear-groups valkey-server /etc/rspamd/store.conf
await test -S "$store/socket"
start rspamd -f -u _rspamd -g _rspamd -c /etc/rspamd/filter.conf
supervise
