import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "yaml";
import {
  IMAGE_NAMES,
  type ImageName,
  buildEpoch,
  contextOf,
  imageDate,
  imageTags,
  parentOf,
  rootFileSystemTag,
} from "../../images/catalogue";
import { attempt, findOnPath, run } from "../support/command";
import { readJson, writeJson } from "../support/json-file";
import { installPackages } from "../support/packages";
import { Problem } from "../support/problem";
import type { Reporter } from "../support/reporter";
import { type NormalizedImage, normalizeImage } from "./normalize-image";
import { makeFolder } from "../support/make-folder";

/** On everything that is ours in a Docker engine and carries labels. */
export const OUR_LABEL = "org.congtruong=1";

/**
 * Which images of this checkout the engine does not have yet, in the order in which they can be built.
 *
 * @param wanted which are looked for: a city runs fewer (`CITY_IMAGES`) than there are (`IMAGE_NAMES`)
 */
export async function missingImages(
  root: string,
  wanted: readonly ImageName[],
): Promise<readonly ImageName[]> {
  const tags = imageTags(root);
  const listed = await run(LIST, "docker", ["image", "ls", "--format", "{{.Repository}}:{{.Tag}}"]);
  const present = new Set(listed.split("\n"));
  return IMAGE_NAMES.filter((name) => wanted.includes(name) && !present.has(tags[name]));
}

/**
 * Builds one image, its parent being there already. A build that is interrupted leaves no tag, so that the next run
 * starts it again; finished steps are kept by Docker.
 *
 * @param report told what the build is doing
 * @throws Problem when the disk is full, the network is away, or a step of the Dockerfile fails
 */
export async function buildImage(root: string, name: ImageName, report: Reporter): Promise<void> {
  const parent = parentOf(name);
  const tag = imageTags(root)[name];
  const base = parent === null ? await rootFileSystem(root, report) : imageTags(root)[parent];
  await inTemporaryFolder(root, async (folder) => {
    const { archive } = await builtImage({ root, name, base, tag, folder, fresh: false, report });
    recordBuilt(root, tag);
    const what = { vi: `đưa ảnh ${name} vào Docker`, en: `load the image ${name}` };
    await run(what, "docker", ["load", "--quiet", "--input", archive]);
  });
}

export interface BuildOptions {
  readonly root: string;
  readonly name: ImageName;
  /** The image that it is built on. */
  readonly base: string;
  /** What it is called. */
  readonly tag: string;
  /** An empty folder, for the archive that comes of it. */
  readonly folder: string;
  /** Repeat every step, whatever Docker remembers. */
  readonly fresh: boolean;
  readonly report: Reporter;
}

/**
 * Builds an image and normalizes it, without putting it into the engine.
 *
 * @throws Problem when the disk is full, the network is away, or a step of the Dockerfile fails
 */
export async function builtImage(options: BuildOptions): Promise<NormalizedImage> {
  const { root, name, base, tag, folder, fresh, report } = options;
  const context = join(folder, "context");
  const date = imageDate(root, tag);
  for (const file of contextOf(root, name)) {
    const target = join(context, file.path);
    makeFolder(dirname(target));
    copyFileSync(file.source, target);
    chmodSync(target, file.mode);
    utimesSync(target, date, date);
  }
  // What Docker remembers of the steps goes by this name, so that the next build repeats only what changed.
  const steps = fresh ? `congtruong/steps:${name}-${basename(folder)}` : `congtruong/steps:${name}`;
  if (!fresh) recordBuilt(root, steps);
  try {
    await run(
      { vi: `dựng ảnh ${name}`, en: `build the image ${name}` },
      "docker",
      [
        ...["build", ...(fresh ? ["--no-cache"] : []), "--build-arg", `BASE=${base}`],
        ...[
          "--build-arg",
          `SOURCE_DATE_EPOCH=${buildEpoch(root)}`,
          "--label",
          OUR_LABEL,
          "--tag",
          steps,
          context,
        ],
      ],
      // The classic builder: Debian's docker.io comes without buildx.
      { env: { DOCKER_BUILDKIT: "0" }, onLine: report.progress },
    );
    const saved = join(folder, "saved.tar");
    await run(SAVE, "docker", ["save", "--output", saved, steps]);
    const inherited = (await layersOf(base)).length;
    const normalized = await normalizeImage({ saved, folder, inherited, tag, date });
    rmSync(saved);
    return normalized;
  } finally {
    if (fresh) await attempt("docker", ["image", "rm", steps]);
  }
}

export const SAVE = { vi: "ghi ảnh ra tệp", en: "save the image" };

/** The hashes of an image's layers, from the first. */
export async function layersOf(image: string): Promise<readonly string[]> {
  const what = { vi: `đọc ảnh ${image}`, en: `read the image ${image}` };
  const args = ["image", "inspect", "--format", "{{json .RootFS.Layers}}", image];
  return JSON.parse(await run(what, "docker", args)) as string[];
}

