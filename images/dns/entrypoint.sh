#!/bin/bash
# Runs Knot with the zones of the channel `dns` and takes over each new generation without a restart.
#
#   /config/zones.json          [{"zone": "hcm.edu.vn", "file": "hcm.edu.vn/base.zone"}, ...]
#   /config/<zone>/base.zone    the zone's SOA, NS and own records; cell-NN.zone beside it: those of its units
#   /var/lib/knot               the last good zone files, the journal, the control socket
#   /secret/acme-update.tsig    key (hmac-sha256, name `acme-update`) with which the certifier proves a domain
#
# A zone that Knot does not accept stays as it was.
. toolkit.sh dns

readonly config=/config data=/var/lib/knot secret=/secret
readonly socket=$data/knot.sock

# --- the key of the certifier -------------------------------------------------------------------------------------
make_key() {
  [[ ! -s $secret/acme-update.tsig ]] || return 0
  (
    umask 077
    head -c 32 /dev/urandom | base64 > "$secret/.acme-update.tsig.new"
  )
  mv -f "$secret/.acme-update.tsig.new" "$secret/acme-update.tsig"
  say "made a key for the certifier."
}

# --- Knot's configuration for the zones whose files are in a directory ---------------------------------------------
configuration() { # directory of zone files, zone...
  local directory=$1 zone
  shift
  cat << END
server:
    listen: [ 0.0.0.0@5353 $([[ ! -s /proc/net/if_inet6 ]] || echo ', "::@5353"') ]
    user: knot:knot
    rundir: $data
    identity: ""
    version: ""
    nsid: ""
    udp-workers: 2
    tcp-workers: 2
    background-workers: 2
    udp-max-payload: 1232
control:
    listen: $socket
database:
    storage: $data
    journal-db-max-size: 1G
    timer-db-max-size: 16M
    kasp-db-max-size: 16M
log:
  - target: stdout
    any: warning
key:
  - id: acme-update
    algorithm: hmac-sha256
    secret: $(< "$secret/acme-update.tsig")
acl:
  - id: acme-challenge
    key: acme-update
    action: update
    update-type: TXT
    update-owner: name
    update-owner-match: pattern
    update-owner-name: [ _acme-challenge, _acme-challenge.* ]
template:
  - id: default
    storage: $directory
    file: "%s.zone"
    acl: acme-challenge
    journal-content: all
    zonefile-load: difference-no-serial
    zonefile-sync: -1
    serial-policy: unixtime
    semantic-checks: on
END
  (($# == 0)) || echo "zone:"
  for zone; do echo "  - domain: $zone"; done
}

# --- one generation of the channel ----------------------------------------------------------------------------------
# What the certifier has just put there would vanish when the zone is loaded anew.
challenges() { # zone
  [[ -S $socket ]] || return 0
  knotc -s "$socket" zone-read "$1" _acme-challenge TXT 2> /dev/null | sed -n 's/^\[[^]]*\] *//p' || true
}

use_zones() { # generation
  local result=0 zone complaint next=$data/next
  local -a wanted=() zones=()
  rm -rf "$next"
  mkdir -p "$next" "$data/zones"

  if ! readarray -t wanted < <(jq -er '.[].zone' "$config/zones.json" 2> /dev/null) || ((${#wanted[@]} == 0)); then
    say "error: /config/zones.json names no zone or is no JSON: everything stays as it was. Correct the template and deploy again."
    return "$REFUSED"
  fi
  for zone in "${wanted[@]}"; do
    if [[ ! $zone =~ ^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$ ]]; then
      warn "'$zone' in /config/zones.json is no name of a zone: it is left out."
      result=$REFUSED
    elif [[ ! -e $config/$zone/base.zone ]]; then
      warn "/config/$zone/base.zone is missing: zone $zone stays as it was."
      result=$REFUSED
    else
      find "$config/$zone" -name '*.zone' -print0 | sort -z | xargs -0 cat > "$next/$zone.zone"
      challenges "$zone" >> "$next/$zone.zone"
      configuration "$next" "$zone" > "$next/check.conf"
      if ! complaint=$(knotc -m 64 -c "$next/check.conf" zone-check "$zone" 2>&1); then
        complaint=$(grep -m1 -E 'error' <<< "$complaint" || head -1 <<< "$complaint")
        warn "zone $zone is not accepted and stays as it was: ${complaint#* error: }. Correct its records and deploy again."
        result=$REFUSED
      elif ! cmp -s "$next/$zone.zone" "$data/zones/$zone.zone"; then
        mv -f "$next/$zone.zone" "$data/zones/$zone.zone"
      fi
    fi
    [[ ! -e $data/zones/$zone.zone ]] || zones+=("$zone")
  done

  configuration "$data/zones" "${zones[@]}" > "$next/knot.conf"
  mv -f "$next/knot.conf" "$data/knot.conf"
  rm -rf "$next"
  own
  ((${#servers[@]} == 0)) || knotc -s "$socket" reload > /dev/null || return
  ((result != 0)) || say "serves ${#zones[@]} zones, generation ${1:0:12}."
  return "$result"
}

own() {
  chown -R knot:knot "$data"
  chown root:knot "$data/knot.conf"
  chmod 0640 "$data/knot.conf"
}

# --- the process ----------------------------------------------------------------------------------------------------
umask 022
make_key
rm -f "$socket"
mkdir -p "$data/zones"

# What was served last, until the channel has something, and something good.
readarray -t former < <(find "$data/zones" -name '*.zone' -printf '%f\n' | sed 's/\.zone$//' | sort)
configuration "$data/zones" "${former[@]}" > "$data/knot.conf"
own
follow zones "$config" use_zones
look

start knotd -m 64 -c "$data/knot.conf"
supervise
