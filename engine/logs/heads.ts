import { readFileSync } from "node:fs";
import { parseAs } from "../../contracts/parse";
import { isLogHead } from "../../contracts/readers/logs";
import type { LogHead } from "../../contracts/types";
import { Problem } from "../support/problem";

/**
 * The signed ends of the chain that somebody kept elsewhere: a line of JSON each, as the watcher writes them.
 *
 * @throws Problem when the file is not there, or is another one
 */
export function readHeads(path: string): readonly LogHead[] {
  try {
    return readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => parseAs(isLogHead, line, path));
  } catch (error) {
    throw new Problem(
      `Không đọc được ${path}: cần tệp heads.jsonl mà máy canh bên ngoài giữ (docs/logs.md).`,
      `${path} cannot be read: it should be the heads.jsonl that the watcher outside keeps (docs/logs.md).`,
      (error as Error).message,
    );
  }
}
