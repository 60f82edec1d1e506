import { basename, join } from "node:path";
import { mkdirSync } from "node:fs";
import { type ImageName, imageDate, imageTags, parentOf } from "../../images/catalogue";
import { attempt, run } from "../support/command";
import { builtImage, inTemporaryFolder, layersOf, makeRootFileSystem, SAVE } from "../docker/images";
import type { Reporter } from "../support/reporter";
import { normalizeImage } from "../docker/normalize-image";

/** How a second build of an image came out against the image that the engine has. */
export interface Reproduction {
  readonly name: ImageName;
  /** The image's id in the engine. */
  readonly there: string;
  /** The id of the second build, with every step repeated. */
  readonly again: string;
  /** How many files of the image are compared by name only, see `normalizeImage`. */
  readonly compiled: number;
  /** Paths that differ, with `-` for only there, `+` for only again, `~` for another content, owner or mode. */
  readonly differences: readonly string[];
}

/**
 * Builds an image once more from nothing, the base's root file system included, and compares it with the one of that
 * tag in the engine, which has to be there. Nothing is put into the engine.
 *
 * @throws Problem when it cannot be built
 */
export async function reproduce(root: string, name: ImageName, report: Reporter): Promise<Reproduction> {
  const tag = imageTags(root)[name];
  const parent = parentOf(name);
  return inTemporaryFolder(root, async (folder) => {
    const rootFileSystem = `congtruong/rootfs:again-${basename(folder)}`;
    try {
      if (parent === null) await makeRootFileSystem(root, rootFileSystem, report);
      const base = parent === null ? rootFileSystem : imageTags(root)[parent];
      const again = await builtImage({ root, name, base, tag, folder, fresh: true, report });
      const what = { vi: `đọc ảnh ${tag}`, en: `read the image ${tag}` };
      const there = (await run(what, "docker", ["image", "inspect", "--format", "{{.Id}}", tag])).trim();
      const differences =
        there === again.id
          ? []
          : differencesOf(await contentOf(root, tag, base, join(folder, "there")), again.content);
      return { name, there, again: again.id, compiled: again.compiled, differences };
    } finally {
      if (parent === null) await attempt("docker", ["image", "rm", rootFileSystem]);
    }
  });
}

async function contentOf(root: string, tag: string, base: string, folder: string) {
  mkdirSync(folder);
  const saved = join(folder, "saved.tar");
  await run(SAVE, "docker", ["save", "--output", saved, tag]);
  const inherited = (await layersOf(base)).length;
  return (await normalizeImage({ saved, folder, inherited, tag, date: imageDate(root, tag) })).content;
}

/** Both maps give a hash for each path. */
export function differencesOf(
  there: ReadonlyMap<string, string>,
  again: ReadonlyMap<string, string>,
): readonly string[] {
  const paths = [...new Set([...there.keys(), ...again.keys()])].sort();
  return paths.flatMap((path) => {
    if (there.get(path) === again.get(path)) return [];
    if (!again.has(path)) return [`- ${path}`];
    return [there.has(path) ? `~ ${path}` : `+ ${path}`];
  });
}
