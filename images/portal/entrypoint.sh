#!/bin/bash
# Serves /srv/current, and renders it anew whenever the portal channel has a new generation.
# The renderer runs only then: between two changes there is no Node in memory.
. toolkit.sh portal

readonly channel=${CONFIG_DIRECTORY:-/config}

render() { node /opt/portal/main.js "$channel" /srv "$1"; } # generation

follow config "$channel" render
start nginx -g 'daemon off;'
supervise
