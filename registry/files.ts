import { lstatSync, readdirSync, readFileSync, statSync, type Stats } from "node:fs";
import { basename, dirname, join } from "node:path";
import { LocalizedError } from "../language/localized";
import { collectFiles, type Collected, type FileTree, type TreeEntry } from "./collect";
import { loadRegistry, type EntryCache } from "./load";
import type { Registry } from "./registry";

/** The registry's root can't be read at all: no such file, no rights. The message names file and remedy. */
export class RegistryUnreadable extends LocalizedError {}

/** The name a root has in its folder when only the folder is given. */
export const ROOT_NAME = "schools.yaml";

/** A folder with more than this is no folder of registry files. */
const MAX_LISTED = 20_000;

/**
 * Reads the registry at `path`: a root file, or a folder with a `schools.yaml`. Findings name files as `path` does.
 *
 * @throws RegistryUnreadable when the root is missing or can't be opened.
 */
export function readRegistry(path: string, options: { readonly cache?: EntryCache } = {}): Registry {
  const { files, findings } = readRegistryFiles(path);
  return loadRegistry(files, { findings, ...options });
}

/**
 * The files of the registry at `path`, unread.
 *
 * @throws RegistryUnreadable when the root is missing or a file can't be opened.
 */
export function readRegistryFiles(path: string): Collected {
  const root = rootOf(path);
  const folder = dirname(root);
  const show = (inner: string) => join(folder, inner).replaceAll("\\", "/");
  try {
    return collectFiles(new DiskTree(folder, basename(root)), basename(root), show);
  } catch (error) {
    throw unreadable(root, error);
  }
}

/**
 * The root file that `path` means.
 *
 * @throws RegistryUnreadable when there is none.
 */
export function rootOf(path: string): string {
  if (path.trim() === "") {
    throw new RegistryUnreadable(
      "Đường dẫn của sổ đăng ký trống: ghi rõ tệp schools.yaml hoặc thư mục chứa nó.",
      "The registry's path is empty: name schools.yaml or its folder.",
    );
  }
  try {
    if (!statSync(path).isDirectory()) return path;
    const root = join(path, ROOT_NAME);
    statSync(root);
    return root;
  } catch (error) {
    throw unreadable(path, error);
  }
}

class DiskTree implements FileTree {
  constructor(
    private readonly folder: string,
    private readonly rootName: string,
  ) {}

  list(folder: string): TreeEntry[] {
    const found: TreeEntry[] = [];
    const walk = (inner: string): void => {
      for (const entry of readdirSync(join(this.folder, inner), { withFileTypes: true })) {
        if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
        if (found.length >= MAX_LISTED)
          throw new Error(`${join(this.folder, folder)} holds over ${MAX_LISTED} files`);
        const path = inner === "" ? entry.name : `${inner}/${entry.name}`;
        if (entry.isDirectory()) walk(path);
        else found.push(entryOf(path, lstatSync(join(this.folder, path))));
      }
    };
    if (this.stat(folder)?.kind === "folder") walk(folder === "." ? "" : folder);
    return found;
  }

  stat(path: string): TreeEntry | null {
    const full = join(this.folder, path);
    // The root is what the user named: a link there is the user's own choice.
    const stats = (path === this.rootName ? statSync : lstatSync)(full, { throwIfNoEntry: false });
    return stats ? entryOf(path, stats) : null;
  }

  read(path: string): Uint8Array {
    return readFileSync(join(this.folder, path));
  }
}

function entryOf(path: string, stats: Stats): TreeEntry {
  const kind = stats.isFile()
    ? "file"
    : stats.isDirectory()
      ? "folder"
      : stats.isSymbolicLink()
        ? "link"
        : "other";
  return { path, kind, size: stats.size };
}

function unreadable(path: string, error: unknown): RegistryUnreadable {
  const { code, path: where } = error as NodeJS.ErrnoException;
  const file = where ?? path;
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new RegistryUnreadable(
      `Không có tệp ${file}. Chỉ đường dẫn tới schools.yaml hoặc thư mục chứa nó.`,
      `There is no file ${file}. Give the path of schools.yaml or of the folder that holds it.`,
    );
  }
  if (code === "EACCES" || code === "EPERM") {
    return new RegistryUnreadable(
      `Không có quyền đọc ${file}. Xem lại quyền của tệp và thư mục.`,
      `No right to read ${file}. Check the rights of the file and its folder.`,
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new RegistryUnreadable(`Không đọc được ${file}: ${reason}.`, `Can't read ${file}: ${reason}.`);
}
