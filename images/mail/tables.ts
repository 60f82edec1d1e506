import type { Directory } from "./directory";
import { domainOf, type Facts } from "./facts";
import type { SessionTokens } from "./session-tokens";

/** Texts of Postfix's tables by name. Those of `regexp:` are not compiled. */
export interface PostfixTables {
  /** For `postmap`. */
  readonly maps: Readonly<Record<"aliases" | "domains", string>>;
  /** Read when a process of Postfix starts. */
  readonly headers: Readonly<Record<"from-strangers" | "from-logins", string>>;
}

export function postfixTables(directory: Directory): PostfixTables {
  const { facts, mailHost } = directory;
  const aliases: string[] = [];
  for (const box of facts.mailboxes) {
    const forward = directory.forwardOf(box);
    if (forward !== null) aliases.push(`${box.address} ${forward}`);
    for (const alias of box.aliases) aliases.push(`${alias} ${box.address}`);
  }
  const postmaster = directory.find(`postmaster@${mailHost}`);
  if (postmaster !== undefined) aliases.push(`postmaster@${mailHost} ${postmaster.address}`);
  const ours = `@${BLANK}(${[...facts.hosted, mailHost].map(asPattern).join("|")})\\.?([^a-z0-9.-]|$)`;
  return {
    maps: { aliases: lines(aliases), domains: lines(facts.hosted.map((domain) => `${domain} OK`)) },
    headers: {
      // Who has not logged in does not write in our name, whatever the envelope says.
      "from-strangers": lines([
        `/^(From|Sender|Resent-From|Resent-Sender)${BLANK}:.*${ours}/ REJECT 5.7.1 Senders of this domain log in first / Dia chi nay phai dang nhap de gui`,
      ]),
      // Who has logged in writes under a hosted domain; that the address is the login's own is the filter's to see. Where
      // he sits and what he writes with is nobody's business: the hop is shown without its client.
      "from-logins": lines([
        `if /^From${BLANK}:/`,
        `!/${ours}/ REJECT 5.7.1 The From address is not of a hosted domain / Dia chi nguoi gui khong thuoc he thong`,
        "endif",
        "if /^Received:/",
        `/[[:space:]]by ${asPattern(mailHost)} \\(Postfix\\) with ([A-Z]+) id ([A-Za-z0-9]+)(.*;|.*$)[[:space:]]*(.*)$/ REPLACE Received: by ${mailHost} (Postfix) with $1 id $2; $4`,
        "/^/ IGNORE",
        "endif",
        "/^(User-Agent|X-Mailer|X-Originating-IP|X-Originating-Client|X-Client-IP|X-Sender-IP|X-Remote-IP|X-PHP-Originating-Script)[[:space:]]*:/ IGNORE",
      ]),
    },
  };
}

/** Blanks and line folds, which RFC 5322 allows around the parts of an address. */
const BLANK = "[[:space:]]*";

function asPattern(domain: string): string {
  return domain.toLowerCase().split(".").join(`${BLANK}\\.${BLANK}`);
}

/**
 * Dovecot's files of accounts by name. `<domain>.users`: who receives mail, and where it is kept. `<domain>.logins`: who
 * may log in, and the hash; who has no password or is suspended does not stand there. `<domain>.sessions`: the same, with
 * the hash of the token that stands for the password.
 *
 * @param passwords hashes by key
 * @param suspended keys of those who are suspended beside what the facts say
 */
export function dovecotFiles(
  { hosted, mailboxes }: Facts,
  passwords: ReadonlyMap<string, string>,
  tokens: SessionTokens,
  suspended: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, string> {
  const none = (): Map<string, string[]> => new Map(hosted.map((domain) => [domain, []]));
  const [users, logins, sessions] = [none(), none(), none()];
  for (const { address, key, unit, role, quotaMiB, suspended: byRegistry } of mailboxes) {
    const domain = domainOf(address);
    const home = `/var/mail-data/${unit}/${role}`;
    users.get(domain)?.push(`${address}::5000:5000::${home}::userdb_quota_storage_size=${quotaMiB}M`);
    const hash = passwords.get(key);
    if (hash !== undefined && !byRegistry && !suspended.has(key)) {
      logins.get(domain)?.push(`${address}:${hash}`);
      sessions.get(domain)?.push(`${address}:${tokens.hashOf(key, hash)}`);
    }
  }
  const files = new Map<string, string>();
  for (const [kind, rowsByDomain] of Object.entries({ users, logins, sessions }))
    for (const [domain, rows] of rowsByDomain) files.set(`${domain}.${kind}`, lines(rows));
  return files;
}

/** `key:hash` a line. */
export function parsePasswords(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split("\n").flatMap((line) => {
      const at = line.indexOf(":");
      return at > 0 ? [[line.slice(0, at), line.slice(at + 1)] as const] : [];
    }),
  );
}

/** The names that stand in a file of log-ins. */
export function namesIn(logins: string): readonly string[] {
  return logins.split("\n").flatMap((line) => (line === "" ? [] : [line.slice(0, line.indexOf(":"))]));
}

function lines(rows: readonly string[]): string {
  return rows.map((row) => `${row}\n`).join("");
}
