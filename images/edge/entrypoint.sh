#!/bin/bash
# Runs nginx as the city's edge and takes over new routes and new certificates without a restart.
#
#   ZONE                        the city's zone, for the certificate of the first moments
#   HTTPS_PORT                  the port that visitors see (default 443)
#   WEBMAIL_HOST                where mail is read in a browser; without it there is none
#   WAF                         `on` (default), `detect` (logs only) or `off`
#   /config/routes/*.map        `host http://service:port;` for each unit, and portal.map
#   /config/successors/*.map    `host https://address;` where visitors of a retiring unit are led
#   /config/moved/*.map         `host https://address;` for each former host, where its addresses have gone
#   /certificates/<name>/       fullchain.pem and key.pem; `city` for the zone, others for hosts outside it
#
# A file that cannot be used is left out with one line in the log, and what it said before stays in force.
. toolkit.sh edge
umask 022

readonly config=/config certificates=/certificates run=/run/edge
readonly active=$run/active

[[ -n ${ZONE:-} ]] || die "ZONE is not set: give the city's zone, such as hcm.edu.vn."
readonly https_port=${HTTPS_PORT:-443}
[[ $https_port =~ ^[0-9]{1,5}$ ]] || die "HTTPS_PORT is '$https_port': it must be a number."
[[ ${WEBMAIL_HOST:-none} =~ ^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$ ]] || die "WEBMAIL_HOST is '$WEBMAIL_HOST': it must be a host name."
case ${WAF:-on} in
  on) waf=On ;;
  detect) waf=DetectionOnly ;;
  off) waf= ;;
  *) die "WAF is '$WAF': it must be on, detect or off." ;;
esac

# --- what does not change while this container runs ------------------------------------------------------------------
constant() { # directory
  local address addresses=(0.0.0.0)
  cp /etc/edge/*.conf /etc/edge/*.js "$1/"
  {
    local suffix=
    [[ $https_port == 443 ]] || suffix=:$https_port
    echo "map '' \$https_port { default '$https_port'; }"
    echo "map '' \$https_port_suffix { default '$suffix'; }"
    echo "map '' \$hsts { default 'max-age=31536000'; }"
  } > "$1/environment.conf"
  [[ ! -s /proc/net/if_inet6 ]] || addresses+=('[::]')
  for address in "${addresses[@]}"; do
    echo "listen $address:8080 default_server;" >> "$1/listen-http.conf"
    echo "listen $address:8443 ssl default_server;" >> "$1/listen-city.conf"
    echo "listen $address:8443 ssl;" >> "$1/listen-other.conf"
    echo "listen $address:9113;" >> "$1/listen-figures.conf"
  done
  : > "$1/modules.conf"
  : > "$1/waf.conf"
  : > "$1/waf-off.conf"
  : > "$1/waf-proved.conf"
  : > "$1/waf-second-step.conf"
  # shellcheck disable=SC2016 # variables of nginx
  if [[ -n $waf ]]; then
    printf 'load_module /usr/lib/nginx/modules/%s;\n' ndk_http_module.so ngx_http_modsecurity_module.so > "$1/modules.conf"
    printf '%s\n' 'modsecurity on;' "modsecurity_rules_file $1/waf-rules.conf;" \
      'modsecurity_transaction_id "$request_id";' > "$1/waf.conf"
    echo 'modsecurity off;' > "$1/waf-off.conf"
    # Where the site has said that this is an editor: the rules read it there, where no visitor can write.
    echo 'modsecurity_transaction_id "proved-$request_id";' > "$1/waf-proved.conf"
    echo 'modsecurity_transaction_id "$first_step";' > "$1/waf-second-step.conf"
    sed -i "1i SecRuleEngine $waf" "$1/waf-rules.conf"
  fi
}

# --- certificates ----------------------------------------------------------------------------------------------------
unchanged() { # new directory, former one
  cmp -s "$1/fullchain.pem" "$2/fullchain.pem" && cmp -s "$1/key.pem" "$2/key.pem"
}

names_of() { # certificate: its domains, each on a line
  openssl x509 -in "$1" -noout -ext subjectAltName | grep -o 'DNS:[^, ]*' | sed 's/^DNS://' | grep -xE '(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?' || true
}

copy_certificates() { # directory
  local next=$1 directory name former
  mkdir -p "$next/certificates"
  for directory in "$certificates"/*/; do
    [[ -d $directory ]] || continue
    directory=${directory%/} name=${directory##*/}
    former=$active/certificates/$name
    if [[ -d $former ]] && unchanged "$directory" "$former"; then
      cp -a "$former" "$next/certificates/"
      continue
    fi
    mkdir "$next/certificates/$name"
    (umask 077 && cp "$directory/fullchain.pem" "$directory/key.pem" "$next/certificates/$name/" 2> /dev/null) || true
    if pair_fits "$next/certificates/$name"; then
      names_of "$directory/fullchain.pem" > "$next/certificates/$name/names"
      continue
    fi
    rm -rf "${next:?}/certificates/$name"
    if [[ -d $former ]]; then
      cp -a "$former" "$next/certificates/"
      warn "certificate '$name' and its key do not fit together: the former one stays in force. See the certifier's log."
    else
      warn "certificate '$name' and its key do not fit together: it is left out. See the certifier's log."
    fi
  done
  [[ -d $next/certificates/city ]] || cp -a "$run/own" "$next/certificates/city"
}

server() { # name of the certificate, file of addresses, server_name, what it serves
  cat << END
server {
  include $2;
  server_name $3;
  ssl_certificate certificates/$1/fullchain.pem;
  ssl_certificate_key certificates/$1/key.pem;
  include ${4:-school.conf};
}
END
}

servers() { # directory
  local directory name
  server city listen-city.conf _
  [[ -z ${WEBMAIL_HOST:-} ]] || server city listen-other.conf "$WEBMAIL_HOST" webmail.conf
  for directory in "$1"/certificates/*/; do
    directory=${directory%/} name=${directory##*/}
    [[ $name == city || ! -s $directory/names ]] || server "$name" listen-other.conf "$(paste -sd' ' "$directory/names")"
  done
}

