#!/bin/bash
# Healthy: the server answers for every zone that it should have.
. toolkit.sh dns

zones=$(jq -er '.[].zone' /config/zones.json 2> /dev/null) || unhealthy "no zones in /config yet"
for zone in $zones; do
  [[ -n $(kdig @127.0.0.1 -p 5353 +short +norec +timeout=2 +retry=0 "$zone" SOA) ]] ||
    unhealthy "no answer for zone $zone"
done
in_force
