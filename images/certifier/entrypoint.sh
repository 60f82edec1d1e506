#!/bin/bash
# Keeps the certificates of /config/certificates.json in /certificates: [{"name": "city", "domains": ["Z", "*.Z"]}, ...].
#
#   ACME_DIRECTORY        URL of the ACME directory
#   ACME_CHALLENGE        the name of a file in challenges/, which says what it needs
#   ACME_EMAIL            whom the authority may write to; may be empty
#   LEGO_CA_CERTIFICATES  authority of the directory's own HTTPS, where it is not a public one
#                         (default: /public/directory-ca.pem where /public is mounted)
#   ISSUER_ROOT           file of the issuing root, where it may change: certificates of another are replaced
#                         (default: /public/root.pem where /public is mounted)
#   /data                 the ACME account, lego's own files, and the book of what was asked (see budget.sh)
#
# A certificate is asked for when it is missing, when a third of its life is left (half where it is short), or when its
# domains or its issuer changed. Each certificate is retried at its own pace, doubled each time: from 3 to 10 s with an
# authority of our own, from 5 minutes to an hour with a public one. A public one's limits are never exceeded, whatever
# changes or restarts, and of several certifiers only one works.
. toolkit.sh certifier
. certificate.sh
. budget.sh

# First and longest pause after a failure, and after a certificate that does not fit.
if [[ -n ${ISSUER_ROOT:-} ]]; then pauses=(3 10 3 10) counted=; else pauses=(300 3600 21600 86400) counted=1; fi

