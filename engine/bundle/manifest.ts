import semver from "semver";
import { Problem } from "../support/problem";

/** `bundle.json`: what a bundle holds, for the machine that installs it. */
export interface Manifest {
  /** Of this file's own form. */
  readonly format: 1;
  readonly version: string;
  /** Of git, twelve digits; empty where the product came without git. */
  readonly commit: string;
  /** Whether files differed from that commit. */
  readonly changed: boolean;
  /** Date of the commit, ISO 8601 in UTC. */
  readonly date: string;
  /** In the words of Go: `linux_amd64`. */
  readonly platform: string;
  /** Range of Node.js versions that the product runs on. */
  readonly node: string;
  /** Files of the product, sorted. */
  readonly product: readonly string[];
  readonly engine: { readonly kind: "opentofu"; readonly version: string; readonly blob: Blob };
  readonly providers: readonly Provider[];
  readonly images: readonly Image[];
  /** Every layer of the images once, by its hash. */
  readonly layers: Readonly<Record<string, Blob>>;
}

/** A file of the bundle that holds another one, compressed. */
export interface Blob {
  /** Within the bundle. */
  readonly file: string;
  /** Bytes of what comes out of it. */
  readonly size: number;
}

export interface Provider {
  readonly source: string;
  readonly version: string;
  /** As a lock file has it: `h1:…`. */
  readonly hash: string;
  /** Where it lies in a filesystem mirror. */
  readonly path: string;
  readonly blob: Blob;
}

export interface Image {
  readonly name: string;
  readonly tag: string;
  /** `sha256:…`, which Docker computes again when it loads the image. */
  readonly id: string;
  /** The configuration, a file within the bundle. */
  readonly configuration: string;
  /** Hashes of its layers, from the first. */
  readonly layers: readonly string[];
}

/** @returns below 0 where `a` is older than `b`: by the version, then by the date of the commit */
export function compareAge(
  a: Pick<Manifest, "version" | "date">,
  b: Pick<Manifest, "version" | "date">,
): number {
  return semver.compare(a.version, b.version) || Date.parse(a.date) - Date.parse(b.date);
}

/** @throws Problem when the text is no manifest, or of a later form than this program knows */
export function parseManifest(text: string, place: string): Manifest {
  const manifest = parsed(text);
  if (manifest?.format === 1 && Array.isArray(manifest.images)) return manifest;
  throw new Problem(
    `${place} không phải là gói mà bản này đọc được: hãy lấy lại gói, hoặc dùng install.sh nằm trong chính gói đó.`,
    `${place} is no bundle that this version can read: fetch the bundle again, or use the install.sh inside it.`,
  );
}

function parsed(text: string): Manifest | undefined {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    // Cut off or something else: said by the caller.
    return undefined;
  }
}
