# shellcheck shell=bash
# What entrypoints and healthchecks of all images share: `. toolkit.sh PROGRAM`, where PROGRAM begins each line of the
# log. See docs/adr/20261129-images-share-a-toolkit.md.
set -euo pipefail
export LC_ALL=C

readonly program=${1:?toolkit.sh PROGRAM}

# What this container runs, where its image has several: the last word of the first process.
role() { tr '\0' '\n' < /proc/1/cmdline | tail -n 1; }

# --- the log: `PROGRAM: MESSAGE`, `PROGRAM: warning: MESSAGE`, `PROGRAM: error: MESSAGE` ----------------------------------
say() { echo "$program: $*" >&2; }
warn() { say "warning: $*"; }
die() {
  say "error: $*"
  exit 1
}

# --- servers: the container lives as long as all of them ----------------------------------------------------------------
declare -A servers=()
stopping=

start() { # command...: in the background; TERM, INT and QUIT of the container reach it as TERM
  trap 'stopping=1' TERM INT QUIT
  "$@" &
  servers[$!]=$1
}

stop() { # ends the container; redefined where a server is no child of this shell
  kill -TERM "${!servers[@]}" 2> /dev/null || true
  wait || true
}

tick() { # a second later, unless it is time to end
  local pid status=0
  # A read that never gets anything: no process of its own.
  [[ -v never ]] || exec {never}<> <(:)
  read -rt 1 -u "$never" || true
  for pid in "${!servers[@]}"; do
    [[ -z $stopping ]] || break
    if ! kill -0 "$pid" 2> /dev/null; then
      wait "$pid" || status=$?
      say "error: ${servers[$pid]} ended by itself with status $status."
      unset "servers[$pid]"
      stop
      exit $((status == 0 ? 1 : status))
    fi
  done
  [[ -z $stopping ]] || {
    stop
    exit 0
  }
}

# --- channels -----------------------------------------------------------------------------------------------------------
# What is in force of each, for the healthcheck: a file of DIRECTORY GENERATION VERDICT. In the one memory that every
# container has, whatever is mounted into it.
readonly followed=${FOLLOWED:-/dev/shm/followed}
# What COMMAND of `follow` returns when this generation will never do.
readonly REFUSED=65
declare -A directory_of=() command_of=() tried=() failures=() retry_at=()

# Each new generation of DIRECTORY is given to COMMAND, and again until it succeeds or refuses it; what was there before
# then stays. A generation that is there already counts as new.
follow() { # name, directory, command
  directory_of[$1]=$2 command_of[$1]=$3 failures[$1]=0 tried[$1]=
  mkdir -p "$followed"
  note "$1" - waiting
  [[ -s $2/.generation ]] || say "$1: waits for $2."
}

note() { echo "${directory_of[$1]} $2 $3" > "$followed/$1"; } # name, generation, verdict

generation_of() { # directory: leaves it in $generation; empty while nothing is published
  generation=
  read -r generation 2> /dev/null < "$1/.generation" || true
}

look() { # brings into force what is new, or due again
  local name generation status wait
  for name in "${!directory_of[@]}"; do
    generation_of "${directory_of[$name]}"
    [[ -n $generation ]] || continue
    if [[ $generation != "${tried[$name]}" ]]; then
      tried[$name]=$generation failures[$name]=0
    elif ((failures[$name] == 0 || SECONDS < retry_at[$name])); then
      continue
    fi
    status=0
    "${command_of[$name]}" "$generation" || status=$?
    case $status in
      0) note "$name" "$generation" in-force ;;
      "$REFUSED") note "$name" "$generation" refused ;;
      *)
        wait=$((failures[$name] < 5 ? 1 << failures[$name] : 30))
        failures[$name]=$((failures[$name] + 1))
        retry_at[$name]=$((SECONDS + wait))
        warn "$name: generation ${generation:0:12} is not in force; tried again in $wait s."
        continue
        ;;
    esac
    failures[$name]=0
  done
}

await() { # condition...: follows until it holds
  until
    look
    "$@"
  do tick; done
}

supervise() { # [condition...]: follows while it holds, and the servers live
  trap 'stopping=1' TERM INT QUIT
  while "${@:-true}"; do
    tick
    look
  done
}

# --- health: silent, or one line and status 1 ---------------------------------------------------------------------------
unhealthy() {
  say "unhealthy: $*"
  exit 1
}

# Longer than a change needs: whoever is unhealthy is restarted.
readonly patience=60

in_force() { # name...: of these something must be in force; nothing that is followed may be older than its channel
  local file name directory generation verdict seen age
  for file in "$followed"/*; do
    [[ -e $file ]] || continue
    name=${file##*/}
    read -r directory seen verdict < "$file" || continue # being written
    [[ " $* " != *" $name "* || $seen != - ]] || unhealthy "$name: nothing of $directory is in force yet"
    generation_of "$directory"
    [[ -n $generation && $generation != "$seen" ]] || continue
    age=$(($(date +%s) - $(stat -c %Y "$directory/.generation")))
    ((age <= patience)) ||
      unhealthy "$name: generation ${generation:0:12} is there for $age s, and ${seen:0:12} is in force ($verdict)"
  done
}

# Asks a server of this container: silent and status 0 for an answer of 2xx, otherwise says what came instead; status
# REFUSED for one of 4xx.
http() ( # method, port, path
  version='' status='' line='' last=''
  { exec 3<> "/dev/tcp/127.0.0.1/$2"; } 2> /dev/null || {
    echo "nobody listens on port $2"
    exit 1
  }
  printf '%s %s HTTP/1.0\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n' "$1" "$3" >&3
  read -rt 5 -u 3 version status _ || true
  [[ $version != HTTP/* || $status != 2?? ]] || exit 0
  while read -rt 1 -u 3 line || [[ -n $line ]]; do [[ -z ${line%$'\r'} ]] || last=$line; done
  echo "$1 $3 on port $2: ${status:-no answer}, ${last%$'\r'}"
  [[ $status != 4?? ]] || exit "$REFUSED"
  exit 1
)

# --- certificates: a directory with fullchain.pem and key.pem -----------------------------------------------------------
pair_fits() { # directory: whether both are there and belong together
  local public
  public=$(openssl x509 -in "$1/fullchain.pem" -noout -pubkey 2> /dev/null) &&
    [[ $public == "$(openssl pkey -in "$1/key.pem" -pubout 2> /dev/null)" ]]
}

self_signed() { # directory, subject's name, subjectAltName, option...
  local directory=$1 name=$2 alternatives=$3
  shift 3
  mkdir -p "$directory"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj "/CN=$name" \
    -addext "subjectAltName=$alternatives" "$@" -keyout "$directory/key.pem" -out "$directory/fullchain.pem" 2> /dev/null
  chmod 0600 "$directory/key.pem"
}

# --- for who writes a channel ---------------------------------------------------------------------------------------------
announce() { # directory: its generation, a hash of all files that do not begin with a dot
  (cd "$1" && find . -type f -not -path '*/.*' -print0 | sort -z | xargs -0r sha256sum | sha256sum | cut -c1-64) \
    > "$1/.generation.new"
  chmod 0644 "$1/.generation.new"
  mv -f "$1/.generation.new" "$1/.generation"
}
