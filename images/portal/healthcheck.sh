#!/bin/bash
# Healthy: pages have been rendered, and nginx serves them.
. toolkit.sh portal

reason=$(http GET 8080 /health) || unhealthy "$reason"
in_force
