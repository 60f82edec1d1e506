import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import { existsSync, readFileSync, renameSync } from "node:fs";
import { replaceFile } from "../base/replace-file";

/**
 * First passwords. Somebody who has none yet is given a code that sets one, once. Of the code nothing but its SHA-256 is
 * kept, beside the hashes of passwords; beside it stands what became of it, so that an operator sees who has to be
 * reminded.
 */

/** How a code went out. */
export interface Sending {
  /** ISO 8601. */
  readonly at: string;
  readonly by: "letter" | "sheet";
  /** The mailbox that the letter went to, or the unit whose key the sheet is encrypted to. */
  readonly to: string;
}

export interface Activation {
  /** SHA-256 of the code, in hexadecimal; null once it has been used. */
  readonly hash: string | null;
  /** Of the password at the time, so that whatever sets another one ends the code too. */
  readonly passwordBefore: string;
  readonly issued: string;
  readonly expires: string;
  readonly sent: readonly Sending[];
  readonly reminded: string | null;
  /** When somebody first entered the code. */
  readonly opened: string | null;
  readonly activated: string | null;
}

/** `revoked`: a password was set in another way. */
export type ActivationState = "sent" | "opened" | "activated" | "overdue" | "revoked";

export interface ActivationsProps {
  readonly path: string;
  readonly clock: () => Date;
  /** The stored hashes of passwords at this moment, by key. */
  readonly passwords: () => ReadonlyMap<string, string>;
  readonly log: (message: string) => void;
}

const VALID_DAYS = 14;
const DAY_MS = 86_400_000;

/** Letters and digits that nobody takes for one another on a printed sheet. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 5;
const GROUP_LENGTH = 4;

/** Five groups of four, 99 bits: `k7mp-x2qa-…`. Nobody guesses one, and a person can copy it from paper. */
function newCode(): string {
  return Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(""),
  ).join("-");
}

/** The code as it was given out, from what somebody typed; null for what cannot be one. */
function plainCode(typed: string): string | null {
  const letters = typed.toLowerCase().replace(/[\s-]/g, "");
  const isCode =
    letters.length === GROUPS * GROUP_LENGTH && [...letters].every((each) => ALPHABET.includes(each));
  return isCode ? letters : null;
}

export class Activations {
  private entries: ReadonlyMap<string, Activation>;
  /** Keys by the beginning of their code's hash, which tells nothing of the code. */
  private byHash: ReadonlyMap<string, readonly string[]> = new Map();

  constructor(private readonly props: ActivationsProps) {
    this.entries = this.read();
    this.index();
  }

  /** A ledger that cannot be read stays aside for a person, and stops nobody's mail: codes are given out anew. */
  private read(): ReadonlyMap<string, Activation> {
    const { path, log } = this.props;
    if (!existsSync(path)) return new Map();
    try {
      return new Map(Object.entries(JSON.parse(readFileSync(path, "utf8")) as Record<string, Activation>));
    } catch (error) {
      renameSync(path, `${path}.unreadable`);
      log(`error: no code holds any more, ${path}.unreadable cannot be read: ${(error as Error).message}`);
      return new Map();
    }
  }

  /** A new code for each of these mailboxes; the ones before are worth nothing from here on. */
  issue(keys: readonly string[]): { readonly codes: ReadonlyMap<string, string>; readonly expires: string } {
    const now = this.props.clock();
    const expires = new Date(now.getTime() + VALID_DAYS * DAY_MS).toISOString();
    const codes = new Map(keys.map((key) => [key, newCode()]));
    const passwords = this.props.passwords();
    const entries = new Map(this.entries);
    for (const [key, code] of codes) {
      entries.set(key, {
        hash: sha256(code.replaceAll("-", "")),
        passwordBefore: mark(passwords.get(key)),
        issued: now.toISOString(),
        expires,
        sent: [],
        reminded: null,
        opened: null,
        activated: null,
      });
    }
    if (codes.size > 0) this.keep(entries);
    return { codes, expires };
  }

  sent(keys: readonly string[], by: Sending["by"], to: string): void {
    const at = this.props.clock().toISOString();
    this.change(keys, (entry) => ({ ...entry, sent: [...entry.sent, { at, by, to }] }));
  }

  reminded(keys: readonly string[]): void {
    const at = this.props.clock().toISOString();
    this.change(keys, (entry) => ({ ...entry, reminded: at }));
  }

  /** The mailbox whose password this code may set at this moment; null whatever the reason that there is none. */
  find(typed: string): string | null {
    const code = plainCode(typed);
    if (code === null) return null;
    const hash = sha256(code);
    const found = (this.byHash.get(prefix(hash)) ?? []).find((key) => {
      const known = this.entries.get(key)?.hash ?? null;
      return known !== null && timingSafeEqual(Buffer.from(known, "hex"), Buffer.from(hash, "hex"));
    });
    if (found === undefined) return null;
    const state = this.state(found, this.props.passwords());
    return state === "sent" || state === "opened" ? found : null;
  }

  opened(key: string): void {
    if ((this.entries.get(key)?.opened ?? null) !== null) return;
    const at = this.props.clock().toISOString();
    this.change([key], (entry) => ({ ...entry, opened: at }));
  }

  activated(key: string): void {
    const at = this.props.clock().toISOString();
    this.change([key], (entry) => ({ ...entry, hash: null, activated: at }));
  }

  list(): readonly (Activation & { readonly key: string; readonly state: ActivationState })[] {
    const passwords = this.props.passwords();
    return [...this.entries].map(([key, entry]) => ({ key, ...entry, state: this.state(key, passwords) }));
  }

  private state(key: string, passwords: ReadonlyMap<string, string>): ActivationState {
    const entry = this.entries.get(key);
    if (entry === undefined) return "revoked";
    if (entry.activated !== null) return "activated";
    if (entry.hash === null || entry.passwordBefore !== mark(passwords.get(key))) return "revoked";
    if (this.props.clock().getTime() >= Date.parse(entry.expires)) return "overdue";
    return entry.opened === null ? "sent" : "opened";
  }

  private change(keys: readonly string[], next: (entry: Activation) => Activation): void {
    const entries = new Map(this.entries);
    for (const key of keys) {
      const entry = entries.get(key);
      if (entry !== undefined) entries.set(key, next(entry));
    }
    if (keys.length > 0) this.keep(entries);
  }

  private keep(entries: ReadonlyMap<string, Activation>): void {
    replaceFile(this.props.path, JSON.stringify(Object.fromEntries(entries)), { mode: 0o600, durable: true });
    this.entries = entries;
    this.index();
  }

  private index(): void {
    const byHash = new Map<string, string[]>();
    for (const [key, { hash }] of this.entries) {
      if (hash !== null) byHash.set(prefix(hash), [...(byHash.get(prefix(hash)) ?? []), key]);
    }
    this.byHash = byHash;
  }
}

const prefix = (hash: string): string => hash.slice(0, 8);
const mark = (stored: string | undefined): string => sha256(stored ?? "");
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
