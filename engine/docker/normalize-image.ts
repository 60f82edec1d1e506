import { createHash } from "node:crypto";
import { once } from "node:events";
import { closeSync, createWriteStream, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Header, type Pack, pack } from "tar-stream";
import { listArchive, mergeLayers, savedMember, type LayerEntry } from "./image-layers";

/**
 * Makes an image a pure function of what is in it. A build leaves the time of day in every file that it touches, in
 * the image's configuration and in caches; two builds of the same content then differ in every byte that a person
 * could compare. Here the image's own layers become one, sorted, dated and without what only the build needed.
 */

export interface NormalizedImage {
  /** The image's id, as Docker gives it: `sha256:…` of its configuration, which names the layers by their hash. */
  readonly id: string;
  /** Its own layer: every path with a hash of all that is kept of it. */
  readonly content: ReadonlyMap<string, string>;
  /** How many of those are compiled PHP, compared by name only. */
  readonly compiled: number;
  /** What `docker load` reads. */
  readonly archive: string;
}

export interface NormalizeOptions {
  /** What `docker save` wrote of the built image. */
  readonly saved: string;
  /** An empty folder to work in. */
  readonly folder: string;
  /** How many of the saved layers, from the first, are the image's that it was built on. */
  readonly inherited: number;
  /** What the image is called. */
  readonly tag: string;
  /** Given to everything that the build made; what packages brought with an older date keeps it. */
  readonly date: Date;
}

/** What only the build needed, differs from one build to the next, and is in no image that we ship. */
const LEFTOVERS: readonly RegExp[] = [
  // The numbers of files on the disk of the machine that built.
  /^var\/cache\/ldconfig\/aux-cache$/,
  /^var\/lib\/apt\/(lists|periodic)\/./,
  /^var\/cache\/apt\/./,
  // Answers of the build, such as the name of its container.
  /^var\/cache\/debconf\/./,
  /^var\/lib\/dpkg\/.*-old$/,
  /^etc\/(passwd|group|shadow|gshadow|subuid|subgid)-$/,
  /^var\/log\/(apt\/.|(dpkg|alternatives|bootstrap|fontconfig)\.log)/,
  /^(tmp|var\/tmp|root\/\.cache)\/./,
  /(^|\/)__pycache__(\/|$)/,
];

/**
 * PHP keeps memory that it never set in what it compiles: two compilations of one file differ in bytes without meaning
 * (seen with address randomisation off and a clearing allocator too). Such files are compared by name.
 */
const COMPILED = /^usr\/share\/congtruong-opcache\/.*\.php\.bin$/;

/** @throws Error when the saved image is none, or holds something that a layer would lose */
export async function normalizeImage(options: NormalizeOptions): Promise<NormalizedImage> {
  const file = openSync(options.saved, "r");
  try {
    return await normalizeOpened(file, options);
  } finally {
    closeSync(file);
  }
}

async function normalizeOpened(file: number, options: NormalizeOptions): Promise<NormalizedImage> {
  const { saved, folder, inherited, tag, date } = options;
  const outer = new Map((await listArchive(saved)).map((entry) => [entry.path, entry]));
  const member = (path: string): LayerEntry => savedMember(outer, path);
  const json = (path: string): unknown => JSON.parse(read({ file, ...member(path) }).toString("utf8"));
  const [manifest] = json("manifest.json") as [{ Config: string; Layers: string[] }];
  const built = json(manifest.Config) as BuiltImage;

  const own: (readonly LayerEntry[])[] = [];
  for (const path of manifest.Layers.slice(inherited)) own.push(await listArchive(saved, member(path)));
  const content = new Map<string, string>();
  const layer = join(folder, "layer.tar");
  const digest = await writeArchive(layer, (to) => writeLayer(to, file, mergeLayers(own), date, content));

  const layers = [...built.rootfs.diff_ids.slice(0, inherited), `sha256:${digest}`];
  const configuration = JSON.stringify(normalizedConfiguration(built, layers, tag, date));
  const id = createHash("sha256").update(configuration).digest("hex");
  const archive = join(folder, "image.tar");
  const layerFile = openSync(layer, "r");
  try {
    const names = layers.map((diff) => `${diff.slice("sha256:".length)}.tar`);
    const texts = {
      "manifest.json": JSON.stringify([{ Config: `${id}.json`, RepoTags: [tag], Layers: names }]),
      [`${id}.json`]: configuration,
    };
    await writeArchive(archive, async (to) => {
      for (const [name, text] of Object.entries(texts)) to.entry({ name, mtime: date }, text);
      for (const [index, name] of names.entries()) {
        if (names.indexOf(name) < index) continue;
        const { at, size } =
          index < inherited
            ? member(manifest.Layers[index] ?? "")
            : { at: 0, size: fstatSync(layerFile).size };
        await put(to, { name, mtime: date, size }, { file: index < inherited ? file : layerFile, at, size });
      }
    });
  } finally {
    closeSync(layerFile);
  }
  const compiled = [...content.keys()].filter((path) => COMPILED.test(path)).length;
  return { id: `sha256:${id}`, content, compiled, archive };
}