[[ -n ${ACME_DIRECTORY:-} ]] || die "ACME_DIRECTORY is not set: give the URL of the ACME directory."
# How an authority is shown that a name is ours: a file a challenge, which sets `secret` (the file of its credential) and
# `dns_options` (what lego is told), and exports what lego's provider reads.
challenge=/usr/local/lib/challenges/${ACME_CHALLENGE:-}.sh
[[ ${ACME_CHALLENGE:-} =~ ^[a-z0-9-]+$ && -f $challenge ]] || {
  known=(/usr/local/lib/challenges/*.sh)
  die "ACME_CHALLENGE is '${ACME_CHALLENGE:-}': it must be one of $(basename --suffix=.sh --multiple "${known[@]}" | xargs)."
}
secret='' dns_options=()
# shellcheck source=/dev/null
. "$challenge"

# --- one certificate ------------------------------------------------------------------------------------------------
obtain() { # name, domain...: the new certificate is in place, or one line says why not
  local name=$1 domain log=/tmp/lego.log staged unfit
  local -a options=()
  shift
  for domain; do options+=(--domains "$domain"); done

  if [[ ! -s $secret ]]; then
    say "$name: $secret is not there yet; waits for it."
    return 1
  fi
  if [[ -n ${LEGO_CA_CERTIFICATES:-} && ! -s ${LEGO_CA_CERTIFICATES:-} ]]; then
    say "$name: the authority's $LEGO_CA_CERTIFICATES is not there yet; waits for it."
    return 1
  fi
  # Domains of another set must not meet lego's files of the former one: each certificate has its own.
  rm -rf "/data/new/$name"
  mkdir -p "/data/new/$name"
  ln -s /data/accounts "/data/new/$name/accounts"
  local -a command=(lego --path "/data/new/$name" --server "$ACME_DIRECTORY" --accept-tos --email "${ACME_EMAIL:-}"
    --key-type ec256 "${dns_options[@]}" "${options[@]}" run)
  local group key moment
  group=$(group_of "$name") key=$(key_of "$@")
  # Written down first: who is killed while asking has asked.
  enter "$(date +%s)" ordered "$name" "$key" "$group"
  run "$log" "${command[@]}" || {
    # The authority has forgotten us (a restarted Pebble): register again.
    grep -qE 'accountDoesNotExist|[Uu]nable to find account' "$log" && rm -rf /data/accounts && run "$log" "${command[@]}"
  } || {
    moment=$(named_moment "$log")
    [[ -z $moment ]] || enter "$moment" until "$name" "$key" "$group"
    warn "$name ($*): not obtained: $(reason "$log"). Asks again."
    return 1
  }
  enter "$(date +%s)" issued "$name" "$key" "$group"
  staged=/data/new/$name/staged
  stage "/data/new/$name/certificates" "$staged"
  unfit=$(fault "$staged" renewal "$@")
  if [[ -n $unfit ]]; then
    enter "$(date +%s)" unfit "$name" "$key" "$group"
    warn "$name: what the authority gave does not fit: $unfit."
  fi
  # One that does not fit is still better than none.
  if [[ -z $unfit || -n $(fault "$certificates/$name" end "$@") ]]; then
    install_certificate "$staged" "$name"
    announce "$certificates"
    say "$name: obtained, until $(openssl x509 -in "$certificates/$name/fullchain.pem" -noout -enddate | cut -d= -f2)."
  fi
  rm -rf "/data/new/$name"
  [[ -z $unfit ]]
}

run() { # log, command...: in the background, so that a signal is heard meanwhile
  local log=$1
  shift
  mkdir -p /data/accounts
  "$@" > "$log" 2>&1 < /dev/null &
  wait $!
}

# The end of what lego says holds the cause; it may be long, and it may span lines.
reason() {
  grep -vE '^\s*$|\[INFO\]|Your account credentials|configuration directory|\.lego|secure backup|certificates and private keys' "$1" |
    tail -2 | tr '\n' ' ' | sed -E 's/^[0-9/]+ [0-9:]+ //; s/ +$//' | cut -c1-400
}

stage() { # directory of lego's files, directory: the pair under the names that its readers know
  local file
  mkdir -p "$2"
  install -m 0640 "$1"/*.key "$2/key.pem"
  # Not the issuer's file, which lies beside it.
  for file in "$1"/*.crt; do
    [[ $file == *.issuer.crt ]] || install -m 0640 "$file" "$2/fullchain.pem"
  done
}

install_certificate() { # directory, name: key first, so that a reader who checks the pair waits
  local directory=$certificates/$2
  mkdir -p "$directory"
  install -m 0640 "$1/key.pem" "$directory/.key.new"
  install -m 0640 "$1/fullchain.pem" "$directory/.fullchain.new"
  mv -f "$directory/.key.new" "$directory/key.pem"
  mv -f "$directory/.fullchain.new" "$directory/fullchain.pem"
}

# --- all of them ----------------------------------------------------------------------------------------------------
# When to look at a certificate again (in SECONDS), until when an order was last said to wait, and for which fault.
declare -A next_look=() held=() told=()

round() {
  local line name fault now wait moment
  local -a lines=() fields=() names=()
  if ! readarray -t lines < <(wanted 2> /dev/null) || ((${#lines[@]} == 0)); then
    [[ ! -e $list ]] || warn "$list names no certificate or is no JSON; waits for a better one."
    next_look=()
    show_figures
    return 0
  fi
  for line in "${lines[@]}"; do
    read -ra fields <<< "$line"
    name=${fields[0]}
    if [[ ! $name =~ ^[a-z0-9-]+$ ]]; then
      warn "'$name' is no name for a certificate; it is left out."
      continue
    fi
    names+=("$name")
    now=$(date +%s)
    fault=$(fault "$certificates/$name" renewal "${fields[@]:1}")
    if [[ -z $fault ]]; then
      next_look[$name]=$((SECONDS + $(moment_of renewal "$certificates/$name/fullchain.pem") - now))
      unset "told[$name]" "held[$name]"
      continue
    fi
    ((${next_look[$name]:-0} <= SECONDS)) || continue
    wait=$(must_wait_for "$now" "${fields[@]}")
    if [[ -n $wait ]]; then
      moment=${wait%% *}
      next_look[$name]=$((SECONDS + moment - now))
      [[ ${held[$name]:-} == "$moment" ]] ||
        say "$name (${fields[*]:1}): waits until $(date -u -d "@$moment" '+%Y-%m-%d %H:%M UTC'): ${wait#* }."
      held[$name]=$moment
      continue
    fi
    [[ ${told[$name]:-} == "$fault" ]] || say "$name (${fields[*]:1}): asks for a certificate: $fault."
    told[$name]=$fault
    # Where no order could be made it looks again when what it waits for has come, or after the longest pause.
    next_look[$name]=$((SECONDS + pauses[1]))
    show_figures "${names[@]}"
    obtain "${fields[@]}" || true
    held[$name]=$(back_off "$(date +%s)" "$name" "${pauses[@]}" "${fields[@]:1}")
    [[ -z ${held[$name]} ]] || next_look[$name]=$((SECONDS + held[$name] - $(date +%s)))
  done
  forget "${names[@]}"
  show_figures "${names[@]}"
}

# The later of two moments: the pause after a failure, and what a public authority allows. As `EPOCH WORDS...`.
must_wait_for() { # now, name, domain...
  local now=$1 name=$2 pause allowed=
  shift 2
  pause=$(back_off "$now" "$name" "${pauses[@]}" "$@")
  [[ -z $counted ]] || allowed=$(must_wait "$now" "$name" "$(group_of "$name")" "$@")
  if [[ -n $allowed ]] && ((${allowed%% *} >= ${pause:-0})); then
    echo "$allowed"
  elif [[ -n $pause ]]; then
    echo "$pause the last order failed"
  fi
}

# What Prometheus is told. Nobody reaches the certifier: its figures lie with the certificates, where the edge finds them
# and shows them with its own.
show_figures() { # name...
  local name
  {
    echo "congtruong_certifier_alive_timestamp_seconds $(date +%s)"
    for name; do echo "congtruong_certifier_failed_orders{certificate=\"$name\"} $(failures_of "$name")"; done
  } > "$certificates/.figures.new"
  chmod 0644 "$certificates/.figures.new"
  mv -f "$certificates/.figures.new" "$certificates/.figures"
}

forget() { # name...: certificates that nobody wants any more go
  local directory name gone=
  for name in "${!next_look[@]}"; do
    [[ " $* " == *" $name "* ]] || unset "next_look[$name]" "told[$name]" "held[$name]"
  done
  for directory in "$certificates"/*/; do
    [[ -d $directory && " $* " != *" $(basename "$directory") "* ]] || continue
    rm -rf "$directory"
    gone=1
    say "$(basename "$directory"): not wanted any more; removed."
  done
  [[ -z $gone ]] || announce "$certificates"
}

trap 'exit 0' TERM INT
umask 027
mkdir -p "$certificates"
# The directory itself is for everyone; the files in it are for root and the group.
chmod 0755 "$certificates"

# Two at once would ask twice; whoever is killed lets go of it.
exec {lock}> /data/lock
if ! flock -n "$lock"; then
  say "another certifier is at work; waits for its end."
  flock "$lock" &
  wait $!
fi

# What a round would find is judged each time one of these changes, and in any case once a minute.
state() { stat -c %Y.%i /config/.generation "$secret" ${ISSUER_ROOT:+"$ISSUER_ROOT"} 2> /dev/null | tr '\n' ' ' || true; }
seen=$(cat /data/seen 2> /dev/null || true) last=-60
while true; do
  now=$(state)
  due=
  for moment in "${next_look[@]}"; do ((moment > SECONDS)) || due=1; done
  if [[ $now != "$seen" ]]; then
    # Whatever it waited for may be there now, or mended. Kept, since a restart is no change.
    enter "$(date +%s)" changed - - -
    printf '%s' "$now" > /data/seen.new
    mv -f /data/seen.new /data/seen
    seen=$now next_look=() due=1
  fi
  if [[ -n $due ]] || ((SECONDS - last >= 60)); then
    last=$SECONDS
    prune "$(date +%s)"
    round
  fi
  tick
done
