import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, unzipSync } from "fflate";

/** Secrets by what they are, such as `"passphrase of the state"`. */
export type Canaries = Readonly<Record<string, string>>;

export interface Leak {
  /** Which secret. */
  readonly canary: string;
  /** The file, and the entry within it where it is an archive. */
  readonly where: string;
  /** How it was written there: `as it is`, `base64`, … */
  readonly how: string;
}

/** Shorter ones are found in anything. */
const SHORTEST = 8;

/**
 * Where secrets are found that should be nowhere: as they are, as base64 (at any offset), hexadecimal, in a URL, in JSON;
 * also inside zip archives (OpenTofu's plans) and gzip.
 */
export function leaksIn(where: string, content: Uint8Array | string, canaries: Canaries): Leak[] {
  const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(content);
  const found = Object.entries(canaries).flatMap(([canary, secret]) => {
    if (secret.length < SHORTEST) throw new Error(`The canary ${canary} is too short to be looked for.`);
    return writings(secret)
      .filter(({ text }) => bytes.includes(text))
      .map(({ how }) => ({ canary, where, how }));
  });
  return [...found, ...inner(bytes).flatMap(([name, part]) => leaksIn(`${where}!${name}`, part, canaries))];
}

/** The same for every file below a folder; links are not followed. A folder that is not there has no leaks. */
export function leaksBelow(folder: string, canaries: Canaries): Leak[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const entry = lstatSync(path);
    if (entry.isDirectory()) return leaksBelow(path, canaries);
    return entry.isFile() ? leaksIn(path, readFileSync(path), canaries) : [];
  });
}

function writings(secret: string): { how: string; text: string }[] {
  const all = [
    { how: "as it is", text: secret },
    { how: "hexadecimal", text: Buffer.from(secret).toString("hex") },
    { how: "in a URL", text: encodeURIComponent(secret) },
    { how: "in JSON", text: JSON.stringify(secret).slice(1, -1) },
    ...[0, 1, 2].map((offset) => ({ how: "base64", text: base64At(secret, offset) })),
  ];
  return all.filter(({ text }, at) => all.findIndex((other) => other.text === text) === at);
}

/** The characters of base64 that only the secret decides, when it begins that many bytes after a group of three. */
function base64At(secret: string, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]).toString("base64");
  const length = offset + Buffer.byteLength(secret);
  return encoded.slice(offset === 0 ? 0 : offset + 1, Math.floor(length / 3) * 4);
}

function inner(bytes: Buffer): (readonly [string, Uint8Array])[] {
  try {
    if (bytes.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"))) return Object.entries(unzipSync(bytes));
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [["gz", gunzipSync(bytes)]];
  } catch {
    // It only begins like an archive; its bytes were searched.
  }
  return [];
}
