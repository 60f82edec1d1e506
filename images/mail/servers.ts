import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { replaceFile } from "../base/replace-file";
import type { Directory } from "./directory";
import { domainOf } from "./facts";
import { SessionTokens } from "./session-tokens";
import { readSuspensions } from "./suspensions";
import { dovecotFiles, namesIn, parsePasswords, postfixTables } from "./tables";

const run = promisify(execFile);
const WORK = "/run/mail";
const PASSWORDS = "/secret/passwords";
/** Beside the passwords: it is as much of a secret, and as much to be kept. */
export const SUSPENSIONS = "/secret/suspensions.json";
/** Hashes of codes that set a password. */
export const ACTIVATIONS = "/secret/activations.json";

/** From which tokens of sessions are made. */
const SESSION_KEY = "/secret/session-key";

/** Hashes of passwords, by the mailbox's key. */
export function storedPasswords(): ReadonlyMap<string, string> {
  return parsePasswords(existsSync(PASSWORDS) ? readFileSync(PASSWORDS, "utf8") : "");
}

/**
 * A mailbox for the container's own health check alone: made anew at each start, with a password that nobody else knows,
 * and gone with the container. As a token, so that it does not wait behind people's passwords.
 */
const CANARY = "canary@canary.invalid";
const CANARY_HOME = join(WORK, "canary-home");
const VMAIL = 5000;

/** The group `dovecot`, as the Dockerfile has it. */
const DOVECOT = 303;

/** Makes what a server reads. Each file is made beside the old one and renamed into place. */
export interface Target {
  apply(directory: Directory): Promise<void>;
}

export class Postfix implements Target {
  private readonly written = new Map<string, string>();

  async apply(directory: Directory): Promise<void> {
    const folder = join(WORK, "maps");
    mkdirSync(folder, { recursive: true });
    const { maps, headers } = postfixTables(directory);
    // Domains come last: one without its mailboxes would refuse their mail.
    for (const name of ["aliases", "domains"] as const) {
      if (this.written.get(name) === maps[name]) continue;
      const next = join(folder, `${name}.next`);
      rmSync(`${next}.lmdb`, { force: true });
      writeFileSync(next, maps[name]);
      await run("postmap", [`lmdb:${next}`]);
      renameSync(`${next}.lmdb`, join(folder, `${name}.lmdb`));
      rmSync(next);
      this.written.set(name, maps[name]);
    }
    let changed = false;
    for (const [name, text] of Object.entries(headers)) {
      if (this.written.get(name) === text) continue;
      replaceFile(join(folder, name), text);
      changed = changed || this.written.has(name);
      this.written.set(name, text);
    }
    // Only a new domain changes these; sessions that are open go on.
    if (changed) await run("postfix", ["reload"]).catch(() => undefined);
  }
}

export class Dovecot implements Target {
  private readonly folder = join(WORK, "accounts");
  readonly tokens = SessionTokens.keptIn(SESSION_KEY);
  private readonly canary = makeCanary();

  constructor(private readonly log: (message: string) => void) {}

  async apply(directory: Directory): Promise<void> {
    const { facts } = directory;
    mkdirSync(this.folder, { recursive: true });
    chownSync(this.folder, 0, DOVECOT);
    chmodSync(this.folder, 0o750);
    const suspended = new Set(Object.keys(readSuspensions(SUSPENSIONS)));
    const files = new Map([
      ...dovecotFiles(facts, storedPasswords(), this.tokens, suspended),
      ...Object.entries(this.canary),
    ]);
    const before = this.logins();
    for (const name of readdirSync(this.folder)) {
      if (!files.has(name)) rmSync(join(this.folder, name), { force: true });
    }
    this.keepReceivers(directory);
    const placed = [...files].filter(([name, text]) => this.place(name, text));
    if (placed.length > 0) await nextSecond();
    const after = this.logins();
    for (const name of before) {
      if (after.has(name)) continue;
      this.log(`${name} may not log in any more: its sessions are closed`);
      await run("doveadm", ["kick", name]).catch(() => undefined);
    }
  }

  /** For bin/send-reply: whose mailbox a letter to each address ends in. */
  private keepReceivers(directory: Directory): void {
    const lines = directory.facts.mailboxes.flatMap(({ address, aliases }) =>
      [address, ...aliases].flatMap((each) => {
        const destination = directory.destination(each);
        return destination !== null && "box" in destination ? [`${each} ${destination.box.address}\n`] : [];
      }),
    );
    replaceFile(join(WORK, "receivers"), lines.join(""));
  }

  private logins(): ReadonlySet<string> {
    const files = readdirSync(this.folder).filter((name) => name.endsWith(".logins"));
    return new Set(files.flatMap((name) => namesIn(readFileSync(join(this.folder, name), "utf8"))));
  }

  /**
   * Dovecot sees a change by size and by the second of the time stamp, and all argon2id hashes have one length: two
   * changes within a second must not look alike.
   *
   * @returns whether anything changed
   */
  private place(name: string, text: string): boolean {
    const target = join(this.folder, name);
    const isThere = existsSync(target);
    if (isThere && readFileSync(target, "utf8") === text) return false;
    const now = Math.floor(Date.now() / 1000);
    const modified = isThere ? Math.max(now, Math.floor(statSync(target).mtimeMs / 1000) + 1) : now;
    replaceFile(target, text, { mode: 0o640, owner: { uid: 0, gid: DOVECOT }, modified });
    return true;
  }
}

/** @returns its files of accounts, by name */
function makeCanary(): Readonly<Record<string, string>> {
  const password = randomBytes(32).toString("hex");
  replaceFile(join(WORK, "canary"), password, { mode: 0o600 });
  mkdirSync(CANARY_HOME, { recursive: true, mode: 0o700 });
  chownSync(CANARY_HOME, VMAIL, VMAIL);
  const hash = createHash("sha256").update(password).digest("hex");
  const domain = domainOf(CANARY);
  return {
    [`${domain}.sessions`]: `${CANARY}:{SHA256.HEX}${hash}\n`,
    [`${domain}.logins`]: "",
    [`${domain}.users`]: `${CANARY}::${VMAIL}:${VMAIL}::${CANARY_HOME}::\n`,
  };
}

/**
 * Dovecot looks at its files once in a second at most, by the clock: until the next one begins it lets in, and keeps out,
 * whom it did before. Only then is a session of somebody who may not log in closed for good.
 */
async function nextSecond(): Promise<void> {
  await pause(1000 - (Date.now() % 1000));
}
