import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { replaceFile, syncFolder } from "../base/replace-file";
import { dkimSelector } from "../../contracts/dkim";
import type { DkimKey, PublicKeys } from "../../contracts/types";

const makeKeyPair = promisify(generateKeyPair);

/** `<domain>/<number>.pem`, in a volume that nothing leaves. The lowest number is the oldest key. */
const PRIVATE = "/secret/dkim";
/** Where every image puts what is to be known outside; see "A way back" in docs/architecture.md. */
const PUBLIC = "/run/public-keys.json";
/** One that signs, and one that the world knows already when it has to take over (RFC 6376, 3.1). */
const KEYS_A_DOMAIN = 2;
/** What a retired key has signed may be on its way for days, and be checked again by whoever forwards it. */
const SHOWN_AFTER_RETIREMENT_MS = 14 * 24 * 60 * 60_000;

/** A key that can sign. */
export interface SigningKey {
  readonly domain: string;
  readonly selector: string;
  readonly key: KeyObject;
  readonly file: string;
}

export interface DkimStoreProps {
  /** Is told of a key that cannot be read; another one is made in its place. */
  readonly log: (message: string) => void;
  /** @default - `/secret/dkim` */
  readonly secrets?: string;
  /** @default - `/run/public-keys.json` */
  readonly shown?: string;
  readonly now?: () => number;
}

/** Why a domain's next key does not take over. */
export type RotationRefused = "no keys" | "not published";

/** The keys of mail domains in the filter's own volume. A file is never overwritten: a new key stands beside the old. */
export class DkimStore {
  private readonly secrets: string;
  private readonly shown: string;
  private readonly now: () => number;

  constructor(private readonly props: DkimStoreProps) {
    this.secrets = props.secrets ?? PRIVATE;
    this.shown = props.shown ?? PUBLIC;
    this.now = props.now ?? Date.now;
  }

  /**
   * Sees to it that each domain has its keys, and shows their public halves, those that have been retired lately too.
   *
   * @returns the keys that can sign, the oldest of a domain first
   */
  async provide(domains: readonly string[]): Promise<readonly SigningKey[]> {
    const dkim: DkimKey[] = [];
    const signing: SigningKey[] = [];
    for (const domain of domains) {
      const keys = await this.keysOf(domain);
      signing.push(...keys);
      const halves = [...keys.map(({ key }) => createPublicKey(key)), ...this.retiredOf(domain)].map((key) =>
        publicHalf(domain, key),
      );
      dkim.push(...new Map(halves.map((half) => [half.selector, half])).values());
    }
    replaceFile(this.shown, JSON.stringify({ dkim } satisfies PublicKeys));
    return signing;
  }

  /**
   * Retires the domain's oldest key: its private half is destroyed, its public half is shown for two more weeks. What
   * `provide` gives afterwards begins with the next.
   *
   * @param published the selectors that the world knows; the next key must be one of them
   */
  async rotate(
    domain: string,
    published: ReadonlySet<string>,
  ): Promise<{ readonly retired: string; readonly signs: string } | RotationRefused> {
    const [oldest, next] = await this.keysOf(domain);
    if (oldest === undefined || next === undefined) return "no keys";
    if (!published.has(next.selector)) return "not published";
    const folder = join(this.secrets, domain);
    const half = createPublicKey(oldest.key).export({ format: "pem", type: "spki" });
    keep(folder, `${oldest.selector}.pub`, half);
    rmSync(oldest.file);
    syncFolder(folder);
    return { retired: oldest.selector, signs: next.selector };
  }

  private async keysOf(domain: string): Promise<readonly SigningKey[]> {
    const folder = join(this.secrets, domain);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const numbers = readdirSync(folder)
      .flatMap((name) => /^([0-9]{1,9})\.pem$/.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
    const signing = (number: number, key: KeyObject): SigningKey => ({
      domain,
      selector: publicHalf(domain, createPublicKey(key)).selector,
      key,
      file: join(folder, `${number}.pem`),
    });
    const keys = numbers.flatMap((number) => {
      const file = join(folder, `${number}.pem`);
      try {
        return [signing(number, createPrivateKey(readFileSync(file)))];
      } catch {
        this.props.log(`${file} is no private key and is not published`);
        return [];
      }
    });
    for (let number = (numbers.at(-1) ?? 0) + 1; keys.length < KEYS_A_DOMAIN; number += 1) {
      const { privateKey } = await makeKeyPair("rsa", { modulusLength: 2048 });
      keep(folder, `${number}.pem`, privateKey.export({ format: "pem", type: "pkcs8" }));
      keys.push(signing(number, privateKey));
      this.props.log(`a DKIM key was made: ${join(folder, `${number}.pem`)}`);
    }
    return keys;
  }

  private retiredOf(domain: string): readonly KeyObject[] {
    const folder = join(this.secrets, domain);
    return readdirSync(folder)
      .filter((name) => name.endsWith(".pub"))
      .sort()
      .flatMap((name) => {
        const file = join(folder, name);
        if (this.now() - statSync(file).mtimeMs < SHOWN_AFTER_RETIREMENT_MS)
          return [createPublicKey(readFileSync(file))];
        rmSync(file);
        return [];
      });
  }
}

/** On the disk before anybody is told of it: what is published must survive a power cut. */
function keep(folder: string, name: string, content: string | Buffer): void {
  replaceFile(join(folder, name), content, { mode: 0o600, durable: true });
  // The folder may be new.
  syncFolder(join(folder, ".."));
}

function publicHalf(domain: string, key: KeyObject): DkimKey {
  const spki = key.export({ format: "der", type: "spki" });
  return { domain, selector: dkimSelector(spki), keyType: "rsa", publicKey: spki.toString("base64") };
}
