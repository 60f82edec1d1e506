import {
  chmodSync,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  cpSync,
} from "node:fs";
import { spawn } from "node:child_process";
import { basename, dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import semver from "semver";
import { type Pack, pack } from "tar-stream";
import { attempt, run } from "../support/command";
import { requireSpace } from "../support/disk";
import { dockerState } from "../docker/docker";
import { writeJson } from "../support/json-file";
import { Problem, causeOf, lastLines } from "../support/problem";
import type { Reporter } from "../support/reporter";
import { mirrorFolder, platform, recordEngine } from "../toolchain/toolchain";
import { toolchainFolder } from "../support/workplace";
import { sha256 } from "../support/sha256";
import { decompressed } from "./blobs";
import { blobsOf, nameInArchive } from "./contents";
import { type Image, type Manifest, compareAge, parseManifest } from "./manifest";
import { OF_THE_CITY } from "./product";
import { makeFolder } from "../support/make-folder";

export interface InstallOptions {
  /** The archive, or the folder that it was unpacked into. */
  readonly source: string;
  /** Where the product goes. */
  readonly target: string;
  /** The product, unpacked from a bundle whose checksums were compared. @default - both are done here */
  readonly product?: string;
  /** Put this bundle over a newer one. */
  readonly older: boolean;
  readonly report: Reporter;
}

export interface Installed {
  readonly manifest: Manifest;
  /** Images that the engine did not have. */
  readonly loaded: readonly Image[];
  /** Files of the city that were there and differ from the bundle's examples. */
  readonly kept: readonly string[];
}

/**
 * Installs a bundle: images into the Docker engine, OpenTofu and its provider and the product into a folder. May be
 * run again after any interruption; what belongs to the city is never written over.
 *
 * @throws Problem when the bundle is damaged, not for this machine or older than what is there; when Docker does not
 * answer or the disk has no room
 */
export async function installBundle(options: InstallOptions): Promise<Installed> {
  const { target } = options;
  const source = resolve(options.source);
  if (existsSync(source) && statSync(source).isDirectory()) return installFolder(options, source);
  makeFolder(join(target, ".congtruong"));
  const folder = mkdtempSync(join(target, ".congtruong", "unpacked."));
  try {
    await unpack(source, folder, ["--strip-components=1"]);
    return await installFolder(options, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function installFolder(options: InstallOptions, folder: string): Promise<Installed> {
  const { target, report } = options;
  const manifest = manifestOf(folder);
  requireFit(manifest);
  requireNewer(manifest, target, options.older);
  if (options.product === undefined) await requireWhole(folder, manifest);
  await requireDocker();
  const missing = await missingImages(manifest.images);
  await requireRoom(manifest, missing, target);

  if (missing.length > 0) {
    report.note(`Nạp ${missing.length} ảnh / loading ${missing.length} images`);
    await loadImages(folder, manifest, missing);
  }
  report.note("Đặt OpenTofu và provider / placing OpenTofu and the provider");
  await placeEngine(folder, manifest, target);
  report.note(`Đặt sản phẩm vào ${target} / placing the product`);
  const kept = await withProduct(options, folder, (product) => placeProduct(product, manifest, target));
  // Last: only a whole installation counts as one.
  writeJson(recordFile(target), manifest);
  return { manifest, loaded: missing, kept };
}

/** The product unpacked, by the script before us or here for a while. */
async function withProduct<T>(
  { product, target }: InstallOptions,
  folder: string,
  use: (product: string) => T,
): Promise<T> {
  if (product !== undefined) return use(product);
  const unpacked = mkdtempSync(join(target, ".congtruong", "unpacked."));
  try {
    await unpack(join(folder, "product.tar.gz"), unpacked, []);
    return use(unpacked);
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}

const recordFile = (target: string): string => join(target, ".congtruong", "bundle.json");

function manifestOf(folder: string): Manifest {
  const file = join(folder, "bundle.json");
  return parseManifest(existsSync(file) ? readFileSync(file, "utf8") : "", file);
}

/** @throws Problem when the machine is of another kind, or its Node.js too old */
function requireFit(manifest: Manifest): void {
  if (manifest.platform !== platform()) {
    throw new Problem(
      `Gói này dành cho ${manifest.platform} mà máy này là ${platform()}: hãy lấy gói đúng loại máy.`,
      `This bundle is for ${manifest.platform} and this machine is ${platform()}: take the bundle for this kind of machine.`,
    );
  }
  if (semver.satisfies(process.versions.node, manifest.node)) return;
  throw new Problem(
    `Gói cần Node.js ${manifest.node} mà máy này có ${process.versions.node}: hãy cài bản mới hơn rồi chạy lại.`,
    `The bundle needs Node.js ${manifest.node} and this machine has ${process.versions.node}: install a newer one and run again.`,
  );
}

/** @throws Problem when the folder has a newer bundle */
function requireNewer(manifest: Manifest, target: string, older: boolean): void {
  const file = recordFile(target);
  if (older || !existsSync(file)) return;
  const there = parseManifest(readFileSync(file, "utf8"), file);
  if (compareAge(manifest, there) >= 0) return;
  const [ours, theirs] = [manifest, there].map(({ version, date }) => `${version} (${date.slice(0, 10)})`);
  throw new Problem(
    `${target} đang có bản ${theirs}, mới hơn gói này (${ours}): hãy lấy gói mới hơn, hoặc thêm --older nếu muốn quay lại bản cũ.`,
    `${target} has ${theirs}, which is newer than this bundle (${ours}): take a newer bundle, or add --older to go back.`,
  );
}

/**
 * Compares every file with its checksum.
 *
 * @throws Problem that names the files which differ, are missing or are not in the list
 */
async function requireWhole(folder: string, manifest: Manifest): Promise<void> {
  const file = join(folder, "SHA256SUMS");
  const lines = existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
  const sums = new Map(
    lines.filter((line) => line !== "").map((line) => [line.slice(66), line.slice(0, 64)]),
  );
  const wrong: string[] = [];
  for (const name of new Set([...sums.keys(), "bundle.json", "product.tar.gz", ...blobsOf(manifest)])) {
    const path = join(folder, name);
    const sum = existsSync(path) && statSync(path).isFile() ? await sha256(path) : undefined;
    if (sum === undefined || sum !== sums.get(name)) wrong.push(name);
  }
  if (wrong.length === 0) return;
  throw damaged(wrong.slice(0, 5).join(", ") + (wrong.length > 5 ? ", …" : ""));
}

function damaged(what: string, detail = ""): Problem {
  return new Problem(
    `Gói bị hỏng ở: ${what} – hãy chép lại gói rồi chạy lại; chưa cài gì cả.`,
    `The bundle is damaged in: ${what} - copy it again and run again; nothing was installed.`,
    detail,
  );
}

async function unpack(archive: string, folder: string, options: readonly string[]): Promise<void> {
  const { exitCode, stderr } = await attempt("tar", ["-xf", archive, "-C", folder, ...options]);
  if (exitCode === 0) return;
  const full = /no space left/i.test(stderr) ? causeOf(stderr) : undefined;
  throw full ?? damaged(basename(archive), lastLines(stderr, 2));
}

async function requireDocker(): Promise<void> {
  const state = await dockerState();
  if (state.type === "ready") return;
  throw new Problem(
    "Docker trên máy này chưa có, chưa chạy hoặc không cho người dùng này vào: hãy cài gói docker.io, chạy `systemctl start docker` bằng root rồi chạy lại.",
    "Docker is absent on this machine, not running, or refuses this user: install the package docker.io, run `systemctl start docker` as root, and run again.",
    state.type === "silent" ? lastLines(state.said, 2) : "",
  );
}

async function missingImages(images: readonly Image[]): Promise<readonly Image[]> {
  const missing: Image[] = [];
  for (const image of images) {
    const { stdout } = await attempt("docker", ["image", "inspect", "--format", "{{.Id}}", image.tag]);
    if (stdout.trim() !== image.id) missing.push(image);
  }
  return missing;
}

/** Docker keeps a copy of what it is given until all of it is there. */
const COPIES = 2.2;
const MIB = 1024 ** 2;

async function requireRoom(manifest: Manifest, missing: readonly Image[], target: string): Promise<void> {
  const layers = new Set(missing.flatMap((image) => image.layers));
  const bytes = [...layers].reduce((sum, digest) => sum + (manifest.layers[digest]?.size ?? 0), 0);
  const what = { vi: "đọc nơi chứa của Docker", en: "read where Docker keeps its data" };
  const store = await run(what, "docker", ["info", "--format", "{{.DockerRootDir}}"]);
  if (bytes > 0) await requireSpace(store.trim(), bytes * COPIES);
  const programs = [manifest.engine, ...manifest.providers].reduce((sum, { blob }) => sum + blob.size, 0);
  await requireSpace(target, programs + 100 * MIB);
}

/** Gives Docker the images as one archive, made while it reads. */
async function loadImages(folder: string, manifest: Manifest, images: readonly Image[]): Promise<void> {
  const docker = spawn("docker", ["load", "--quiet"], {
    stdio: ["pipe", "ignore", "pipe"],
    env: process.env,
  });
  let said = "";
  docker.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number>((done, broken) => {
    docker.once("error", broken);
    docker.once("close", (status) => done(status ?? 1));
  });
  const archive = pack();
  const sent = pipeline(archive, docker.stdin).catch((error: unknown) => error);
  const written = writeImages(archive, folder, manifest, images).catch((error: unknown) => {
    archive.destroy(error as Error);
    return error;
  });
  const [status, broken, unreadable] = await Promise.all([ended, sent, written]);
  if (unreadable instanceof Error && status === 0) throw damaged(unreadable.message);
  if (status === 0 && broken === undefined) return;
  throw (
    causeOf(said) ??
    new Problem(
      "Docker không nạp được ảnh của gói: xem lời của Docker ở dưới, sửa rồi chạy lại.",
      "Docker could not load the bundle's images: its own words are below; correct that and run again.",
      lastLines(said === "" && broken instanceof Error ? broken.message : said),
    )
  );
}

async function writeImages(
  archive: Pack,
  folder: string,
  { layers }: Manifest,
  images: readonly Image[],
): Promise<void> {
  const hex = (digest: string): string => digest.slice("sha256:".length);
  const listed = images.map(({ tag, id, layers: own }) => ({
    Config: `${hex(id)}.json`,
    RepoTags: [tag],
    Layers: own.map((digest) => `${hex(digest)}.tar`),
  }));
  archive.entry({ name: "manifest.json" }, JSON.stringify(listed));
  for (const { id, configuration } of images) {
    archive.entry({ name: `${hex(id)}.json` }, readFileSync(join(folder, configuration)));
  }
  for (const digest of new Set(images.flatMap((image) => image.layers))) {
    const blob = layers[digest];
    if (blob === undefined) throw new Error(digest);
    const entry = archive.entry({ name: `${hex(digest)}.tar`, size: blob.size });
    await pipeline(decompressed(join(folder, blob.file)), entry);
  }
  archive.finalize();
}

async function placeEngine(folder: string, manifest: Manifest, target: string): Promise<void> {
  const { engine, providers } = manifest;
  const binary = join(toolchainFolder(target), "opentofu", "bundle", "tofu");
  await placeProgram(join(folder, engine.blob.file), binary);
  const mirror = mirrorFolder(target);
  for (const { path, blob } of providers) await placeProgram(join(folder, blob.file), join(mirror, path));
  recordEngine({ kind: engine.kind, binary, version: engine.version }, target, mirror);
}

async function placeProgram(from: string, to: string): Promise<void> {
  makeFolder(dirname(to));
  const unfinished = `${to}.new`;
  await pipeline(decompressed(from), createWriteStream(unfinished));
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, to);
}

/** @returns what the city had already and differs from the bundle's example */
function placeProduct(product: string, manifest: Manifest, target: string): readonly string[] {
  const before = recordFile(target);
  const old = existsSync(before) ? parseManifest(readFileSync(before, "utf8"), before).product : [];
  const kept: string[] = [];
  for (const name of manifest.product) {
    const from = join(product, nameInArchive(name));
    const to = join(target, name);
    makeFolder(dirname(to));
    const city = OF_THE_CITY.some((pattern) => pattern.test(name));
    if (city && existsSync(to)) {
      if (!readFileSync(to).equals(readFileSync(from))) kept.push(name);
      cpSync(from, `${to}.example`);
      continue;
    }
    cpSync(from, `${to}.new`);
    renameSync(`${to}.new`, to);
  }
  const wanted = new Set(manifest.product);
  for (const name of old) {
    const city = OF_THE_CITY.some((pattern) => pattern.test(name));
    if (!wanted.has(name) && !city) rmSync(join(target, name), { force: true });
  }
  return kept;
}
