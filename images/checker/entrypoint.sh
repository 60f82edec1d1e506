#!/bin/bash
# Runs the checker, and has it read each new generation of the monitoring channel.
. toolkit.sh checker

use_facts() { http POST 9116 /-/reload > /dev/null; }

follow facts "${CONFIG_DIRECTORY:-/config}" use_facts
start node /opt/checker/main.js
supervise
