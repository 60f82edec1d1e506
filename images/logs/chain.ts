import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from "node:crypto";
import { appendFileSync, closeSync, fsyncSync, openSync, readFileSync, truncateSync } from "node:fs";
import type { LogHead } from "../../contracts/types";
import { replaceFile } from "../base/replace-file";

/** An hour's file of one class, as it was when it was closed. */
export interface Entry {
  readonly sequence: number;
  /** The hash of the entry before; zeros for the first one. */
  readonly previous: string;
  /** `2026-11-30T13`, UTC, by the store's clock. */
  readonly hour: string;
  readonly class: string;
  /** Below the folder of closed hours. */
  readonly file: string;
  readonly lines: number;
  /** Of the text, before it was compressed. */
  readonly bytes: number;
  readonly sha256: string;
}

export const NOTHING_BEFORE = "0".repeat(64);

export function hashOf(line: string): string {
  return createHash("sha256").update(line).digest("hex");
}

/** What is signed: never a text that could be anything else. */
function statement({ sequence, hash, time }: Omit<LogHead, "signature">): Buffer {
  return Buffer.from(`congtruong log head\n${sequence}\n${hash}\n${time}\n`);
}

/** @param publicKey SubjectPublicKeyInfo, DER in base64 */
export function isSignedBy(head: LogHead, publicKey: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
  return verify(null, statement(head), key, Buffer.from(head.signature, "base64"));
}

/** The key that heads are signed with, made where it is used. */
export class SigningKey {
  private constructor(private readonly pem: string) {}

  /** @param path where its private half is; made when it is not there */
  static at(path: string): SigningKey {
    let pem: string;
    try {
      pem = readFileSync(path, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      const { privateKey } = generateKeyPairSync("ed25519");
      pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
      replaceFile(path, pem, { mode: 0o400, durable: true });
    }
    return new SigningKey(pem);
  }

  /** SubjectPublicKeyInfo, DER in base64. */
  get publicKey(): string {
    return createPublicKey(this.pem).export({ type: "spki", format: "der" }).toString("base64");
  }

  head(sequence: number, hash: string, time: string): LogHead {
    const head = { sequence, hash, time };
    const signature = sign(null, statement(head), createPrivateKey(this.pem)).toString("base64");
    return { ...head, signature };
  }
}

/** The lines of a chain, whole ones. */
export function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, "utf8").split("\n").slice(0, -1);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** The chain that is added to: a line of JSON an entry, each with the hash of the one before. */
export class Chain {
  private last: { readonly sequence: number; readonly hash: string };
  private readonly known = new Set<string>();

  constructor(private readonly path: string) {
    this.dropUnfinished();
    const lines = linesOf(path);
    for (const line of lines) this.known.add((JSON.parse(line) as Entry).file);
    const end = lines.at(-1);
    this.last = { sequence: lines.length, hash: end === undefined ? NOTHING_BEFORE : hashOf(end) };
  }

  get end(): { readonly sequence: number; readonly hash: string } {
    return this.last;
  }

  has(file: string): boolean {
    return this.known.has(file);
  }

  /** All of them or none survive a power cut. */
  add(entries: readonly Omit<Entry, "sequence" | "previous">[]): void {
    let text = "";
    let { sequence, hash } = this.last;
    for (const entry of entries) {
      sequence += 1;
      const line = JSON.stringify({ sequence, previous: hash, ...entry } satisfies Entry);
      hash = hashOf(line);
      text += `${line}\n`;
    }
    const file = openSync(this.path, "a", 0o640);
    try {
      appendFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    for (const { file: name } of entries) this.known.add(name);
    this.last = { sequence, hash };
  }

  /** What a power cut left of a line was never signed. */
  private dropUnfinished(): void {
    let content: Buffer;
    try {
      content = readFileSync(this.path);
    } catch {
      return;
    }
    const whole = content.lastIndexOf("\n") + 1;
    if (whole < content.length) truncateSync(this.path, whole);
  }
}
