#!/bin/bash
# Healthy: the program that runs in this container answers, on the configuration that the channel has.
. toolkit.sh monitoring

case $(role) in
  prometheus) port=9090 path=/-/ready ;;
  alertmanager) port=9093 path=/-/ready ;;
  blackbox) port=9115 path=/-/healthy ;;
  node-exporter) port=9100 path=/ ;;
  *) unhealthy "this container runs '$(role)'" ;;
esac
reason=$(http GET "$port" "$path") || unhealthy "$reason"
[[ $(role) == node-exporter ]] || in_force config
