#!/bin/bash
# Healthy: PHP, Roundcube and its database answer. That the mail servers do is their own health.
. toolkit.sh webmail

reason=$(http GET 8081 /health) || unhealthy "$reason"
