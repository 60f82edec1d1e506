#!/bin/bash
# Serves /srv/current, and renders it anew whenever the portal channel has a new generation.
# The renderer runs only then: between two changes nothing but nginx is in memory.
set -u
channel="${CONFIG_DIRECTORY:-/config}"

follow() {
  local seen="" now waited=""
  while true; do
    now="$(cat "$channel/.generation" 2>/dev/null)"
    if [ -z "$now" ]; then
      [ -n "$waited" ] || echo "portal: waiting for $channel/.generation"
      waited=yes
    elif [ "$now" != "$seen" ]; then
      seen="$now"
      node /opt/portal/main.js "$channel" /srv "$now" \
        || echo "portal: kept the old pages; the new generation ${now:0:12} could not be rendered" >&2
    fi
    sleep 1
  done
}

follow &
exec nginx -g 'daemon off;'
