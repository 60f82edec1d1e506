#!/bin/bash
# Exit status 0 when pages have been rendered and nginx serves them.
set -eu
exec 3<>/dev/tcp/127.0.0.1/8080
printf 'GET /health HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r _ status _ <&3
[ "$status" = 200 ] || { echo "portal: /health answered $status" >&2; exit 1; }
