import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** Every image that the platform runs, and the one it is built on. `base` stands on Debian itself (`base/ROOTFS`). */
const PARENTS = {
  base: null,
  site: "base",
  db: "base",
  backup: "base",
  edge: "base",
  dns: "base",
  certifier: "base",
  pebble: "base",
  mail: "base",
  filter: "base",
  activation: "base",
  webmail: "base",
  monitoring: "base",
  checker: "base",
  portal: "base",
  logs: "base",
  registry: "base",
  watcher: "base",
} as const;

export type ImageName = keyof typeof PARENTS;

/** What each image is called in this checkout: `congtruong/site:0123456789ab`. */
export type ImageTags = Readonly<Record<ImageName, string>>;

/** In the order in which they can be built: a parent before its children. */
export const IMAGE_NAMES = Object.keys(PARENTS) as readonly ImageName[];

/** What stacks run: all but the registry, from which a cluster's nodes pull the others, and the watcher on a host of its own. */
export const CITY_IMAGES = IMAGE_NAMES.filter((name) => name !== "registry" && name !== "watcher");

/** The image that `name` is built on; null for the one on Debian's own root file system. */
export function parentOf(name: ImageName): ImageName | null {
  return PARENTS[name];
}

/** One file of what `docker build` gets to see. */
export interface ContextFile {
  /** Below the context's folder, with `/`. */
  readonly path: string;
  readonly source: string;
  /** Git keeps no more of a mode than whether a file is executable, so neither do we. */
  readonly mode: 0o755 | 0o644;
}

/**
 * The files that an image is made of, sorted: its folder without TypeScript, tests and README, plus the bundle of its
 * program as `main.js` where it has a `main.ts`, and of what it gives to browsers as `browser.js` where it has a
 * `browser.ts`.
 *
 * @param root the repository's folder
 * @throws Error when the image's folder or its bundle is not there; the message says what to run
 */
export function contextOf(root: string, name: ImageName): readonly ContextFile[] {
  const folder = join(root, "images", name);
  if (!existsSync(join(folder, "Dockerfile"))) {
    throw new Error(
      `The image ${name} cannot be built: images/${name}/Dockerfile is missing; restore it from git.`,
    );
  }
  const files = filesBelow(folder).map((path) => contextFile(path, join(folder, path)));
  for (const program of ["main", "browser"]) {
    // An installed product has the compiled program without its source.
    const bundle = join(root, "dist", "images", name, `${program}.js`);
    if (existsSync(bundle)) files.push(contextFile(`${program}.js`, bundle));
    else if (existsSync(join(folder, `${program}.ts`))) {
      throw new Error(`The program of the image ${name} is not compiled; run \`npm run build\` first.`);
    }
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * The tags of all images: pure functions of their content, so that equal content means an equal plan, and an
 * unchanged image is never built twice.
 *
 * @param root the repository's folder
 * @throws Error when a part of an image is missing (see {@link contextOf})
 */
export function imageTags(root: string): ImageTags {
  const tags: Partial<Record<ImageName, string>> = {};
  for (const name of IMAGE_NAMES) {
    const parent = parentOf(name);
    tags[name] =
      `congtruong/${name}:${digest(parent === null ? "" : (tags[parent] ?? ""), contextOf(root, name))}`;
  }
  return tags as ImageTags;
}

/** The tag of the root file system that `base` is built on: of the recipe alone. */
export function rootFileSystemTag(root: string): string {
  const recipe = readFileSync(join(root, "images", "base", "ROOTFS"));
  return `congtruong/rootfs:${createHash("sha256").update(recipe).digest("hex").slice(0, DIGITS)}`;
}

/**
 * The date that all programs in a build take for today where they ask by SOURCE_DATE_EPOCH, in seconds since 1970.
 *
 * @param root the repository's folder
 */
export function buildEpoch(root: string): number {
  const recipe = parse(readFileSync(join(root, "images", "base", "ROOTFS"), "utf8")) as { epoch: string };
  return Date.parse(recipe.epoch) / 1000;
}

/**
 * The date of an image and of everything that its build made: the epoch and up to 194 days by the tag. It differs from
 * tag to tag because nginx takes a file's size and date for its identity (ETag), and is the same wherever and whenever
 * that tag is built.
 */
export function imageDate(root: string, tag: string): Date {
  const offset = Number.parseInt(tag.slice(tag.lastIndexOf(":") + 1).slice(0, 6), 16);
  return new Date((buildEpoch(root) + offset) * 1000);
}

const DIGITS = 12;

function digest(parentTag: string, files: readonly ContextFile[]): string {
  const hash = createHash("sha256").update(`${parentTag}\0`);
  for (const { path, mode, source } of files) {
    const content = readFileSync(source);
    hash.update(`${path}\0${mode.toString(8)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex").slice(0, DIGITS);
}

function contextFile(path: string, source: string): ContextFile {
  return { path, source, mode: (statSync(source).mode & 0o100) === 0 ? 0o644 : 0o755 };
}

function filesBelow(folder: string, prefix = ""): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
    if (isForPeople(entry.name)) return [];
    return statSync(join(folder, path)).isDirectory() ? filesBelow(folder, path) : [path];
  });
}

/** What stands in an image's folder for those who work on it, and must not change what runs. */
function isForPeople(name: string): boolean {
  return name.endsWith(".ts") || name.startsWith("README") || name === "test";
}
