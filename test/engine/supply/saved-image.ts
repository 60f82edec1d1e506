import { createWriteStream } from "node:fs";
import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { type Header, pack } from "tar-stream";

/** One entry of a layer: its header, and its content where it is a file. */
export type Entry = Partial<Header> & Pick<Header, "name"> & { readonly content?: string };

export async function archiveOf(entries: readonly Entry[]): Promise<Buffer> {
  const archive = pack();
  for (const { content, ...header } of entries) {
    if (content === undefined) archive.entry({ type: "directory", mode: 0o755, ...header });
    else archive.entry({ mode: 0o644, ...header }, content);
  }
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What `docker save` writes of an image with these layers. */
export async function saveImage(
  file: string,
  layers: readonly (readonly Entry[])[],
  config: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const archives = await Promise.all(layers.map((layer) => archiveOf(layer)));
  const digests = archives.map((bytes) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`);
  const image = {
    ...{
      architecture: "amd64",
      os: "linux",
      created: new Date().toISOString(),
      container: String(Math.random()),
    },
    config: { Hostname: String(Math.random()), Image: "sha256:0", ...config },
    rootfs: { type: "layers", diff_ids: digests },
  };
  const archive = pack();
  archives.forEach((bytes, index) => archive.entry({ name: `${index}/layer.tar` }, bytes));
  archive.entry({ name: "image.json" }, JSON.stringify(image));
  const manifest = [
    { Config: "image.json", RepoTags: ["a:b"], Layers: archives.map((_, index) => `${index}/layer.tar`) },
  ];
  archive.entry({ name: "manifest.json" }, JSON.stringify(manifest));
  archive.finalize();
  await pipeline(archive, createWriteStream(file));
}
