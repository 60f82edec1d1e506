import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import {
  IMAGE_NAMES,
  type ImageName,
  contextOf,
  imageTags,
  parentOf,
  rootFileSystemTag,
} from "../images/catalogue";
import { attempt, findOnPath, run } from "./command";
import { readJson, writeJson } from "./made";
import { installPackages } from "./packages";
import { Problem } from "./problem";
import type { Report } from "./report";

/** On everything that is ours in a Docker engine and carries labels. */
export const OUR_LABEL = "org.congtruong=1";

/** Which images of this checkout the engine does not have yet, in the order in which they can be built. */
export async function missingImages(root: string): Promise<readonly ImageName[]> {
  const tags = imageTags(root);
  const listed = await run(LIST, "docker", ["image", "ls", "--format", "{{.Repository}}:{{.Tag}}"]);
  const present = new Set(listed.split("\n"));
  return IMAGE_NAMES.filter((name) => !present.has(tags[name]));
}

/**
 * Builds one image, its parent being there already. A build that is interrupted leaves no tag, so that the next run
 * starts it again; finished steps are kept by Docker.
 *
 * @param report told what the build is doing
 * @throws Problem when the disk is full, the network is away, or a step of the Dockerfile fails
 */
export async function buildImage(root: string, name: ImageName, report: Report): Promise<void> {
  const parent = parentOf(name);
  const tags = imageTags(root);
  const base = parent === null ? await rootFileSystem(root, report) : tags[parent];
  const context = temporaryFolder(root);
  try {
    for (const file of contextOf(root, name)) {
      const target = join(context, file.path);
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(file.source, target);
      chmodSync(target, file.mode);
    }
    recordBuilt(root, tags[name]);
    await run(
      { vi: `dựng ảnh ${name}`, en: `build the image ${name}` },
      "docker",
      ["build", "--build-arg", `BASE=${base}`, "--label", OUR_LABEL, "--tag", tags[name], context],
      // The classic builder: Debian's docker.io comes without buildx.
      { env: { DOCKER_BUILDKIT: "0" }, onLine: report.chatter },
    );
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
}

/**
 * Removes images that this checkout built: all of them, or only those of an earlier content. What is in use stays,
 * and so does what another checkout built.
 *
 * @returns the tags that are gone
 */
export async function removeImages(root: string, which: "all" | "outdated"): Promise<readonly string[]> {
  const current = new Set<string>([...Object.values(imageTags(root)), rootFileSystemTag(root)]);
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
async function rootFileSystem(root: string, report: Report): Promise<string> {
  const tag = rootFileSystemTag(root);
  if ((await attempt("docker", ["image", "inspect", tag])).exitCode === 0) return tag;
  if (findOnPath("mmdebstrap") === undefined) await installPackages(["mmdebstrap"], report);
  const recipe = parse(readFileSync(join(root, "images", "base", "ROOTFS"), "utf8")) as Recipe;
  const folder = temporaryFolder(root);
  const archive = join(folder, "root.tar");
  try {
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
      { onLine: report.chatter },
    );
    recordBuilt(root, tag);
    await run({ vi: "nhập hệ tệp gốc", en: "import the root file system" }, "docker", [
      ...["import", "--change", `LABEL ${OUR_LABEL}`, archive, tag],
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return tag;
}

function temporaryFolder(root: string): string {
  const parent = join(root, ".congtruong", "tmp");
  try {
    mkdirSync(parent, { recursive: true });
    return mkdtempSync(join(parent, "build-"));
  } catch (error) {
    throw new Problem(
      `Không ghi được vào ${parent}: hãy xem quyền và chỗ trống của đĩa rồi chạy lại.`,
      `Cannot write to ${parent}: look at its permissions and the free space on the disk, and run again.`,
      error instanceof Error ? error.message : "",
    );
  }
}
