import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

export interface ReplaceOptions {
  /** @default 0o644, whatever the umask */
  readonly mode?: number;
  /** @default - whoever runs this */
  readonly owner?: { readonly uid: number; readonly gid: number };
  /** Seconds of Unix time. @default - now */
  readonly modified?: number;
  /** Whether it must survive a power cut from here on. @default false */
  readonly durable?: boolean;
}

/**
 * A reader sees the old content or the new, with its rights, and never a part of it.
 *
 * @throws what the file system says; the old content is then in place
 */
export function replaceFile(path: string, content: string | Buffer, options: ReplaceOptions = {}): void {
  const { mode = 0o644, owner, modified, durable = false } = options;
  const folder = dirname(path);
  // Begins with a dot: whoever lists the folder for its files leaves it alone.
  const next = join(folder, `.${basename(path)}.next`);
  try {
    // One that a killed process left would keep the rights that it had.
    rmSync(next, { force: true });
    const file = openSync(next, "wx", mode);
    try {
      writeFileSync(file, content);
      if (durable) fsyncSync(file);
    } finally {
      closeSync(file);
    }
    chmodSync(next, mode);
    if (owner) chownSync(next, owner.uid, owner.gid);
    if (modified !== undefined) utimesSync(next, modified, modified);
    renameSync(next, path);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
  if (durable) syncFolder(folder);
}

/** Makes a rename or a removal in this folder survive a power cut. */
export function syncFolder(folder: string): void {
  const directory = openSync(folder, "r");
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
