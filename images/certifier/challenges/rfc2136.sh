# shellcheck shell=bash
# shellcheck disable=SC2034 # read by the entrypoint
# Our own name server (RFC 2136), port 5353 of DNS_SERVER, by the key /secret/acme-update.tsig.
[[ -n ${DNS_SERVER:-} ]] || die "DNS_SERVER is not set: the challenge rfc2136 needs the name of the DNS service."
secret=/secret/acme-update.tsig
export RFC2136_NAMESERVER=$DNS_SERVER:5353 RFC2136_TSIG_ALGORITHM=hmac-sha256. RFC2136_TSIG_KEY=acme-update \
  RFC2136_TSIG_SECRET_FILE=$secret RFC2136_SEQUENCE_INTERVAL=1 RFC2136_POLLING_INTERVAL=1 RFC2136_TTL=10
dns_options=(--dns rfc2136 --dns.resolvers "$DNS_SERVER:5353" --dns.disable-cp)