/** The part of an image's configuration that we read; Docker's image specification 1.2. */
interface BuiltImage {
  readonly architecture: string;
  readonly os: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly rootfs: { readonly diff_ids: readonly string[] };
}

/** What says how a container runs. The rest of the configuration tells of the build. */
const KEPT = [
  "Cmd",
  "Entrypoint",
  "Env",
  "ExposedPorts",
  "Healthcheck",
  "Labels",
  "Shell",
  "StopSignal",
  "User",
  "Volumes",
  "WorkingDir",
] as const;

function normalizedConfiguration(
  built: BuiltImage,
  layers: readonly string[],
  tag: string,
  date: Date,
): unknown {
  const created = date.toISOString();
  const kept = KEPT.map((key) => [key, built.config[key] ?? null] as const);
  return sortedKeys({
    architecture: built.architecture,
    os: built.os,
    created,
    config: Object.fromEntries(kept.filter(([, value]) => value !== null)),
    // Docker wants a line a layer.
    history: layers.map((_, index) => ({
      created,
      created_by: index === layers.length - 1 ? tag : `parent of ${tag}`,
    })),
    rootfs: { type: "layers", diff_ids: layers },
  });
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortedKeys(inner)]));
}

async function writeLayer(
  to: Pack,
  file: number,
  entries: readonly LayerEntry[],
  date: Date,
  content: Map<string, string>,
): Promise<void> {
  const names = new Map<string, string>();
  for (const entry of entries) {
    if (LEFTOVERS.some((pattern) => pattern.test(entry.path))) continue;
    const first = entry.type === "file" ? names.get(entry.inode) : undefined;
    if (entry.type === "file" && first === undefined) names.set(entry.inode, entry.path);
    const part = first === undefined && entry.type === "file" ? { file, ...entry } : undefined;
    const hash = await put(to, headerOf(entry, first, date), part);
    content.set(entry.path, COMPILED.test(entry.path) ? "compiled" : hash);
  }
}

function headerOf(entry: LayerEntry, first: string | undefined, date: Date): Named {
  const { path, type, mode, uid, gid, mtime, size, target, device, attributes } = entry;
  return {
    name: type === "directory" ? `${path}/` : path,
    type: first === undefined ? type : "link",
    ...(first === undefined ? {} : { linkname: first }),
    ...(type === "symlink" ? { linkname: target } : {}),
    ...{ mode, uid, gid, devmajor: device[0], devminor: device[1] },
    mtime: mtime > date ? date : mtime,
    ...(Object.keys(attributes).length === 0 ? {} : { pax: attributes }),
    size: type === "file" && first === undefined ? size : 0,
  };
}

interface Part {
  readonly file: number;
  readonly at: number;
  readonly size: number;
}

type Named = Partial<Header> & Pick<Header, "name">;

const PIECE = 4 << 20;

/** Writes one entry. @returns a hash of its header and content */
async function put(archive: Pack, header: Named, part: Part | undefined): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(header));
  const { promise, settled } = outcome();
  if (part === undefined || part.size <= PIECE) {
    const bytes = part === undefined ? undefined : read(part);
    if (bytes === undefined) archive.entry(header, settled);
    else archive.entry(header, hash.update(bytes) && bytes, settled);
  } else {
    const entry = archive.entry(header, settled);
    for (let done = 0; done < part.size; done += PIECE) {
      const bytes = read({ ...part, at: part.at + done, size: Math.min(PIECE, part.size - done) });
      hash.update(bytes);
      if (!entry.write(bytes)) await once(entry, "drain");
    }
    entry.end(undefined);
  }
  await promise;
  return hash.digest("hex");
}

/** A promise and the callback that keeps or breaks it. */
function outcome(): { promise: Promise<void>; settled: (error?: Error | null) => void } {
  let settled: (error?: Error | null) => void = () => undefined;
  const promise = new Promise<void>((resolve, reject) => {
    settled = (error) => (error ? reject(error) : resolve());
  });
  return { promise, settled };
}

/** @throws Error when the file ends before */
function read({ file, at, size }: Part): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let done = 0;
  while (done < size) {
    const got = readSync(file, bytes, done, size - done, at + done);
    if (got === 0) throw new Error("An image that Docker saved ends too early.");
    done += got;
  }
  return bytes;
}

async function writeArchive(file: string, fill: (archive: Pack) => Promise<void>): Promise<string> {
  const hash = createHash("sha256");
  const archive = pack();
  archive.on("data", (chunk) => void hash.update(chunk as Buffer));
  const written = pipeline(archive, createWriteStream(file));
  await Promise.all([written, fill(archive).then(() => archive.finalize())]);
  return hash.digest("hex");
}
