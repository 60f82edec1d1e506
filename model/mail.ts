import { createHash } from "node:crypto";
import type { Environment } from "../environments/environment";
import type { City, Fqdn, MailAddress } from "./city";

/**
 * The ports of the mail servers inside the platform. The images have them in files of their own format;
 * `test/images/ports.test.ts` holds those against these.
 */
export const MAIL_PORTS = {
  /** Other mail servers deliver here; published. */
  smtp: 2525,
  /** The platform's own programs deliver here, without a password and to our own mailboxes only; never published. */
  inside: 2527,
  submission: 5587,
  submissions: 5465,
  imaps: 5993,
  lmtp: 2424,
  sasl: 2425,
  quota: 2426,
  /** Who is suspended at this moment: told and taken; see images/mail/suspensions.ts. */
  suspensions: 2427,
  /** Where a code sets a password, and nothing else can be asked; see images/mail/password-door.ts. */
  passwords: 2429,
  /** Figures of Postfix: its queue, and who is suspended. */
  mxMetrics: 2428,
  /** Figures of Dovecot: log-ins that failed, of mail programs, of Postfix' doors and of the page for passwords. */
  imapMetrics: 2430,
  /** The filter, as Postfix asks it of each letter. */
  milter: 11332,
  filterMetrics: 9117,
} as const;

/** The name of the mail servers for clients: in the DNS (MX), in the certificate, in greetings. */
export function mailHost({ zone }: Pick<City, "zone">): Fqdn {
  return `mail.${zone}` as Fqdn;
}

/** The name with which the monitoring greets the mail servers. */
export function monitoringHost({ registeredZone }: Pick<City, "registeredZone">): Fqdn {
  return `giamsat.${registeredZone}` as Fqdn;
}

/** Where other mail servers look up how to reach us (RFC 8461, 3.3). One label below the zone: its wildcard covers it. */
export function mtaStsHost({ zone }: Pick<City, "zone">): Fqdn {
  return `mta-sts.${zone}` as Fqdn;
}

/** Where mail programs look up their settings: https://wiki.mozilla.org/Thunderbird:Autoconfiguration. */
export function autoconfigHost({ zone }: Pick<City, "zone">): Fqdn {
  return `autoconfig.${zone}` as Fqdn;
}

/** Where people set the first password of their mailbox. */
export function activationHost({ zone }: Pick<City, "zone">): Fqdn {
  return `kichhoat.${zone}` as Fqdn;
}

/** Where people read their mail in a browser. */
export function webmailHost({ zone }: Pick<City, "zone">): Fqdn {
  return `hopthu.${zone}` as Fqdn;
}

/** A week: as long as a sender remembers it, whoever keeps it from asking again (RFC 8461, 3.2). */
const MTA_STS_MAX_AGE_SECONDS = 604_800;

/** What senders may hold us to (RFC 8461, 3.2): mail for the city arrives at this server, under a certificate of its name. */
export function mtaStsPolicy(city: Pick<City, "zone">, { mail }: Pick<Environment, "mail">): string {
  return [
    "version: STSv1",
    `mode: ${mail.mtaSts}`,
    `mx: ${mailHost(city)}`,
    `max_age: ${MTA_STS_MAX_AGE_SECONDS}`,
  ]
    .map((line) => `${line}\r\n`)
    .join("");
}

/** Tells senders that the policy is another one than they remember (RFC 8461, 3.1): of its text, so never of a clock. */
export function mtaStsId(policy: string): string {
  return createHash("sha256").update(policy).digest("hex").slice(0, 20);
}

/** Where other servers report on mail in our name (DMARC, RFC 7489) and on encryption (RFC 8460). */
export function reportsAddress({ registeredZone }: Pick<City, "registeredZone">): MailAddress {
  return `mail-reports@${registeredZone}` as MailAddress;
}

/** The sender of alerts: the only address that needs no log-in, at the port `inside`. */
export function monitoringSender({ registeredZone }: Pick<City, "registeredZone">): MailAddress {
  return `giamsat@${registeredZone}` as MailAddress;
}
