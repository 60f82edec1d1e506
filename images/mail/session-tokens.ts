import { createHash, createHmac, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { replaceFile } from "../base/replace-file";

/**
 * What a mail program inside the platform has in place of a password: the page that people read mail on logs in to IMAP
 * at each click, and an argon2id hash costs 64 MiB and a fifth of a second each time.
 *
 * A token follows from the mailbox, the hash of its password and a key that only the mail store has. So nothing is kept
 * for a session, it ends with the password that it was given for, and nothing leads back to a password.
 */

const FORM = /^phien-[A-Za-z0-9_-]{43}$/;
const KEY_BYTES = 32;

export class SessionTokens {
  constructor(private readonly key: Buffer) {}

  /** @param path of the key, which is made when it is not there */
  static keptIn(path: string): SessionTokens {
    if (!existsSync(path)) replaceFile(path, randomBytes(KEY_BYTES), { mode: 0o600, durable: true });
    const key = readFileSync(path);
    if (key.length !== KEY_BYTES)
      throw new Error(`${path} is no key: remove it, and everybody logs in again`);
    return new SessionTokens(key);
  }

  /** @param hash of the mailbox's password, as it is stored */
  of(mailbox: string, hash: string): string {
    return `phien-${createHmac("sha256", this.key).update(`${mailbox}\0${hash}`).digest("base64url")}`;
  }

  /** As Dovecot's files have it: a token is as hard to guess as a key, so a quick hash will do. */
  hashOf(mailbox: string, hash: string): string {
    return `{SHA256.HEX}${createHash("sha256").update(this.of(mailbox, hash)).digest("hex")}`;
  }

  /** Whether a text has the form of a token: then it is nobody's password. */
  static isToken(text: string): boolean {
    return FORM.test(text);
  }
}
