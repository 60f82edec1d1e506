# What the certifier and its health check both judge; to be sourced.

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

# Says why a certificate has to be obtained; silent when it is in order. Arguments: name, days that must be left, domain...
fault() {
  local directory=$certificates/$1 days=$2 chain key
  shift 2
  chain=$directory/fullchain.pem key=$directory/key.pem
  if [[ ! -s $chain || ! -s $key ]]; then
    echo "there is none"
  elif ! openssl x509 -in "$chain" -noout 2> /dev/null; then
    echo "it cannot be read"
  elif [[ $(domains_of "$chain") != "$*" ]]; then
    echo "its domains changed"
  elif [[ $(openssl x509 -in "$chain" -noout -pubkey) != "$(openssl pkey -in "$key" -pubout 2> /dev/null)" ]]; then
    echo "its key is another one"
  elif ! openssl x509 -in "$chain" -noout -checkend $((days * 86400)) > /dev/null; then
    echo "it ends in less than $days days"
  elif [[ -n ${ISSUER_ROOT:-} && -s ${ISSUER_ROOT:-} ]] &&
    ! openssl verify -no-CApath -no-CAstore -CAfile "$ISSUER_ROOT" -untrusted "$chain" "$chain" > /dev/null 2>&1; then
    echo "its issuer is not the authority's any more"
  fi
}
