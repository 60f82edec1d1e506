#!/bin/bash
# Healthy: the directory's HTTPS stands, and its certificate is the published one.
. toolkit.sh pebble

[[ -s /public/root.pem ]] || unhealthy "no root published yet"
openssl s_client -verify_return_error -CAfile /public/directory-ca.pem -verify_hostname localhost \
  -connect 127.0.0.1:14000 < /dev/null > /dev/null 2>&1 || unhealthy "no HTTPS on port 14000"
