# shellcheck shell=bash
# What the certifier and its health check both judge; to be sourced.

# shellcheck disable=SC2034 # for whoever sources it
readonly list=/config/certificates.json certificates=/certificates
# Where /public is mounted, a Pebble writes its authorities there.
if [[ -d /public ]]; then
  export LEGO_CA_CERTIFICATES=${LEGO_CA_CERTIFICATES:-/public/directory-ca.pem}
  ISSUER_ROOT=${ISSUER_ROOT:-/public/root.pem}
fi

# A line for each wanted certificate: its name, then its domains in order, separated by spaces.
wanted() {
  jq -er '.[] | [.name] + (.domains | sort) | join(" ")' "$list"
}

# The registered domain whose weekly budget a certificate needs, `-` where nobody counts. Arguments: name
group_of() {
  jq -r --arg name "$1" '[.[] | select(.name == $name) | .budget // "-"][0] // "-"' "$list"
}

# The domains that a certificate is for, in order, on one line.
domains_of() {
  openssl x509 -in "$1" -noout -ext subjectAltName 2> /dev/null |
    grep -o 'DNS:[^, ]*' | sed 's/^DNS://' | sort | paste -sd' '
}

# When a certificate that lives from BEGIN to END is to be renewed: while a third of its life is left, or half of it
# where it lives less than ten days. What is left is the time in which a renewal that fails can be seen and mended.
# Arguments: begin, end (epochs)
renewal_moment() {
  local life=$(($2 - $1))
  echo $(($2 - life / (life < 10 * 86400 ? 2 : 3)))
}

# The moment when a certificate begins or ends, or when it is to be renewed, as an epoch. Arguments: begin|renewal|end, file
moment_of() {
  local dates
  readarray -t dates < <(openssl x509 -in "$2" -noout -dates | cut -d= -f2 | date -f - +%s)
  case $1 in
    begin) echo "${dates[0]}" ;;
    end) echo "${dates[1]}" ;;
    renewal) renewal_moment "${dates[0]}" "${dates[1]}" ;;
  esac
}

# Says why a certificate has to be obtained; silent when it is in order.
# Arguments: directory, the moment from which it is at fault (renewal|end), domain...
fault() {
  local directory=$1 limit=$2 chain key
  shift 2
  chain=$directory/fullchain.pem key=$directory/key.pem
  if [[ ! -s $chain || ! -s $key ]]; then
    echo "there is none"
  elif ! openssl x509 -in "$chain" -noout 2> /dev/null; then
    echo "it cannot be read"
  elif [[ $(domains_of "$chain") != "$*" ]]; then
    echo "its domains changed"
  elif ! pair_fits "$directory"; then
    echo "its key is another one"
  elif (($(date +%s) >= $(moment_of "$limit" "$chain"))); then
    echo "it ends at $(date -u -d "@$(moment_of end "$chain")" '+%Y-%m-%d %H:%M UTC')"
  elif [[ -n ${ISSUER_ROOT:-} && -s ${ISSUER_ROOT:-} ]] &&
    ! openssl verify -no-CApath -no-CAstore -CAfile "$ISSUER_ROOT" -untrusted "$chain" "$chain" > /dev/null 2>&1; then
    echo "its issuer is not the authority's any more"
  fi
}
