#!/bin/bash
# Healthy: every certificate that the channel wants is there and valid.
. toolkit.sh certifier
. certificate.sh

lines=$(wanted 2> /dev/null) || unhealthy "no list of certificates in /config yet"
while read -ra fields; do
  fault=$(fault "$certificates/${fields[0]}" end "${fields[@]:1}")
  [[ -z $fault ]] || unhealthy "${fields[0]}: $fault"
done <<< "$lines"
