#!/bin/bash
# Runs `prometheus`, `alertmanager` or `blackbox` on a checked copy of the monitoring channel, or `node-exporter`, which
# needs none.
#
# The channel is copied, checked and only then used: a configuration that its own checker refuses never reaches the
# program, neither at a reload nor after a restart (the copy is in /data, which is a volume), and one log line says
# why. Blackbox keeps nothing: its copy is in /tmp.
. toolkit.sh monitoring

role=${1:-}

# What a container sees of its node: memory and load are the node's, and so is the size of the disk below its own root,
# on which the engine keeps every image, volume and log.
if [[ $role == node-exporter ]]; then
  start prometheus-node-exporter --web.listen-address=:9100 --log.level=warn --web.disable-exporter-metrics \
    --collector.disable-defaults --collector.meminfo --collector.loadavg --collector.uname \
    --collector.vmstat --collector.vmstat.fields='^oom_kill$' \
    --collector.filesystem --collector.filesystem.mount-points-exclude='^/.+' --collector.filesystem.fs-types-exclude='^$'
  supervise
fi

channel=${CONFIG_DIRECTORY:-/config}
home=/data
[[ $role != blackbox ]] || home=/tmp
current=$home/config
staged=$home/config.staged

case $role in
  prometheus)
    parts=(prometheus.yml rules targets)
    check() { promtool check config "$1/prometheus.yml"; }
    ;;
  alertmanager)
    parts=(alertmanager.yml alertmanager)
    check() { amtool check-config "$1/alertmanager.yml"; }
    ;;
  blackbox)
    parts=(blackbox.yml)
    check() { prometheus-blackbox-exporter --config.check --config.file="$1/blackbox.yml"; }
    ;;
  *)
    die "unknown command '$role'; use prometheus, alertmanager, blackbox or node-exporter."
    ;;
esac

# Copies this program's part of the channel beside the current one; fails when a needed file is not there yet.
stage() {
  rm -rf "$staged"
  mkdir -p "$staged"
  local part
  for part in "${parts[@]}"; do
    [ -e "$channel/$part" ] || {
      echo "$part is missing in the channel"
      return 1
    }
    cp -rL "$channel/$part" "$staged/$part"
  done
  # A publisher's half-written files begin with a dot.
  find "$staged" -type f -name '.*' -delete
  check "$staged" 2>&1
}

# Moves the staged files over the current ones one by one, so that watchers of a folder see each of them change.
install_staged() {
  mkdir -p "$current"
  local file
  (cd "$staged" && find . -type f | sort) | while read -r file; do
    mkdir -p "$current/$(dirname "$file")"
    mv -f "$staged/$file" "$current/$file"
    echo "$file"
  done > "$home/config.files"
  (cd "$current" && find . -type f | sort) | comm -23 - "$home/config.files" | while read -r file; do
    rm -f "$current/$file"
  done
}

# The lines that say what is wrong, in one.
reason() {
  { grep -iE 'error|fail|missing|invalid' <<< "$1" || printf '%s' "$1"; } | tail -n 3 | tr -s '\n ' ' '
}

adopt() { # generation
  local why
  why=$(stage) || {
    say "error: refused the new configuration and kept the old one: $(reason "$why")"
    return "$REFUSED"
  }
  ! diff -rq "$staged" "$current" > /dev/null 2>&1 || return 0
  install_staged || return
  ((${#servers[@]} == 0)) || {
    kill -HUP "${!servers[@]}"
    say "reloaded generation ${1:0:12}."
  }
}

follow config "$channel" adopt
# After a restart the last configuration that was good is better than none.
await test -d "$current"

ulimit -n "$(ulimit -Hn)" || true
case $role in
  prometheus)
    # By itself it lets garbage grow with what it holds, and on a busy machine far beyond that: of a city of 3,500 units it
    # holds some 400 MiB (`npm run bench -- monitoring`).
    GOGC=40 GOMEMLIMIT=800MiB start prometheus \
      --config.file="$current/prometheus.yml" \
      --storage.tsdb.path=/data/tsdb \
      --storage.tsdb.retention.time="${RETENTION_DAYS:-15}d" \
      --web.listen-address=:9090 \
      --web.external-url="${EXTERNAL_URL:-http://localhost:9090/}" \
      --log.level=warn
    ;;
  alertmanager)
    start prometheus-alertmanager \
      --config.file="$current/alertmanager.yml" \
      --storage.path=/data/alertmanager \
      --web.listen-address=:9093 \
      --web.external-url="${EXTERNAL_URL:-http://localhost:9093/}" \
      --cluster.listen-address= \
      --log.level=warn
    ;;
  blackbox)
    start prometheus-blackbox-exporter --config.file="$current/blackbox.yml" --web.listen-address=:9115 --log.level=warn
    ;;
esac
supervise
