import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentError } from "./error";

/** `congtruong/site:0123456789ab` → `sha256:…` */
export type ImageDigests = Readonly<Record<string, string>>;

/** Where an environment keeps what its registry called the images; kept in git, so that every synthesis is the same. */
export function digestsFile(name: string): string {
  return `environments/${name}.images.json`;
}

/** @throws EnvironmentError when the file is there and is not what `congtruong images push` writes */
export function readDigests(root: string, name: string): ImageDigests {
  const file = digestsFile(name);
  if (!existsSync(join(root, file))) return {};
  try {
    const found = JSON.parse(readFileSync(join(root, file), "utf8")) as unknown;
    const entries = Object.entries(found as Record<string, unknown>);
    if (entries.every(([, digest]) => /^sha256:[0-9a-f]{64}$/.test(String(digest))))
      return found as ImageDigests;
  } catch {
    // The same sentence as for a wrong digest.
  }
  throw new EnvironmentError(
    `${file} không phải là tệp do \`npx congtruong images push\` ghi: hãy xoá đi rồi chạy lại lệnh đó.`,
    `${file} is not what \`npx congtruong images push\` writes; delete it and run that again.`,
  );
}

/** Replaces what the file says: the images of former releases are asked for no more. */
export function writeDigests(root: string, name: string, digests: ImageDigests): void {
  const sorted = Object.fromEntries(Object.entries(digests).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(root, digestsFile(name)), `${JSON.stringify(sorted, null, 2)}\n`);
}
