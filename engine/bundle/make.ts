import { createHash } from "node:crypto";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import pMap from "p-map";
import { type Pack, pack } from "tar-stream";
import { buildEpoch } from "../../images/catalogue";
import { attempt, run } from "../support/command";
import { inTemporaryFolder } from "../docker/images";
import { Problem } from "../support/problem";
import type { Reporter } from "../support/reporter";
import { billOfMaterials } from "../supply/bill";
import { type Engine, PROVIDER_VERSION, mirrorFolder, platform } from "../toolchain/toolchain";
import { sha256 } from "../support/sha256";
import { compress, sizeOf, TWO_AT_A_TIME } from "./blobs";
import { blobsOf, nameInArchive } from "./contents";
import { packImages } from "./images";
import type { Blob, Manifest, Provider } from "./manifest";
import { productFiles } from "./product";
import { makeFolder } from "../support/make-folder";

export interface BundleOptions {
  /** The repository's folder, built. */
  readonly root: string;
  /** Where the archive goes. */
  readonly output: string;
  /** OpenTofu, with its provider in the mirror of this checkout. */
  readonly engine: Omit<Engine, "cliConfig">;
  /** A private key of OpenSSH to sign the checksums with. */
  readonly key: string | undefined;
  /** 0 (fast) to 11. */
  readonly quality: number;
  readonly report: Reporter;
}

export interface Bundle {
  readonly manifest: Manifest;
  /** SHA-256 of the archive, in hex. */
  readonly sha256: string;
  readonly bytes: number;
}

/** Signatures say what they are for, so that one for something else does not count. */
export const SIGNATURE_NAMESPACE = "congtruong-bundle";

/**
 * Writes one archive from which a machine without a network can be served. The same content gives the same bytes:
 * sorted, owned by nobody, dated by the commit.
 *
 * @throws Problem when an image is not there, the disk is full, or the key cannot sign
 */
export async function makeBundle(options: BundleOptions): Promise<Bundle> {
  const { root, output, engine, quality, report } = options;
  const store = join(root, ".congtruong", "bundle", `q${quality}`);
  const say = (vi: string, en: string): void => report.note(`${vi} / ${en}`);
  say("Nén ảnh (lần đầu mất vài phút)", "compressing images (some minutes the first time)");
  const packed = await packImages(root, store, quality, report);
  say("Nén OpenTofu và provider", "compressing OpenTofu and the provider");
  const tofu = await stored(engine.binary, "engine/tofu", store, quality);
  const providers = await packProviders(root, store, quality);
  const commit = await lastCommit(root);
  const manifest: Manifest = {
    format: 1,
    version: versionOf(root),
    ...commit,
    platform: platform(),
    node: nodeRange(root),
    product: productFiles(root),
    engine: { kind: "opentofu", version: engine.version, blob: tofu },
    providers,
    ...packed,
  };
  keepOnly(store, manifest);
  say("Bảng kê thành phần", "bill of materials");
  const bill = await billOfMaterials({ root, engine, report, date: new Date(manifest.date) });
  return inTemporaryFolder(root, async (folder) => {
    const date = new Date(manifest.date);
    const put = (name: string, content: string | Uint8Array): string => {
      const file = join(folder, name);
      writeFileSync(file, content);
      return file;
    };
    const files = new Map<string, string>([
      ["README.md", join(root, "docs", "air-gapped.md")],
      ["install.sh", put("install.sh", installScript(root, manifest))],
      ["bundle.json", put("bundle.json", `${JSON.stringify(manifest, null, 1)}\n`)],
      ["sbom.cdx.json", put("sbom.cdx.json", bill)],
      ["product.tar.gz", put("product.tar.gz", await packProduct(root, manifest, date))],
      ...blobsOf(manifest).map((file): [string, string] => [file, join(store, file)]),
    ]);
    const sums = await checksums(files);
    files.set("SHA256SUMS", put("SHA256SUMS", sums));
    if (options.key !== undefined)
      files.set("SHA256SUMS.sig", await sign(join(folder, "SHA256SUMS"), options.key));
    say("Đóng gói", "writing the archive");
    await writeArchive(output, `congtruong-${manifest.version}-${manifest.platform}`, files, date);
    return { manifest, sha256: await sha256(output), bytes: statSync(output).size };
  });
}

/** Compresses a program unless the store has it already, by its hash. */
async function stored(file: string, name: string, store: string, quality: number): Promise<Blob> {
  const size = statSync(file).size;
  const blob = { file: `${name}-${(await sha256(file)).slice(0, 16)}.br`, size };
  const target = join(store, blob.file);
  if (sizeOf(target) === 0) await compress(createReadStream(file), size, target, quality);
  return blob;
}

async function packProviders(root: string, store: string, quality: number): Promise<readonly Provider[]> {
  const host = "registry.opentofu.org/kreuzwerker/docker";
  const folder = join(mirrorFolder(root), host);
  const unpacked = `${PROVIDER_VERSION}/${platform()}/terraform-provider-docker_v${PROVIDER_VERSION}`;
  const zip = `terraform-provider-docker_${PROVIDER_VERSION}_${platform()}.zip`;
  const path = existsSync(join(folder, unpacked)) ? unpacked : zip;
  const file = join(folder, path);
  const blob = await stored(file, `mirror/${basename(path)}`, store, quality);
  const hash = path === zip ? `zh:${await sha256(file)}` : await folderHash([[basename(path), file]]);
  return [{ source: host, version: PROVIDER_VERSION, hash, path: `${host}/${path}`, blob }];
}

