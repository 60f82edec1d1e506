#!/bin/bash
# Runs the watcher with /config/city.json and /config/channels.json; what people know already stands in /data.
. toolkit.sh watcher

start node /opt/watcher/main.js
supervise
