import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { IMAGE_NAMES, imageTags } from "../../images/catalogue";
import type { Part } from "../../output/reports/sbom/bill";
import { type AuditFinding, type AuditReport, sortedFindings } from "../../output/reports/supply/audit";
import { attempt } from "../support/command";
import { dockerState } from "../docker/docker";
import { missingImages } from "../docker/images";
import { lastLines } from "../support/problem";
import type { Reporter } from "../support/reporter";
import { runOnce } from "../docker/image-reference";
import { PROVIDER_VERSION, mirrorFolder, platform, recordedEngine } from "../toolchain/toolchain";
import { toolchainFolder } from "../support/workplace";
import { affectedParts, readAdvisories } from "./advisories";
import { debianParts, goInfo, goModules, goParts, npmParts, readLock } from "./packages";
import {
  type Candidate,
  candidatesOf,
  debianFindings,
  driftFindings,
  goSumFindings,
  lockFindings,
} from "./rules";

export interface AuditOptions {
  /** The repository's folder. */
  readonly root: string;
  /** A folder of advisories in OSV form, carried in by hand. @default - none are compared */
  readonly advisories: string | undefined;
  /** Ask Debian's mirror which packages have been replaced since. */
  readonly online: boolean;
  readonly report: Reporter;
}

type Skipped = AuditReport["skipped"][number];

/**
 * Looks at everything that others made, from what is on this machine: the lock of npm, the programs that Go linked, the
 * packages in the images; and compares them with advisories where some are given.
 *
 * @throws Problem when the advisories cannot be read
 */
export async function audit({ root, advisories, online, report }: AuditOptions): Promise<AuditReport> {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    engines: { node: string };
  };
  const known = advisories === undefined ? [] : readAdvisories(advisories);
  const lock = readLock(root);
  const npm = npmParts(lock);
  const findings: AuditFinding[] = [...lockFindings(lock, engines.node)];
  const skipped: Skipped[] = [];
  const checked: Record<string, number> = { "npm packages": npm.length };

  const parts: Part[] = [...npm];
  for (const { title, sums, binary } of programs(root)) {
    const modules = goModules(goInfo(binary));
    findings.push(
      ...goSumFindings(title, modules, readFileSync(join(root, "tools", sums, "go.sum"), "utf8")),
    );
    parts.push(...goParts(binary));
    checked[`Go modules (${title})`] = modules.length;
  }
  if (programs(root).length === 0) {
    skipped.push({
      vi: "OpenTofu và provider: chưa dựng ở đây",
      en: "OpenTofu and the provider: not built here",
    });
  }

  const images = await imageParts(root, report);
  skipped.push(...images.skipped);
  if (images.parts.size > 0) {
    const locked = readIfThere(join(root, "images", "packages.lock"));
    const candidates = online ? await debianCandidates(root, images.parts) : undefined;
    for (const [name, own] of images.parts) {
      parts.push(...own);
      if (locked !== undefined) findings.push(...driftFindings(name, own, locked));
      if (candidates !== undefined && !("en" in candidates))
        findings.push(...debianFindings(name, own, candidates));
    }
    checked["Debian packages"] = [...images.parts.values()].reduce((sum, own) => sum + own.length, 0);
    if (candidates === undefined) skipped.push(NOT_ONLINE);
    else if ("en" in candidates) skipped.push(candidates);
  }

  findings.push(...affectedParts(unique(parts), known));
  if (advisories === undefined) skipped.push(NO_ADVISORIES);
  else checked.advisories = known.length;
  return { findings: sortedFindings(findings), checked, skipped };
}

const NOT_ONLINE: Skipped = {
  vi: "bản cập nhật của Debian: chạy lại với --online trên máy có mạng",
  en: "Debian's updates: run again with --online on a machine with a network",
};
const NO_ADVISORIES: Skipped = {
  vi: "lỗ hổng đã công bố: chạy lại với --advisories THƯ_MỤC (dữ liệu OSV chép vào)",
  en: "published vulnerabilities: run again with --advisories FOLDER (OSV data, carried in)",
};

interface GoProgram {
  readonly title: string;
  /** Its folder below `tools/`. */
  readonly sums: string;
  readonly binary: string;
}

/** The programs that were built here of pinned modules; one that came from elsewhere has its own makers' pins. */
function programs(root: string): readonly GoProgram[] {
  const ours = recordedEngine(root)?.binary;
  const built = newest(join(toolchainFolder(root), "opentofu"), "tofu");
  const tofu = ours?.startsWith(toolchainFolder(root)) === true ? ours : built;
  const mirrored = join(
    mirrorFolder(root),
    "registry.opentofu.org/kreuzwerker/docker",
    PROVIDER_VERSION,
    platform(),
  );
  const provider = existsSync(mirrored)
    ? readdirSync(mirrored).map((name) => join(mirrored, name))[0]
    : undefined;
  return [
    ...(tofu === undefined ? [] : [{ title: "OpenTofu", sums: "opentofu", binary: tofu }]),
    ...(provider === undefined
      ? []
      : [{ title: "provider docker", sums: "provider-docker", binary: provider }]),
  ];
}

function newest(folder: string, name: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .sort()
    .map((each) => join(folder, each, name))
    .filter((file) => existsSync(file))
    .at(-1);
}

/**
 * The Debian packages in the images of this checkout that are on the engine.
 *
 * @returns them by image, and what could not be looked at
 */
export async function imageParts(
  root: string,
  report: Reporter,
): Promise<{ readonly parts: ReadonlyMap<string, readonly Part[]>; readonly skipped: readonly Skipped[] }> {
  const parts = new Map<string, readonly Part[]>();
  if ((await dockerState()).type !== "ready") {
    const vi = "gói Debian trong ảnh: Docker không trả lời";
    return { parts, skipped: [{ vi, en: "Debian packages in images: Docker does not answer" }] };
  }
  const missing = await missingImages(root, IMAGE_NAMES);
  const tags = imageTags(root);
  for (const name of IMAGE_NAMES.filter((each) => !missing.includes(each))) {
    report.progress(tags[name]);
    parts.set(name, await debianParts(tags[name]));
  }
  if (missing.length === 0) return { parts, skipped: [] };
  const names = missing.join(", ");
  const vi = `gói Debian trong ảnh: chưa có ảnh ${names} (npm run images)`;
  return { parts, skipped: [{ vi, en: `Debian packages in images: ${names} not built (npm run images)` }] };
}

/** Asks apt, in a container of the base image, which versions Debian offers now. */
async function debianCandidates(
  root: string,
  images: ReadonlyMap<string, readonly Part[]>,
): Promise<ReadonlyMap<string, Candidate> | Skipped> {
  const names = [...new Set([...images.values()].flat().map(({ name }) => name))].sort();
  const { exitCode, stdout, stderr } = await attempt(
    "docker",
    [
      ...runOnce(imageTags(root).base),
      ...["--interactive", "--entrypoint", "sh", imageTags(root).base, "-c"],
      "apt-get update -qq --error-on=any >&2 && xargs apt-cache policy",
    ],
    { input: names.join("\n"), timeout: 120_000 },
  );
  if (exitCode === 0) return candidatesOf(stdout);
  const said = lastLines(stderr, 1);
  return {
    vi: `bản cập nhật của Debian: không tới được kho (${said})`,
    en: `Debian's updates: the mirror was not reached (${said})`,
  };
}

function unique(parts: readonly Part[]): readonly Part[] {
  const known = new Map(parts.map((part) => [`${part.ecosystem} ${part.name} ${part.version}`, part]));
  return [...known.values()];
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
