#!/bin/bash
# Runs the page. It follows no channel: what it knows, it asks the mail store for.
. toolkit.sh activation

start node /opt/activation/main.js
supervise
