import { createReadStream, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { text as readText } from "node:stream/consumers";
import pMap from "p-map";
import { sync as writeFileAtomic } from "write-file-atomic";
import { IMAGE_NAMES, imageTags } from "../../images/catalogue";
import { run } from "../support/command";
import { inTemporaryFolder, SAVE } from "../docker/images";
import type { Reporter } from "../support/reporter";
import { listArchive, savedMember } from "../docker/image-layers";
import { compress, sizeOf, TWO_AT_A_TIME } from "./blobs";
import type { Blob, Image } from "./manifest";
import { makeFolder } from "../support/make-folder";

/** Images as files: each configuration and each layer once. */
export interface PackedImages {
  readonly images: readonly Image[];
  readonly layers: Readonly<Record<string, Blob>>;
}

interface Configuration {
  readonly rootfs: { readonly diff_ids: readonly string[] };
}

const hex = (digest: string): string => digest.slice("sha256:".length);
const layerFile = (digest: string): string => `images/${hex(digest)}.tar.br`;
const configurationFile = (id: string): string => `images/${hex(id)}.json`;

/**
 * Takes the images of this checkout out of the engine into `store`, compressed. What the store has of an earlier
 * bundle is not compressed again: the names are hashes of the content.
 *
 * @param store a folder that is kept from one bundle to the next, for one quality
 * @throws Problem when an image is not in the engine
 */
export async function packImages(
  root: string,
  store: string,
  quality: number,
  report: Reporter,
): Promise<PackedImages> {
  makeFolder(join(store, "images"));
  const tags = imageTags(root);
  const ids = new Map<string, string>();
  for (const name of IMAGE_NAMES) {
    const what = { vi: `đọc ảnh ${tags[name]}`, en: `read the image ${tags[name]}` };
    const args = ["image", "inspect", "--format", "{{.Id}}", tags[name]];
    ids.set(name, (await run(what, "docker", args)).trim());
  }
  const missing = IMAGE_NAMES.filter((name) => !isStored(store, ids.get(name) ?? ""));
  if (missing.length > 0) {
    await inTemporaryFolder(root, async (folder) => {
      const saved = join(folder, "saved.tar");
      await run(SAVE, "docker", ["save", "--output", saved, ...missing.map((name) => tags[name])]);
      await storeSaved(saved, store, quality, report);
    });
  }
  const images = IMAGE_NAMES.map((name): Image => {
    const id = ids.get(name) ?? "";
    const { rootfs } = configurationOf(store, id);
    return { name, tag: tags[name], id, configuration: configurationFile(id), layers: rootfs.diff_ids };
  });
  const digests = [...new Set(images.flatMap(({ layers }) => layers))].sort();
  const layers = digests.map((digest): [string, Blob] => {
    const file = layerFile(digest);
    return [digest, { file, size: Number(readFileSync(join(store, `${file}.size`), "utf8")) }];
  });
  return { images, layers: Object.fromEntries(layers) };
}

function isStored(store: string, id: string): boolean {
  if (!existsSync(join(store, configurationFile(id)))) return false;
  return configurationOf(store, id).rootfs.diff_ids.every(
    (digest) =>
      sizeOf(join(store, layerFile(digest))) > 0 && existsSync(join(store, `${layerFile(digest)}.size`)),
  );
}

function configurationOf(store: string, id: string): Configuration {
  return JSON.parse(readFileSync(join(store, configurationFile(id)), "utf8")) as Configuration;
}

async function storeSaved(saved: string, store: string, quality: number, report: Reporter): Promise<void> {
  const members = new Map((await listArchive(saved)).map((entry) => [entry.path, entry]));
  const text = (path: string): Promise<string> => {
    const { at, size } = savedMember(members, path);
    return readText(createReadStream(saved, { start: at, end: at + size - 1 }));
  };
  const manifest = JSON.parse(await text("manifest.json")) as { Config: string; Layers: string[] }[];
  const layers = new Map<string, string>();
  const configurations: { file: string; content: string }[] = [];
  for (const { Config, Layers } of manifest) {
    const content = await text(Config);
    const { rootfs } = JSON.parse(content) as Configuration;
    rootfs.diff_ids.forEach((digest, index) => layers.set(digest, Layers[index] ?? ""));
    configurations.push({ file: `images/${Config}`, content });
  }
  const wanted = [...layers].filter(([digest]) => !existsSync(join(store, `${layerFile(digest)}.size`)));
  await pMap(
    wanted,
    async ([digest, path]) => {
      const { at, size } = savedMember(members, path);
      report.progress(`${layerFile(digest)}: ${Math.round(size / 1e6)} MB`);
      const source = createReadStream(saved, { start: at, end: at + size - 1, highWaterMark: 1 << 18 });
      await compress(source, size, join(store, layerFile(digest)), quality);
      // Last: a layer counts as stored when its size is known.
      writeFileAtomic(join(store, `${layerFile(digest)}.size`), String(size));
    },
    TWO_AT_A_TIME,
  );
  for (const { file, content } of configurations) writeFileAtomic(join(store, file), content);
}