/**
 * The `h1:` of a lock file: Go's "Hash1" over the files of a package, each line `sha256  name`, sorted by name
 * (golang.org/x/mod/sumdb/dirhash).
 */
export async function folderHash(files: readonly (readonly [name: string, file: string])[]): Promise<string> {
  const total = createHash("sha256");
  for (const [name, file] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    total.update(`${await sha256(file)}  ${name}\n`);
  }
  return `h1:${total.digest("base64")}`;
}

/** What an earlier bundle needed and this one does not must not fill the disk for ever. */
function keepOnly(store: string, manifest: Manifest): void {
  const wanted = new Set(blobsOf(manifest));
  for (const folder of readdirSync(store)) {
    for (const name of readdirSync(join(store, folder))) {
      const file = `${folder}/${name}`;
      if (!wanted.has(file.replace(/\.size$/, ""))) rmSync(join(store, file));
    }
  }
}

/** The product is small and is unpacked by a shell before there is any program of ours: plain tar and gzip. */
async function packProduct(root: string, { product }: Manifest, date: Date): Promise<Uint8Array> {
  const archive = pack();
  const chunks: Buffer[] = [];
  archive.on("data", (chunk) => chunks.push(chunk as Buffer));
  for (const name of product) {
    const file = join(root, name);
    const mode = (statSync(file).mode & 0o100) === 0 ? 0o644 : 0o755;
    archive.entry({ name: nameInArchive(name), mode, mtime: date }, readFileSync(file));
  }
  archive.finalize();
  await new Promise<void>((resolve, reject) => {
    archive.once("end", () => resolve());
    archive.once("error", reject);
  });
  return gzipSync(Buffer.concat(chunks), { level: 9 });
}

async function checksums(files: ReadonlyMap<string, string>): Promise<string> {
  const lines = new Map<string, string>();
  await pMap(
    [...files],
    async ([name, file]) => {
      lines.set(name, `${await sha256(file)}  ${name}\n`);
    },
    TWO_AT_A_TIME,
  );
  return [...lines.keys()]
    .sort()
    .map((name) => lines.get(name) ?? "")
    .join("");
}

async function sign(file: string, key: string): Promise<string> {
  const what = { vi: `ký bằng khoá ${key}`, en: `sign with the key ${key}` };
  await run(what, "ssh-keygen", ["-q", "-Y", "sign", "-f", key, "-n", SIGNATURE_NAMESPACE, file]);
  return `${file}.sig`;
}

async function writeArchive(
  output: string,
  folder: string,
  files: ReadonlyMap<string, string>,
  date: Date,
): Promise<void> {
  makeFolder(dirname(output));
  const unfinished = `${output}.new`;
  const archive = pack();
  const first = ["README.md", "SHA256SUMS", "SHA256SUMS.sig", "install.sh"];
  const order = [...first.filter((name) => files.has(name)), ...[...files.keys()].sort()];
  try {
    await Promise.all([
      pipeline(archive, createWriteStream(unfinished)),
      (async () => {
        for (const name of new Set(order)) {
          const mode = name === "install.sh" ? 0o755 : 0o644;
          await add(archive, { name: `${folder}/${name}`, mode, date }, files.get(name) ?? "");
        }
        archive.finalize();
      })(),
    ]);
    renameSync(unfinished, output);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

async function add(
  archive: Pack,
  { name, mode, date }: { readonly name: string; readonly mode: number; readonly date: Date },
  file: string,
): Promise<void> {
  const entry = archive.entry({ name, mode, mtime: date, size: statSync(file).size });
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), entry);
}

/** The commit that the product was made from. */
export async function lastCommit(root: string): Promise<Pick<Manifest, "commit" | "changed" | "date">> {
  const git = async (...args: string[]): Promise<string | undefined> => {
    const { exitCode, stdout } = await attempt("git", ["-C", root, ...args]).catch(() => NO_GIT);
    return exitCode === 0 ? stdout.trim() : undefined;
  };
  const head = await git("log", "-1", "--format=%H %ct");
  const [commit = "", seconds = String(buildEpoch(root))] = head?.split(" ") ?? [];
  const changed = head !== undefined && (await git("status", "--porcelain")) !== "";
  return { commit: commit.slice(0, 12), changed, date: new Date(Number(seconds) * 1000).toISOString() };
}

const NO_GIT = { exitCode: 1, stdout: "" };

interface PackageJson {
  readonly version: string;
  readonly engines: { readonly node: string };
}

function packageJson(root: string): PackageJson {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as PackageJson;
}

const versionOf = (root: string): string => packageJson(root).version;
const nodeRange = (root: string): string => packageJson(root).engines.node;

/** The script knows what it is for, since it has no program yet that could read JSON. */
export function installScript(root: string, manifest: Pick<Manifest, "platform" | "node">): string {
  const oldest = /(\d+)\.(\d+)/.exec(manifest.node);
  if (oldest === null)
    throw new Problem(`engines.node: "${manifest.node}"`, `engines.node: "${manifest.node}"`);
  const machine = { linux_amd64: "x86_64", linux_arm64: "aarch64" }[manifest.platform] ?? manifest.platform;
  return readFileSync(join(root, "engine", "bundle", "install.sh"), "utf8")
    .replaceAll("@MACHINE@", machine)
    .replaceAll("@NODE_MAJOR@", oldest[1] ?? "")
    .replaceAll("@NODE_MINOR@", oldest[2] ?? "")
    .replaceAll("@NAMESPACE@", SIGNATURE_NAMESPACE);
}
