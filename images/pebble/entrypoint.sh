#!/bin/bash
# Runs Pebble and publishes what its clients need to trust it.
#
#   DNS_SERVER                the name server that answers the challenges (a host's name or address)
#   PEBBLE_HOSTS              names in the certificate of its own HTTPS, by commas (default: this container's and ct-pebble)
#   CERTIFICATE_SECONDS       how long the certificates live (default: 90 days)
#   /public/directory-ca.pem  authority of Pebble's own HTTPS; made once
#   /public/root.pem          authority of the certificates that Pebble issues
#
# Pebble keeps nothing: each start makes a new issuing root. root.pem is replaced then, and the certifier, which
# verifies its certificates against it, asks for new ones.
. toolkit.sh pebble
umask 022

readonly public=/public work=/tmp/pebble
[[ -n ${DNS_SERVER:-} ]] || die "DNS_SERVER is not set: give the name of the DNS service."

names=${PEBBLE_HOSTS:-ct-pebble,$(hostname)},localhost
alternatives=$(tr , '\n' <<< "$names" | sed '/^$/d; s/^/DNS:/' | paste -sd,)

# A new one at each start as well: its key then never leaves this container's memory.
self_signed "$work" "Pebble HTTPS" "$alternatives" -days 3650 -addext "basicConstraints=critical,CA:TRUE,pathlen:0" \
  -addext "extendedKeyUsage=serverAuth" || die "no certificate for '$alternatives': is PEBBLE_HOSTS a list of names?"

publish() { # file, name
  install -m 0644 "$1" "$public/.new.$2"
  mv -f "$public/.new.$2" "$public/$2"
}
publish "$work/fullchain.pem" directory-ca.pem

cat > "$work/config.json" << END
{ "pebble": {
  "listenAddress": "0.0.0.0:14000", "managementListenAddress": "127.0.0.1:15000",
  "certificate": "$work/fullchain.pem", "privateKey": "$work/key.pem",
  "httpPort": 80, "tlsPort": 443, "ocspResponderURL": "", "externalAccountBindingRequired": false,
  "certificateValidityPeriod": ${CERTIFICATE_SECONDS:-7776000},
  "retryAfter": { "authz": 1, "order": 1 } } }
END

# No waiting for effect, no refusals by lot; a domain once proven stays so, as with Let's Encrypt.
export PEBBLE_VA_NOSLEEP=1 PEBBLE_WFE_NONCEREJECT=0 PEBBLE_AUTHZREUSE=100
start pebble -config "$work/config.json" -dnsserver "$DNS_SERVER:5353"

fetch_root() { # from Pebble's management interface
  openssl s_client -quiet -verify_quiet -connect 127.0.0.1:15000 <<< $'GET /roots/0 HTTP/1.0\r\n\r' 2> /dev/null |
    sed '1,/^\r*$/d' > "$work/root.pem"
  openssl x509 -in "$work/root.pem" -noout 2> /dev/null
}
await fetch_root
publish "$work/root.pem" root.pem
say "ready; its issuing root is in $public/root.pem"
supervise
