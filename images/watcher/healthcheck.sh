#!/bin/bash
# Healthy: a round of questions ended lately, whatever it found.
. toolkit.sh watcher

every=$(jq -r '.everySeconds' "${CONFIG_DIRECTORY:-/config}/city.json") || unhealthy "city.json cannot be read"
last=$(stat -c %Y "${STATE_DIRECTORY:-/data}/alive" 2> /dev/null) || unhealthy "no round has ended yet"
age=$(($(date +%s) - last))
((age <= 3 * every + 60)) || unhealthy "the last round ended $age s ago"
