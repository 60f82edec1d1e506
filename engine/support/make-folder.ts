import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Problem } from "./problem";

/**
 * Makes a folder and those above it that are missing. Node's own `recursive` never comes back where the parent is there
 * and the kernel nevertheless says ENOENT, as below `/proc`: each folder is asked for once here.
 *
 * @throws Problem where one of them can't be made
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = resolve(folder); !existsSync(at); at = dirname(at)) missing.push(at);
  try {
    for (const each of missing.reverse()) makeOne(each);
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error("no folder"), { code: "ENOTDIR" });
  } catch (error) {
    throw unwritable(folder, error);
  }
}

function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process was first.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

export function unwritable(path: string, error: unknown): Problem {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return new Problem(
    `Không ghi được ${path} (${reason}). Xem lại đường dẫn, quyền ghi và chỗ trống trên đĩa.`,
    `Can't write ${path} (${reason}). Check the path, the right to write and the free space.`,
  );
}
