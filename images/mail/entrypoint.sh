#!/bin/bash
# mx|imap: prepares Postfix or Dovecot, starts it, and has it take over the two things that change while it runs: the
# city's facts (/config), of which `mail-facts` makes tables, and the certificate (/certificates).
. toolkit.sh mail

role=${1:-}
work=/run/mail
share=/usr/local/share/mail

[[ $role == mx || $role == imap ]] || die "say which server: mx (Postfix) or imap (Dovecot)."
host_name='^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$'
[[ ${MAIL_HOST:-} =~ $host_name ]] || die "MAIL_HOST must be the name that clients know this server by."

mkdir -p "$work"
chmod 0755 "$work"

# The city's certificate once it is there and whole, until then one of our own. Both files change together: the
# servers follow one link. Nothing is read anew where it is the same: certificates of others change far more often.
use_certificate() {
  local source=/certificates/city next previous
  if cmp -s "$source/fullchain.pem" "$work/tls/fullchain.pem" && cmp -s "$source/key.pem" "$work/tls/key.pem"; then return; fi
  [[ -f $source/fullchain.pem || ! -e $work/tls ]] || return 0
  next=$(mktemp -d "$work/tls-XXXXXX")
  chmod 0755 "$next"
  if cp "$source/fullchain.pem" "$source/key.pem" "$next/" 2> /dev/null && pair_fits "$next"; then
    say "the city's certificate is in use: $(openssl x509 -in "$next/fullchain.pem" -noout -serial -enddate | tr '\n' ' ')"
  elif [[ -e $work/tls ]]; then
    rm -rf "$next"
    warn "the new certificate does not fit its key; the one before stays in use."
    return "$REFUSED"
  else
    self_signed "$next" "$MAIL_HOST" "DNS:$MAIL_HOST"
    say "there is no certificate for the city yet: a self-signed one is in use."
  fi
  (umask 077 && cat "$next/key.pem" "$next/fullchain.pem" > "$next/chain.pem")
  chmod 0600 "$next/key.pem"
  previous=$(readlink "$work/tls" || true)
  ln -s "$next" "$work/tls.next" && mv -T "$work/tls.next" "$work/tls"
  [[ -z $previous ]] || rm -rf "$previous"
  [[ ! -v serving ]] || reload
}

reload() {
  case $role in
    mx) postfix reload ;;
    imap) doveadm reload ;;
  esac
}

use_facts() { mail-facts apply; }

prepare_mx() {
  [[ ${IMAP_SERVICE:-} =~ $host_name ]] || die "IMAP_SERVICE must be the name of the service that runs Dovecot."
  [[ ${FILTER_ADDRESS:-} =~ ^[A-Za-z0-9.-]+:[0-9]+$ ]] || die "FILTER_ADDRESS must be host:port of the service that judges letters."
  [[ ${MONITORING_SENDER:-} == *@* ]] || die "MONITORING_SENDER must be the address that alerts come from."
  local transport
  case ${OUTBOUND:-deny} in
    deny) transport="error:5.7.1 This server sends no mail to other domains" ;;
    direct) transport="smtp:" ;;
    *) die "OUTBOUND must be deny or direct." ;;
  esac
  sed -e "s|@MAIL_HOST@|$MAIL_HOST|" -e "s|@IMAP_SERVICE@|$IMAP_SERVICE|" -e "s|@FILTER_ADDRESS@|$FILTER_ADDRESS|" \
    -e "s|@TRANSPORT@|$transport|" "$share/main.cf" > "$work/main.cf"
  mkdir -p "$work/postfix"
  chown postfix:root "$work/postfix" && chmod 0700 "$work/postfix"
}

prepare_imap() {
  [[ ${WEBMAIL_NETWORK:-} =~ ^[0-9./]+$ ]] || die "WEBMAIL_NETWORK must be the network in which the page for reading mail is alone with this server."
  # Dovecot takes no variable of the environment here.
  echo "login_trusted_networks = $WEBMAIL_NETWORK" > "$work/trusted.conf"
  chown vmail:vmail /var/mail-data && chmod 0700 /var/mail-data
  chown root:root /secret && chmod 0700 /secret
  forget_old_indexes
}

# An index of words that was made by other rules misses what those in force find: it goes, and the next letter or
# search makes it anew.
forget_old_indexes() {
  local made_by=/var/mail-data/.search-rules rules
  rules=$(grep -E '^ *(fts|language)' /etc/dovecot/dovecot.conf | sha256sum)
  [[ $(cat "$made_by" 2> /dev/null || true) != "$rules" ]] || return 0
  say "the rules of search have changed: indexes are made anew"
  find /var/mail-data \( -name cur -o -name new -o -name tmp \) -prune -o \
    -type d -name fts-flatcurve -prune -exec rm -rf {} +
  printf '%s\n' "$rules" > "$made_by"
}

rm -f "$work/facts.json"
use_certificate
"prepare_$role"
start mail-facts serve "$role"
await test -S "$work/control/apply"
follow certificates /certificates use_certificate
follow facts /config use_facts
# Before the facts are there every address is unknown: refusing mail for good would be wrong, so the door stays shut.
await test -f "$work/facts.json"

case $role in
  mx) start postfix start-fg ;;
  imap) start dovecot -F ;;
esac
serving=1
supervise
