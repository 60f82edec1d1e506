import { createReadStream } from "node:fs";
import { posix } from "node:path";
import { extract, type Header } from "tar-stream";

/** One thing of a layer: a file, a folder, a link, or the mark that something below is gone. */
export interface LayerEntry {
  /** Without `./` before it or `/` after it. */
  readonly path: string;
  readonly type: Header["type"];
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly mtime: Date;
  /** Of symbolic and hard links. */
  readonly target: string;
  readonly device: readonly [number, number];
  /** Where its content lies in the archive file. */
  readonly at: number;
  readonly size: number;
  /** The same for two names of one file. */
  readonly inode: string;
  /** Extended attributes, by their names in an archive. */
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Lists an archive, or one that lies inside another, without unpacking it.
 *
 * @param range the bytes of `file` that are the archive; the whole file where it is left out
 * @throws Error when it is no archive, or holds an attribute that we would lose
 */
export async function listArchive(
  file: string,
  range: { readonly at: number; readonly size: number } = { at: 0, size: Infinity },
): Promise<readonly LayerEntry[]> {
  if (range.size === 0) return [];
  const entries: LayerEntry[] = [];
  const files = new Map<string, LayerEntry>();
  const reader = extract();
  const source = createReadStream(file, {
    start: range.at,
    ...(range.size === Infinity ? {} : { end: range.at + range.size - 1 }),
    highWaterMark: 1 << 20,
  });
  source.on("error", (error) => reader.destroy(error));
  source.pipe(reader);
  for await (const content of reader) {
    const entry = entryOf(content.header as PlacedHeader, range.at, file, files);
    if (entry.type === "file") files.set(entry.path, entry);
    entries.push(entry);
    content.resume();
  }
  return entries;
}

/** tar-stream gives the place of the content too, which its types do not mention. */
type PlacedHeader = Header & { readonly byteOffset: number };

function entryOf(
  header: PlacedHeader,
  base: number,
  file: string,
  files: ReadonlyMap<string, LayerEntry>,
): LayerEntry {
  const path = header.name.replace(/^(\.?\/)+|\/+$/g, "");
  const attributes = attributesOf(header);
  const lost = Object.keys(attributes).find((key) => attributes[key]?.includes(LOST) === true);
  if (lost !== undefined) throw new Error(`${path} carries ${lost}, of which ${file} would lose a part.`);
  const type = header.type === "contiguous-file" ? "file" : header.type;
  const own = { at: base + header.byteOffset, size: header.size ?? 0, inode: path };
  const target = header.linkname ?? "";
  const linked = type === "link" ? files.get(target.replace(/^(\.?\/)+/, "")) : own;
  if (linked === undefined) throw new Error(`${path} is another name of ${target}, which is not in ${file}.`);
  return {
    path,
    type: type === "link" ? "file" : type,
    // Docker puts the kind of file into it too.
    mode: (header.mode ?? 0) & 0o7777,
    uid: header.uid ?? 0,
    gid: header.gid ?? 0,
    mtime: header.mtime ?? new Date(0),
    target: type === "symlink" ? target : "",
    device: [header.devmajor ?? 0, header.devminor ?? 0],
    at: linked.at,
    size: linked.size,
    inode: linked.inode,
    attributes,
  };
}

/** What stands where bytes were no text. */
const LOST = "\ufffd";

/** Extended attributes, such as the capabilities of a program. */
function attributesOf(header: PlacedHeader): Readonly<Record<string, string>> {
  const all = Object.entries((header.pax ?? {}) as Record<string, string>);
  return Object.fromEntries(all.filter(([key]) => key.startsWith("SCHILY.xattr.")));
}

/**
 * Where a file lies in an archive that Docker saved. Of two layers with the same content, the second one is a symbolic
 * link to the first.
 *
 * @param members of the archive, by path
 * @throws Error when there is none of that path
 */
export function savedMember(members: ReadonlyMap<string, LayerEntry>, path: string): LayerEntry {
  const entry = members.get(path);
  if (entry?.type === "symlink") return savedMember(members, posix.join(folderOf(path), entry.target));
  if (entry?.type === "file") return entry;
  throw new Error(`There is no ${path}: this is no image that Docker saved.`);
}

const WHITEOUT = ".wh.";
const OPAQUE = ".wh..wh..opq";

/**
 * What several layers make together, as one layer: sorted by path, with what a later layer changed or removed gone,
 * and the marks that hide something of the images below kept.
 */
export function mergeLayers(layers: readonly (readonly LayerEntry[])[]): readonly LayerEntry[] {
  const merged = new Map<string, LayerEntry>();
  layers.forEach((layer, index) => {
    const marks = layer.filter(({ path }) => baseOf(path).startsWith(WHITEOUT));
    for (const mark of marks) {
      const folder = folderOf(mark.path);
      if (baseOf(mark.path) === OPAQUE) removeBelow(merged, folder);
      else {
        const gone = within(folder, baseOf(mark.path).slice(WHITEOUT.length));
        merged.delete(gone);
        removeBelow(merged, gone);
      }
      merged.set(mark.path, mark);
    }
    for (const entry of layer) {
      if (!baseOf(entry.path).startsWith(WHITEOUT))
        place(merged, { ...entry, inode: `${index}:${entry.inode}` });
    }
  });
  return [...merged.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function place(merged: Map<string, LayerEntry>, entry: LayerEntry): void {
  const { path, type } = entry;
  const mark = within(folderOf(path), `${WHITEOUT}${baseOf(path)}`);
  const before = merged.get(path);
  const hidden = merged.get(mark);
  if (type !== "directory") {
    if (before?.type === "directory") removeBelow(merged, path);
  } else if (hidden !== undefined || (before !== undefined && before.type !== "directory")) {
    // A folder that was removed and made anew must not show what the images below have in theirs.
    const opaque = within(path, OPAQUE);
    merged.set(opaque, { ...entry, path: opaque, type: "file", mode: 0o644, size: 0, inode: opaque });
  }
  merged.delete(mark);
  merged.set(path, entry);
}

function removeBelow(merged: Map<string, LayerEntry>, folder: string): void {
  const prefix = folder === "" ? "" : `${folder}/`;
  for (const path of [...merged.keys()]) if (path.startsWith(prefix)) merged.delete(path);
}

const baseOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));
const within = (folder: string, name: string): string => (folder === "" ? name : `${folder}/${name}`);
