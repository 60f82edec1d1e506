#!/bin/bash
# Healthy: the registry answers. With TLS the handshake is enough: its name is known to others only.
. toolkit.sh registry

if [[ -n ${REGISTRY_HTTP_TLS_CERTIFICATE:-} ]]; then
  openssl s_client -connect 127.0.0.1:5000 < /dev/null > /dev/null 2>&1 || unhealthy "no TLS on port 5000"
else
  reason=$(http GET 5000 /v2/) || unhealthy "$reason"
fi
