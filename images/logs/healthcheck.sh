#!/bin/bash
# Healthy: the store answers and takes lines; a shipper lives as long as its container, and whether its lines arrive the
# store says (alert LogsSilent).
. toolkit.sh logs

[[ $(role) == store ]] || exit 0
reason=$(http GET 9120 /metrics) || unhealthy "$reason"
# A connection of ours would be a failed handshake in its log: whether somebody listens there stands in the kernel's list.
grep -qE '^ *[0-9]+: [0-9A-F]+:1972 [0-9A-F:]+ 0A ' /proc/net/tcp /proc/net/tcp6 || unhealthy "nobody listens on port 6514"
