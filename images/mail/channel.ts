import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expectedFiles, hostedDomains, publishedKeys, readFacts, type Facts } from "./facts";

/** What the channel held at one moment. */
export interface Reading {
  readonly generation: string;
  readonly facts: Facts;
  /** Files that are missing or cannot be read; of these, what they said last stays in force. */
  readonly broken: readonly string[];
  /** Of these nothing was ever read: whoever is not known may be in them. */
  readonly unread: readonly string[];
}

const DOMAINS = "domains.json";

/** Reads the channel again and again, and keeps of each file what could be read last. */
export class ChannelReader {
  private readonly lastGood = new Map<string, unknown>();

  constructor(private readonly directory: string) {}

  generation(): string {
    try {
      return readFileSync(join(this.directory, ".generation"), "utf8").trim();
    } catch {
      return "";
    }
  }

  /**
   * @returns null while publishers are in the middle of a change
   * @throws Error when nothing tells which domains are hosted
   */
  read(): Reading | null {
    const generation = this.generation();
    if (generation === "") throw new Error("the channel has nothing yet");
    const broken: string[] = [];
    const domains = this.file(DOMAINS, (value) => hostedDomains(value) !== null, broken);
    const hosted = hostedDomains(domains);
    if (hosted === null) throw new Error(`${DOMAINS} names no hosted domain`);
    // A list that is shorter than it should be would refuse mail for good, so what is missing is noticed.
    const paths = [...new Set([...this.present(), ...expectedFiles(domains)])].sort();
    const values = paths.map((path) => this.file(path, Array.isArray, broken));
    for (const path of this.lastGood.keys()) {
      if (path !== DOMAINS && !paths.includes(path)) this.lastGood.delete(path);
    }
    if (this.generation() !== generation) return null;
    return {
      generation,
      facts: readFacts(
        hosted,
        values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [])),
        publishedKeys(domains),
      ),
      broken,
      unread: paths.filter((path) => !this.lastGood.has(path)),
    };
  }

  private present(): string[] {
    try {
      return readdirSync(join(this.directory, "mailboxes"))
        .filter((name) => name.endsWith(".json"))
        .map((name) => `mailboxes/${name}`);
    } catch {
      return [];
    }
  }

  private file(path: string, isSound: (value: unknown) => boolean, broken: string[]): unknown {
    try {
      const value: unknown = JSON.parse(readFileSync(join(this.directory, path), "utf8"));
      if (!isSound(value)) throw new Error(`${path} has not the form that it should have`);
      this.lastGood.set(path, value);
      return value;
    } catch (error) {
      broken.push(error instanceof SyntaxError ? `${path} is not JSON` : (error as Error).message);
      return this.lastGood.get(path);
    }
  }
}
