# shellcheck shell=bash
# What a public authority lets one account ask for, and the book of what was asked; to be sourced.
#
# Let's Encrypt counts in its own time, whatever restarts here: the book lies in /data and is read before each order.
# A line is `EPOCH KIND NAME KEY GROUP`, in the order of time:
#   ordered  an order was made: a failure, unless `issued` follows (whoever was killed while asking failed as well)
#   issued   its certificate came
#   unfit    it was not what had been asked for, or is due for renewal already
#   until    the authority said: not before EPOCH
#   changed  something changed for which an order may fail no more (NAME, KEY and GROUP are `-`)
# NAME is the certificate's, KEY stands for its exact set of names, GROUP for the registered domain whose weekly budget
# it needs (`-` where nobody counts).
#
# The limits (https://letsencrypt.org/docs/rate-limits/), as variables for the few who were given others:
#   CERTIFICATES_PER_WEEK       new certificates of one registered domain in seven days (50); the same set of names
#                               again is a renewal, which does not count
#   CERTIFICATES_SAME_PER_WEEK  certificates of one exact set of names in seven days (5)
#   CERTIFICATE_ORDERS          orders of one account in three hours (300)
#   CERTIFICATE_FAILURES        failed validations of one host name in an hour (5)

readonly book=${BOOK:-/data/book}

# Stands for an exact set of names. Arguments: domain...
key_of() {
  printf '%s\n' "$@" | sort | sha256sum | cut -c1-16
}

# Arguments: epoch, kind, name, key, group
enter() {
  echo "$*" >> "$book"
}

# Forgets what no limit looks at any more; the last certificate of a set stays for as long as one may be renewed, and
# public ones live for up to 398 days.
# Arguments: now
prune() {
  [[ -s $book ]] || return 0
  awk -v now="$1" '
    NF == 5 && ($1 > now - 604800 || ($2 == "issued" && $1 > now - 34560000))' "$book" > "$book.new"
  mv -f "$book.new" "$book"
}

# Says until when an order has to wait and why, as `EPOCH WORDS...`; silent when it may be made.
# Arguments: now, name, group, domain...
must_wait() {
  local now=$1 name=$2 group=$3 key most
  shift 3
  [[ -s $book ]] || return 0
  key=$(key_of "$@")
  # A zone and its wildcard are proven under one host name, and fail there together.
  most=$(printf '%s\n' "${@#\*.}" | sort | uniq -c | sort -rn | awk 'NR == 1 { print $1 }')
  awk -v now="$now" -v name="$name" -v key="$key" -v group="$group" -v at_once="$most" \
    -v week="${CERTIFICATES_PER_WEEK:-50}" -v same="${CERTIFICATES_SAME_PER_WEEK:-5}" \
    -v orders="${CERTIFICATE_ORDERS:-300}" -v failures="${CERTIFICATE_FAILURES:-5}" '
    function note(what, window) { if ($1 > now - window) at[what, ++count[what]] = $1 + window }
    # The moment when so many have left the window that one more has room.
    function hold(what, limit, words) {
      if (count[what] < limit) return
      moment = at[what, count[what] - limit + 1]
      if (moment > until) { until = moment; why = words }
    }
    NF != 5 { next }
    $2 == "ordered" { note("orders", 10800) }
    $2 == "ordered" && $3 == name { note("failures", 3600) }
    $2 == "issued" && $3 == name { count["failures"] = 0 }
    $2 == "issued" && $4 == key { renewal = 1; note("same", 604800) }
    $2 == "issued" && $5 == group && !(($4, $5) in had) { note("week", 604800) }
    $2 == "issued" { had[$4, $5] = 1 }
    $2 == "until" && $3 == name && $1 > now && $1 > until { until = $1; why = "the authority said so" }
    END {
      tries = int(failures / at_once)
      hold("failures", tries < 1 ? 1 : tries, "it failed as often as an hour allows")
      hold("orders", orders, orders " orders were made in three hours")
      hold("same", same, same " certificates of exactly these names came in a week")
      if (!renewal && group != "-") hold("week", week, week " new certificates of " group " came in a week")
      if (until > now) print until, why
    }' "$book"
}

# Until when the last order's failure holds back the next one, as an epoch; silent when nothing does. Each failure in a
# row doubles the pause, and no restart shortens it. What changes may have mended a failure, but hardly an authority
# that gives other certificates than we asked for: then the pause is long, since each one counts.
# Arguments: now, name, first pause, longest pause, first and longest pause after an unfit one, domain...
back_off() {
  local now=$1 name=$2 first=$3 longest=$4 first_unfit=$5 longest_unfit=$6
  shift 6
  [[ -s $book ]] || return 0
  awk -v now="$now" -v name="$name" -v key="$(key_of "$@")" -v first="$first" -v longest="$longest" \
    -v first_unfit="$first_unfit" -v longest_unfit="$longest_unfit" '
    function doubled(pause, times, most) {
      while (--times > 0 && pause < most) pause *= 2
      return pause < most ? pause : most
    }
    NF != 5 { next }
    $2 == "changed" { failed = 0 }
    $3 != name || $4 != key { next }
    $2 == "ordered" { failed++; last = $1 }
    $2 == "issued" { failed = 0; before = unfit; unfit = 0 }
    $2 == "unfit" { unfit = before + 1 }
    END {
      if (unfit) until = last + doubled(first_unfit, unfit, longest_unfit)
      else if (failed) until = last + doubled(first, failed, longest)
      if (until > now) print until
    }' "$book"
}

# How many orders of a certificate have failed in a row, whatever it was to be for. Arguments: name
failures_of() {
  [[ -s $book ]] || {
    echo 0
    return
  }
  awk -v name="$1" '
    NF != 5 || $3 != name { next }
    $2 == "ordered" { failed++ }
    $2 == "issued" { before = failed; failed = 0 }
    $2 == "unfit" { failed = before }
    END { print failed + 0 }' "$book"
}

# The moment that the authority named in what it said, as an epoch; silent where it named none. Arguments: log
named_moment() {
  local moment
  moment=$(grep -oiE 'retry after [0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}' "$1" | tail -1 | cut -d' ' -f3- | tr T ' ')
  [[ -z $moment ]] || date -u -d "$moment UTC" +%s 2> /dev/null || true
}
