import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { Problem } from "./problem";

const GIB = 1024 ** 3;

/**
 * Asks for room before a long work, so that it does not fail in the middle.
 *
 * @param needed bytes
 * @throws Problem when the disk under that path has less
 */
export async function requireSpace(
  path: string,
  needed: number,
  freeBytes: (path: string) => Promise<number> = freeOn,
): Promise<void> {
  const free = await freeBytes(path);
  if (free >= needed) return;
  const [has, wants] = [free, needed].map((bytes) => (bytes / GIB).toFixed(1));
  throw new Problem(
    `Đĩa chứa ${path} chỉ còn ${has} GiB, cần ${wants} GiB: hãy giải phóng chỗ (xem \`df -h\`, \`docker system df\`) rồi chạy lại.`,
    `The disk under ${path} has ${has} GiB left and ${wants} GiB are needed: free some space (see \`df -h\`, \`docker system df\`) and run again.`,
  );
}

async function freeOn(path: string): Promise<number> {
  // An engine elsewhere names a folder that this machine does not have: then only what is above it counts.
  const here = existsSync(path) || path === dirname(path) ? path : dirname(path);
  if (here !== path) return freeOn(here);
  const { bavail, bsize } = await statfs(here);
  return bavail * bsize;
}