/**
 * Removes images that this checkout built: all of them, or only those of an earlier content. What is in use stays,
 * and so does what another checkout built.
 *
 * @returns the tags that are gone
 */
export async function removeImages(root: string, which: "all" | "outdated"): Promise<readonly string[]> {
  const steps = IMAGE_NAMES.map((name) => `congtruong/steps:${name}`);
  const current = new Set<string>([...Object.values(imageTags(root)), ...steps, rootFileSystemTag(root)]);
  const removed: string[] = [];
  // Children first: a parent cannot go before them.
  for (const tag of [...builtHere(root)].reverse()) {
    if (which === "outdated" && current.has(tag)) continue;
    const { exitCode, stderr } = await attempt("docker", ["image", "rm", tag]);
    if (exitCode === 0) removed.push(tag);
    if (exitCode === 0 || /no such image/i.test(stderr)) {
      writeJson(
        builtFile(root),
        [...builtHere(root)].filter((other) => other !== tag),
      );
    }
  }
  return removed;
}

/**
 * Takes the tags of all images of this checkout, and what Docker remembers of their steps, so that the next build
 * repeats everything. What runs goes on running.
 */
export async function forgetImages(root: string): Promise<void> {
  const steps = IMAGE_NAMES.map((name) => `congtruong/steps:${name}`);
  const tags = [...Object.values(imageTags(root)), ...steps, rootFileSystemTag(root)];
  await attempt("docker", ["image", "rm", "--force", ...tags.reverse()]);
}

function builtFile(root: string): string {
  return join(root, ".congtruong", "images.json");
}

/** Tags in the order in which they were built. */
function builtHere(root: string): readonly string[] {
  return readJson<string[]>(builtFile(root)) ?? [];
}

function recordBuilt(root: string, tag: string): void {
  writeJson(builtFile(root), [...new Set([...builtHere(root), tag])]);
}

const LIST = { vi: "đọc danh sách ảnh của Docker", en: "list Docker's images" };

interface Recipe {
  readonly suite: string;
  readonly components: readonly string[];
  readonly variant: string;
  readonly packages: readonly string[];
  readonly mirrors: readonly { readonly url: string; readonly suites: readonly string[] }[];
}

/** Makes sure that the root file system is there, and gives its tag. */
async function rootFileSystem(root: string, report: Reporter): Promise<string> {
  const tag = rootFileSystemTag(root);
  if ((await attempt("docker", ["image", "inspect", tag])).exitCode === 0) return tag;
  recordBuilt(root, tag);
  await makeRootFileSystem(root, tag, report);
  return tag;
}

/**
 * Makes the root file system from Debian's packages, whose signatures are checked against the keys of this machine's
 * debian-archive-keyring.
 *
 * @throws Problem when mmdebstrap is missing and cannot be installed, or fails
 */
export async function makeRootFileSystem(root: string, tag: string, report: Reporter): Promise<void> {
  if (findOnPath("mmdebstrap") === undefined) await installPackages(["mmdebstrap"], report);
  const recipe = parse(readFileSync(join(root, "images", "base", "ROOTFS"), "utf8")) as Recipe;
  await inTemporaryFolder(root, async (folder) => {
    const archive = join(folder, "root.tar");
    await run(
      { vi: "dựng hệ tệp gốc Debian", en: "make the Debian root file system" },
      "mmdebstrap",
      [
        `--variant=${recipe.variant}`,
        `--include=${recipe.packages.join(",")}`,
        ...(process.getuid?.() === 0 ? [] : ["--mode=unshare"]),
        recipe.suite,
        archive,
        ...recipe.mirrors.flatMap(({ url, suites }) =>
          suites.map((suite) => `deb ${url} ${suite} ${recipe.components.join(" ")}`),
        ),
      ],
      { onLine: report.progress, env: { SOURCE_DATE_EPOCH: String(buildEpoch(root)) } },
    );
    await run({ vi: "nhập hệ tệp gốc", en: "import the root file system" }, "docker", [
      ...["import", "--change", `LABEL ${OUR_LABEL}`, archive, tag],
    ]);
  });
}

/** A folder for the time of one piece of work. @throws Problem when it cannot be made */
export async function inTemporaryFolder<T>(root: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = temporaryFolder(root);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function temporaryFolder(root: string): string {
  const parent = join(root, ".congtruong", "tmp");
  try {
    makeFolder(parent);
    return mkdtempSync(join(parent, "build-"));
  } catch (error) {
    throw new Problem(
      `Không ghi được vào ${parent}: hãy xem quyền và chỗ trống của đĩa rồi chạy lại.`,
      `Cannot write to ${parent}: look at its permissions and the free space on the disk, and run again.`,
      error instanceof Error ? error.message : "",
    );
  }
}
