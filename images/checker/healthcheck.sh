#!/bin/bash
# Healthy: the checker answers, and knows the facts that the channel has.
. toolkit.sh checker

reason=$(http GET 9116 /health) || unhealthy "$reason"
in_force facts
