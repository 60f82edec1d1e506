#!/bin/bash
# Healthy: the facts of the channel are in force, the server greets as it greets its clients, and Dovecot has let somebody in
# within the last minute.
. toolkit.sh mail
work=/run/mail

[[ -n $(find "$work/alive" -mmin -1 2> /dev/null) ]] || unhealthy "what applies the facts stands still"
in_force facts
case $(role) in
  mx)
    { exec 3<> /dev/tcp/127.0.0.1/2525; } 2> /dev/null || unhealthy "Postfix does not listen"
    read -rt 5 greeting <&3 || greeting=nothing
    printf 'QUIT\r\n' >&3
    [[ $greeting == 220* ]] || unhealthy "Postfix says: $greeting"
    ;;
  imap)
    greeting=$(printf 'a LOGOUT\r\n' | timeout 5 openssl s_client -quiet -verify_quiet -connect 127.0.0.1:5993 2> /dev/null | head -1)
    [[ $greeting == "* OK"* ]] || unhealthy "Dovecot says: ${greeting:-nothing}"
    if [[ -z $(find "$work/let-in" -mmin -1 2> /dev/null) ]]; then
      read -r password < "$work/canary" || [[ -n ${password:-} ]] || unhealthy "there is no canary"
      # printf is the shell's own: the password stands in no list of processes.
      said=$(printf 'a LOGIN canary@canary.invalid %s\r\nb STATUS INBOX (MESSAGES)\r\nc LOGOUT\r\n' "$password" |
        timeout 10 openssl s_client -quiet -verify_quiet -connect 127.0.0.1:5993 2> /dev/null | tr -d '\r')
      [[ $said == *$'\na OK'*$'\nb OK'* ]] || unhealthy "Dovecot lets nobody in: $(tail -n 1 <<< "$said")"
      touch "$work/let-in"
    fi
    ;;
esac
[[ ! -s $work/broken ]] || say "in force but for files that cannot be read: $(tr '\n' ';' < "$work/broken")"
