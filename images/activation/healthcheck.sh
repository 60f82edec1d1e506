#!/bin/bash
# Healthy: the page answers. That the mail store does is the mail store's own health.
. toolkit.sh activation

reason=$(http GET 8080 /health) || unhealthy "$reason"
