# What a public authority lets one account ask for, and the book of what was asked; to be sourced.
#
# Let's Encrypt counts in its own time, whatever restarts here: the book lies in /data and is read before each order.
# A line is `EPOCH KIND NAME KEY GROUP`, in the order of time:
#   ordered  an order was made: a failure, unless `issued` follows (whoever was killed while asking failed as well)
#   issued   its certificate came
#   until    the authority said: not before EPOCH
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

# Forgets what no limit looks at any more; the last certificate of a set stays for as long as one may be renewed.
# Arguments: now
prune() {
  [[ -s $book ]] || return 0
  awk -v now="$1" '
    NF == 5 && ($1 > now - 604800 || ($2 == "issued" && $1 > now - 8640000))' "$book" > "$book.new"
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

# The moment that the authority named in what it said, as an epoch; silent where it named none. Arguments: log
named_moment() {
  local moment
  moment=$(grep -oiE 'retry after [0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}' "$1" | tail -1 | cut -d' ' -f3- | tr T ' ')
  [[ -z $moment ]] || date -u -d "$moment UTC" +%s 2> /dev/null || true
}
