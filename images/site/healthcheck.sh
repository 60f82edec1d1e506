#!/bin/bash
# A site is healthy when both of its servers answer, also while it waits for its content (503 is an answer).
# An archive has nginx alone.
# A provisioner is healthy when every unit of the cell is applied and its loop is alive.
. toolkit.sh site

if [[ -e /run/provisioner ]]; then
  [[ -e /run/provisioner/applied ]] || unhealthy "not every unit is applied yet"
  [[ -n $(find /run/provisioner/alive -mmin -10 2> /dev/null) ]] || unhealthy "the provisioner's loop stands still"
  exit 0
fi
[[ -e /run/archive ]] || kill -0 "$(cat /run/php/fpm.pid 2> /dev/null)" 2> /dev/null || unhealthy "php-fpm does not run"
reason=$(http GET 8081 /) || unhealthy "nginx: $reason"
