#!/bin/bash
# Healthy: nginx answers.
. toolkit.sh edge

reason=$(http GET 8081 /health) || unhealthy "nginx: $reason"
in_force
