import { createHash } from "node:crypto";
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { nameInArchive } from "../../../engine/bundle/contents";
import type { Blob, Manifest } from "../../../engine/bundle/manifest";
import { platform } from "../../../engine/toolchain/toolchain";
import { archiveOf } from "../supply/saved-image";

export const PRODUCT: Readonly<Record<string, string>> = {
  "dist/congtruong.js": "console.log('new');\n",
  "environments/sandbox.yaml": "prefix: ct\n",
  "schools.yaml": "units: []\n",
};

/** A whole bundle of a few bytes, unpacked into `folder`. */
export async function fakeBundle(
  folder: string,
  changes: Partial<Manifest> = {},
  product: Readonly<Record<string, string>> = PRODUCT,
): Promise<Manifest> {
  const put = (name: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  const blob = (file: string, content: string): Blob => {
    put(file, brotliCompressSync(content));
    return { file, size: Buffer.byteLength(content) };
  };
  put("images/1.json", "{}");
  const manifest: Manifest = {
    ...{
      format: 1,
      version: "1.2.0",
      commit: "0123456789ab",
      changed: false,
      date: "2026-11-22T00:00:00.000Z",
    },
    ...{ platform: platform(), node: ">=20.0", product: Object.keys(product).sort() },
    engine: { kind: "opentofu", version: "1.12.6", blob: blob("engine/tofu.br", "#!/bin/sh\n") },
    providers: [
      {
        ...{ source: "h/n/t", version: "1.0.0", hash: "h1:x", path: "h/n/t/1.0.0/p/provider" },
        blob: blob("mirror/provider.br", "provider"),
      },
    ],
    images: [
      {
        name: "dns",
        tag: "congtruong/dns:1",
        id: "sha256:1",
        configuration: "images/1.json",
        layers: ["sha256:a"],
      },
    ],
    layers: { "sha256:a": blob("images/a.tar.br", "layer") },
    ...changes,
  };
  put("bundle.json", JSON.stringify(manifest));
  const archive = await archiveOf(
    Object.entries(product).map(([name, content]) => ({ name: nameInArchive(name), content })),
  );
  put("product.tar.gz", gzipSync(archive));
  seal(folder);
  return manifest;
}

/** Writes the checksums of what is there. */
export function seal(folder: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name !== "SHA256SUMS" && statSync(join(folder, name)).isFile())
    .sort();
  const sum = (name: string): string =>
    createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
  writeFileSync(join(folder, "SHA256SUMS"), files.map((name) => `${sum(name)}  ${name}\n`).join(""));
}

/** A PATH with these programs of this machine, and those that are given as scripts. */
export function pathOf(
  folder: string,
  programs: readonly string[],
  scripts: Readonly<Record<string, string>>,
): string {
  mkdirSync(folder);
  for (const program of programs) {
    const file = execFileSync("/bin/sh", ["-c", `command -v "$1"`, "sh", program], {
      encoding: "utf8",
    }).trim();
    symlinkSync(file, join(folder, program));
  }
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}
