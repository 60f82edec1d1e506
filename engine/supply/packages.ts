import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Part } from "../../output/reports/sbom/bill";
import { run } from "../support/command";
import { runOnce } from "../docker/image-reference";

/** One entry of `package-lock.json`, version 3. */
export interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
  readonly engines?: Readonly<Record<string, string>>;
}

export interface Lock {
  readonly lockfileVersion: number;
  /** By the folder that a package lies in; the product's own is the empty text. */
  readonly packages: Readonly<Record<string, LockEntry>>;
}

export function readLock(root: string): Lock {
  return JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
}

/** `node_modules/a/node_modules/@b/c` is `@b/c`. */
export function packageName(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

/** Every npm package of the lock, one entry a version. */
export function npmParts(lock: Lock): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === "" || entry.version === undefined) continue;
    const name = packageName(path);
    const key = `${name}@${entry.version}`;
    const development = entry.dev === true || entry.devOptional === true;
    const known = parts.get(key);
    if (known !== undefined && (development || known.development !== true)) continue;
    parts.set(key, {
      ...{ ecosystem: "npm", name, version: entry.version, development },
      ...(entry.license === undefined ? {} : { licence: entry.license }),
      ...sha512Of(entry.integrity),
    });
  }
  return [...parts.values()];
}

function sha512Of(integrity: string | undefined): Pick<Part, "sha512"> {
  const base64 = /(?:^|\s)sha512-(\S+)/.exec(integrity ?? "")?.[1];
  return base64 === undefined ? {} : { sha512: Buffer.from(base64, "base64").toString("hex") };
}

/** Around what Go writes into a program about its modules (cmd/go/internal/modload, `ModInfoProg`). */
const INFO_START = Buffer.from("3077af0c9274080241e1c107e6d618e6", "hex");
const INFO_END = Buffer.from("f932433186182072008242104116d8f2", "hex");

/**
 * What Go wrote into a program about the modules that it was linked of: lines `mod`, `dep` or `=>`, then module, version
 * and hash, all by tabulators. Empty where there is none.
 */
export function goInfo(binary: string): string {
  const bytes = readFileSync(binary);
  const start = bytes.indexOf(INFO_START);
  const end = bytes.indexOf(INFO_END, start);
  if (start < 0 || end < 0) return "";
  // The release of Go stands right before, with its standard library in the program.
  const head = bytes.subarray(Math.max(0, start - 64), start).toString("latin1");
  const go = /go(\d+\.\d+(?:\.\d+)?)/.exec(head)?.[1];
  const standard = go === undefined ? "" : `dep\tstdlib\t${go}\n`;
  return standard + bytes.subarray(start + INFO_START.length, end).toString("utf8");
}

export interface GoModule {
  readonly name: string;
  readonly version: string;
  /** `h1:…`; empty for the standard library. */
  readonly sum: string;
}

/** The modules of {@link goInfo}, each replaced one as what replaced it. */
export function goModules(info: string): readonly GoModule[] {
  const modules: GoModule[] = [];
  for (const line of info.split("\n")) {
    const [kind, name = "", version = "", sum = ""] = line.split("\t");
    if (kind === "=>") modules.pop();
    if (kind === "=>" || kind === "dep" || kind === "mod") modules.push({ name, version, sum });
  }
  // The program's own module where it was built from this checkout: that is the product.
  return modules.filter(({ version }) => version !== "" && version !== "(devel)");
}

export function goParts(binary: string): readonly Part[] {
  return goModules(goInfo(binary)).map(({ name, version }) => ({ ecosystem: "golang", name, version }));
}

const DPKG = "${Package}\\t${Version}\\t${Architecture}\\t${source:Package}\\t${source:Version}\\n";

/**
 * The Debian packages in an image, asked of the image itself, in a container without a network.
 *
 * @throws Problem when the container does not run
 */
export async function debianParts(image: string): Promise<readonly Part[]> {
  const what = { vi: `đọc các gói trong ảnh ${image}`, en: `list the packages in the image ${image}` };
  const listed = await run(what, "docker", [
    ...runOnce(image),
    ...["--network", "none", "--read-only", "--entrypoint", "dpkg-query", image],
    ...["--show", "--showformat", DPKG],
  ]);
  return debianPackages(listed);
}

export function debianPackages(listed: string): readonly Part[] {
  return listed
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [name = "", version = "", architecture = "", source = "", sourceVersion = ""] = line.split("\t");
      const from = { name: source, version: sourceVersion };
      return { ecosystem: "deb", name, version, architecture, source: from } as const;
    });
}
