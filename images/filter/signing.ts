import { chownSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "../base/replace-file";
import type { Directory } from "../mail/directory";
import type { Target } from "../mail/servers";
import type { DkimStore, RotationRefused } from "./dkim";

/** Where rspamd finds the keys in use, in memory. */
const IN_USE = "/run/filter/dkim";

/** By which key letters of a domain are signed. */
export interface Signature {
  readonly domain: string;
  readonly selector: string;
  /** A file that rspamd may read. */
  readonly key: string;
}

/** Keeps at hand, for each domain, the key that signs: the oldest that the world knows. */
export class Signing implements Target {
  private signatures: ReadonlyMap<string, Signature> = new Map();

  constructor(
    private readonly store: DkimStore,
    /** The group that rspamd runs as. */
    private readonly group: number,
    private readonly log: (message: string) => void,
    private readonly folder: string = IN_USE,
  ) {}

  /** Null where no key of the domain is published yet: its mail goes unsigned. */
  signatureOf(domain: string): Signature | null {
    return this.signatures.get(domain) ?? null;
  }

  async apply({ facts }: Directory): Promise<void> {
    const published = new Set(facts.publishedKeys);
    const keys = await this.store.provide(facts.hosted);
    const chosen = facts.hosted.flatMap(
      (domain) => keys.find((key) => key.domain === domain && published.has(key.selector)) ?? [],
    );
    mkdirSync(this.folder, { recursive: true, mode: 0o750 });
    chownSync(this.folder, 0, this.group);
    for (const { selector, key } of chosen) {
      replaceFile(join(this.folder, `${selector}.pem`), key.export({ format: "pem", type: "pkcs8" }), {
        mode: 0o640,
        owner: { uid: 0, gid: this.group },
      });
    }
    const before = this.signatures;
    this.signatures = new Map(
      chosen.map(({ domain, selector }) => [
        domain,
        { domain, selector, key: join(this.folder, `${selector}.pem`) },
      ]),
    );
    for (const { domain, selector } of this.signatures.values()) {
      if (before.get(domain)?.selector !== selector) this.log(`mail of ${domain} is signed by ${selector}`);
    }
    // A letter under way may still have been told of the one before.
    const named = new Set([...before.values(), ...this.signatures.values()].map(({ selector }) => selector));
    for (const name of readdirSync(this.folder)) {
      if (!named.has(name.replace(/\.pem$/, ""))) rmSync(join(this.folder, name), { force: true });
    }
  }

  /** Lets the domain's next key take over, at the next `apply`. */
  rotate(
    domain: string,
    published: readonly string[],
  ): Promise<{ readonly retired: string; readonly signs: string } | RotationRefused> {
    return this.store.rotate(domain, new Set(published));
  }
}
