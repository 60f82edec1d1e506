#!/bin/bash
# Runs `prometheus`, `alertmanager` or `blackbox` on a checked copy of the monitoring channel.
#
# The channel is copied, checked and only then used: a configuration that its own checker refuses never reaches the
# program, neither at a reload nor after a restart (the copy is in /data, which is a volume), and one log line says
# why. Blackbox keeps nothing: its copy is in /tmp.
set -euo pipefail

role="${1:-}"
channel="${CONFIG_DIRECTORY:-/config}"
home=/data
[ "$role" != blackbox ] || home=/tmp
current=$home/config
staged=$home/config.staged

say() { printf 'level=%s component=channel role=%s msg="%s"\n' "$1" "$role" "${2//\"/\'}"; }

case "$role" in
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
    echo "monitoring: unknown command '$role'; use prometheus, alertmanager or blackbox" >&2
    exit 64
    ;;
esac

generation() { cat "$channel/.generation" 2>/dev/null || true; }

# Copies this program's part of the channel beside the current one; fails when a needed file is not there yet.
stage() {
  rm -rf "$staged"
  mkdir -p "$staged"
  local part
  for part in "${parts[@]}"; do
    [ -e "$channel/$part" ] || { echo "$part is missing in the channel"; return 1; }
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
  done >"$home/config.files"
  (cd "$current" && find . -type f | sort) | comm -23 - "$home/config.files" | while read -r file; do
    rm -f "$current/$file"
  done
}

# The lines that say what is wrong, in one.
reason() {
  { grep -iE 'error|fail|missing|invalid' <<<"$1" || printf '%s' "$1"; } | tail -n 3 | tr -s '\n ' ' '
}

# Prints `changed`, `same` or `refused`.
adopt() {
  local why
  if ! why="$(stage)"; then
    say error "refused the new configuration and kept the old one: $(reason "$why")" >&2
    echo refused
  elif [ -d "$current" ] && diff -rq "$staged" "$current" >/dev/null 2>&1; then
    echo same
  else
    install_staged
    echo changed
  fi
}

follow() {
  local program="$1" seen="$2" now
  while kill -0 "$program" 2>/dev/null; do
    sleep 1
    now="$(generation)"
    [ -n "$now" ] && [ "$now" != "$seen" ] || continue
    seen="$now"
    if [ "$(adopt)" = changed ]; then
      kill -HUP "$program"
      say info "reloaded generation ${now:0:12}"
    fi
  done
}

seen=""
told=""
while true; do
  now="$(generation)"
  if [ -n "$now" ] && [ "$now" != "$seen" ]; then
    seen="$now"
    [ "$(adopt)" = refused ] || break
  fi
  # After a restart the last configuration that was good is better than none.
  [ -z "$seen" ] || [ ! -d "$current" ] || break
  [ -n "$told" ] || say info "waiting for a configuration in $channel"
  told=yes
  sleep 1
done

# The shell's own process becomes the program below, so this is the id that a reload signals.
follow $$ "$seen" &

ulimit -n "$(ulimit -Hn)" || true
case "$role" in
  prometheus)
    exec prometheus \
      --config.file="$current/prometheus.yml" \
      --storage.tsdb.path=/data/tsdb \
      --storage.tsdb.retention.time="${RETENTION_DAYS:-15}d" \
      --web.listen-address=:9090 \
      --web.external-url="${EXTERNAL_URL:-http://localhost:9090/}" \
      --web.console.libraries=/usr/share/prometheus/console_libraries \
      --web.console.templates=/usr/share/prometheus/consoles \
      --log.level=warn
    ;;
  alertmanager)
    exec prometheus-alertmanager \
      --config.file="$current/alertmanager.yml" \
      --storage.path=/data/alertmanager \
      --web.listen-address=:9093 \
      --web.external-url="${EXTERNAL_URL:-http://localhost:9093/}" \
      --cluster.listen-address= \
      --log.level=warn
    ;;
  blackbox)
    exec prometheus-blackbox-exporter --config.file="$current/blackbox.yml" --web.listen-address=:9115 --log.level=warn
    ;;
esac