# --- one generation of certificates ------------------------------------------------------------------------------------
number=0
prepare() { # leaves the path of the new configuration in $next; status 1: it is not accepted
  local complaint
  number=$((number + 1))
  next=$run/generation-$number
  mkdir -p "$next"
  constant "$next"
  copy_certificates "$next"
  servers "$next" > "$next/servers.conf"
  complaint=$(nginx -t -q -c "$next/nginx.conf" 2>&1) && return 0
  complaint=$(grep -m1 -F '[emerg]' <<< "$complaint" || tail -1 <<< "$complaint")
  say "error: the new configuration is not accepted and the former one stays in force: ${complaint#*\[emerg\] }"
  rm -rf "$next"
  return 1
}

activate() { # directory
  local former directories
  former=$(readlink -f "$active" || true)
  ln -sfn "$1" "$active.new"
  mv -fT "$active.new" "$active"
  [[ ! -d $former || $former == "$1" || $former == "$active" ]] || rm -rf "$former"
  directories=("$1"/certificates/*/)
  say "${#directories[@]} certificates in force."
}

# With the certificate of the first moments alone, which is better than no answer.
bare() {
  next=$run/bare
  mkdir -p "$next/certificates"
  constant "$next"
  cp -a "$run/own" "$next/certificates/city"
  server city listen-city.conf _ > "$next/servers.conf"
}

# --- the process -----------------------------------------------------------------------------------------------------
master() { read -r pid 2> /dev/null < "$run/nginx.pid" && kill -0 "$pid" 2> /dev/null; }

# A new master takes the listening sockets over and the old one ends when its last request does. A reload would do the
# same, but each costs 2 MiB a process that ModSecurity never gives back.
hand_over() {
  local old pid tries=100
  master || return 0
  old=$pid
  kill -USR2 "$old"
  while ((tries-- > 0)); do
    if master && ((pid != old)); then
      kill -QUIT "$old"
      return 0
    fi
    sleep 0.1
  done
  warn "the new nginx did not start; the old one goes on. See the lines above."
  return 1
}

stop() { # requests that are under way are answered first
  ! master || kill -QUIT "$pid"
  while master; do sleep 0.2; done
}

use_routes() { /usr/local/bin/routes "$config" "$run"; }

use_certificates() {
  prepare || return "$REFUSED"
  activate "$next"
  hand_over
}

mkdir -p "$run" /var/cache/nginx
rm -rf "${run:?}"/*
# Both logs go through a reader (nginx.conf); nginx' own standard output is closed when it hands over to a new process.
exec 4> >(exec /usr/local/bin/log-reader "$run/hosts" "$run/figures")
self_signed "$run/own" "$ZONE" "DNS:$ZONE,DNS:*.$ZONE"
use_routes
follow routes "$config" use_routes
follow certificates "$certificates" use_certificates
look
if [[ ! -e $active ]]; then
  prepare || bare
  activate "$next"
fi

/usr/sbin/nginx -c "$active/nginx.conf"
supervise master
die "nginx ended by itself. See the lines above."
