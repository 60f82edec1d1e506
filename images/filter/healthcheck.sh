#!/bin/bash
# Healthy: the facts of the channel are in force, the milter listens, and a letter that nobody could judge is put off by
# all that take part in it.
. toolkit.sh filter

[[ -n $(find /run/filter/alive -mmin -1 2> /dev/null) ]] || unhealthy "what applies the facts stands still"
in_force facts
{ exec 3<> /dev/tcp/127.0.0.1/11332; } 2> /dev/null || unhealthy "the milter does not listen"
exec 3>&-
[[ $(valkey-cli -s /run/store/socket PING 2>&1) == PONG ]] || unhealthy "the store does not answer"

letter=$'From: canary@example.invalid\r\n\r\n'
{ exec 3<> /dev/tcp/127.0.0.1/11334; } 2> /dev/null || unhealthy "rspamd does not listen"
printf 'POST /checkv2 HTTP/1.0\r\nUser: canary@example.invalid\r\nContent-Length: %d\r\n\r\n%s' "${#letter}" "$letter" >&3
read -rt 15 -d '' -u 3 answer || true
[[ $answer == *'"action":"soft reject"'* ]] || unhealthy "a letter of nobody's is not put off"
