# shellcheck shell=bash
# shellcheck disable=SC2034 # read by the entrypoint
# Cloudflare's API, by the token /secret/cloudflare-token, which may edit the zone's records.
secret=/secret/cloudflare-token
export CLOUDFLARE_DNS_API_TOKEN_FILE=$secret
dns_options=(--dns cloudflare)
