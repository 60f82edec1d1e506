import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sync as writeFileAtomic } from "write-file-atomic";
import semver from "semver";
import type { Environment } from "../../environments/environment";
import { attempt, findOnPath, run } from "../support/command";
import { Problem } from "../support/problem";
import type { Reporter } from "../support/reporter";
import { toolchainFolder } from "../support/workplace";
import { makeFolder } from "../support/make-folder";

export type EngineKind = "opentofu" | "terraform";

/** The program that plans and applies. */
export interface Engine {
  readonly kind: EngineKind;
  readonly binary: string;
  readonly version: string;
  /** Its CLI configuration, which names where the Docker provider lies. */
  readonly cliConfig: string;
}

export interface ToolchainOptions {
  /** The repository's folder. */
  readonly root: string;
  /** Refuse Terraform: production and CI want OpenTofu. */
  readonly openTofuOnly: boolean;
  readonly report: Reporter;
}

/** The oldest releases that are proven with what we synthesise. */
const OLDEST: Record<EngineKind, string> = { opentofu: "1.12.6", terraform: "1.6.0" };
const HOSTS: Record<EngineKind, string> = {
  opentofu: "registry.opentofu.org",
  terraform: "registry.terraform.io",
};
const PROVIDER = "kreuzwerker/docker";
export const PROVIDER_VERSION = "4.6.0";

/**
 * The engine with its provider for one environment: OpenTofu where it is asked for (`CONGTRUONG_ENGINE=opentofu`), and
 * where states are encrypted, which Terraform cannot read.
 *
 * @throws Problem when it has to be built and cannot be
 */
export async function engineFor(
  root: string,
  { state }: Pick<Environment, "state">,
  report: Reporter,
): Promise<Engine> {
  const openTofuOnly = process.env.CONGTRUONG_ENGINE === "opentofu" || state.encrypted;
  const options = { root, openTofuOnly, report };
  return prepareProvider(await prepareEngine(options), options);
}

/**
 * Finds or builds the engine: one that was chosen before, an OpenTofu on the PATH, one that we built, a Terraform on
 * the PATH, or else OpenTofu from its Go module.
 *
 * @throws Problem when it has to be built and cannot be
 */
export async function prepareEngine(options: ToolchainOptions): Promise<Omit<Engine, "cliConfig">> {
  const { root, openTofuOnly, report } = options;
  const recorded = recordedEngine(root);
  if (recorded !== undefined && !(openTofuOnly && recorded.kind === "terraform")) {
    const usable = await asEngine(recorded.kind, recorded.binary);
    if (usable !== undefined) return usable;
  }
  const ours = [join(root, "node_modules", ".bin")];
  const tofu = findOnPath("tofu", ours);
  const found = tofu && (await asEngine("opentofu", tofu));
  if (found) return found;
  const module = openTofuModule(root);
  const terraform = openTofuOnly || existsSync(module.output) ? undefined : findOnPath("terraform", ours);
  const other = terraform && (await asEngine("terraform", terraform));
  if (other) return other;
  const binary = await buildGoModule(root, module, report);
  const built = await asEngine("opentofu", binary);
  if (built === undefined) {
    throw new Problem(
      `OpenTofu vừa dựng không chạy được: hãy xoá ${dirname(binary)} rồi chạy lại \`npm run toolchain\`.`,
      `The OpenTofu that was built does not run: remove ${dirname(binary)} and run \`npm run toolchain\` again.`,
    );
  }
  return built;
}

/**
 * Puts the Docker provider where the engine finds it without asking any network again, and records the engine for
 * `cdktf` and for later runs.
 *
 * @throws Problem when the provider can neither be fetched nor built
 */
export async function prepareProvider(
  engine: Omit<Engine, "cliConfig">,
  options: ToolchainOptions,
): Promise<Engine> {
  return recordEngine(engine, options.root, await prepareMirror(engine, options));
}

/**
 * Fills the folder that holds the Docker provider: from the public registry where that answers, else built from its
 * Go module.
 *
 * @returns the folder, a `filesystem_mirror`
 * @throws Problem when the provider can neither be fetched nor built
 */
export async function prepareMirror(
  engine: Omit<Engine, "cliConfig">,
  options: ToolchainOptions,
): Promise<string> {
  const { root, report } = options;
  const mirror = mirrorFolder(root);
  if (!inMirror(mirror, engine.kind) && !(await fetchProvider(engine, root, mirror, report))) {
    const binary = await buildGoModule(root, providerModule(root), report);
    for (const kind of Object.keys(HOSTS) as EngineKind[]) {
      const target = join(mirror, HOSTS[kind], PROVIDER, PROVIDER_VERSION, platform());
      placeFile(join(target, `terraform-provider-docker_v${PROVIDER_VERSION}`), readFileSync(binary), 0o755);
    }
  }
  return mirror;
}

export function mirrorFolder(root: string): string {
  return join(toolchainFolder(root), "mirror");
}

/** The engine that `npm run toolchain` chose, if it has run and the binary is still there. */
export function recordedEngine(root: string): Engine | undefined {
  const file = join(toolchainFolder(root), "engine.json");
  try {
    const engine = JSON.parse(readFileSync(file, "utf8")) as Engine;
    return existsSync(engine.binary) && existsSync(engine.cliConfig) ? engine : undefined;
  } catch {
    // Never recorded, or half a record of another version: it is chosen anew.
    return undefined;
  }
}

/** What every call of the engine gets, so that it finds the provider and asks nobody for news. */
export function engineEnvironment(engine: Engine): Record<string, string> {
  const own = process.env.TF_CLI_CONFIG_FILE;
  return {
    TF_CLI_CONFIG_FILE: own !== undefined && existsSync(own) ? own : engine.cliConfig,
    TF_IN_AUTOMATION: "1",
    CHECKPOINT_DISABLE: "1",
  };
}

async function asEngine(kind: EngineKind, binary: string): Promise<Omit<Engine, "cliConfig"> | undefined> {
  if (!existsSync(binary)) return undefined;
  const { exitCode, stdout } = await attempt(binary, ["version", "-json"], {
    env: { CHECKPOINT_DISABLE: "1" },
  });
  if (exitCode !== 0) return undefined;
  // A warning about the user's own configuration may stand before it.
  const version = /"terraform_version":\s*"([^"]+)"/.exec(stdout)?.[1];
  if (version === undefined || semver.valid(version) === null) return undefined;
  return semver.gte(version, OLDEST[kind]) ? { kind, binary, version } : undefined;
}

interface GoModule {
  readonly title: string;
  /** The folder with go.mod and go.sum. */
  readonly folder: string;
  readonly package: string;
  readonly linkerFlags: string;
  readonly output: string;
}

function openTofuModule(root: string): GoModule {
  return goModule(root, "opentofu", {
    title: "OpenTofu",
    package: "github.com/opentofu/opentofu/cmd/tofu",
    linkerFlags: "-s -w -X github.com/opentofu/opentofu/version.dev=no",
    binary: "tofu",
  });
}

function providerModule(root: string): GoModule {
  return goModule(root, "provider-docker", {
    title: "Docker provider",
    package: "github.com/terraform-providers/terraform-provider-docker",
    linkerFlags: `-s -w -X main.version=${PROVIDER_VERSION}`,
    binary: "terraform-provider-docker",
  });
}

/** What is built lies in a folder named by all that it was built from: there, or not there, and never half. */
function goModule(
  root: string,
  name: string,
  { binary, ...module }: Pick<GoModule, "title" | "package" | "linkerFlags"> & { binary: string },
): GoModule {
  const folder = join(root, "tools", name);
  const stamp = createHash("sha256");
  for (const file of ["go.mod", "go.sum", "tools.go"]) stamp.update(readFileSync(join(folder, file)));
  stamp.update(`${module.package} ${module.linkerFlags}`);
  const output = join(toolchainFolder(root), name, stamp.digest("hex").slice(0, 12), binary);
  return { ...module, folder, output };
}

async function buildGoModule(root: string, module: GoModule, report: Reporter): Promise<string> {
  if (existsSync(module.output)) return module.output;
  await requireGo(module);
  report.note(
    `${module.title}: dựng từ mã nguồn Go đã ghim, lần đầu mất vài phút / building from pinned Go sources, some minutes the first time`,
  );
  const temporary = temporaryFolder(root);
  try {
    const binary = join(temporary, "binary");
    await run(
      { vi: `dựng ${module.title}`, en: `build ${module.title}` },
      "go",
      ["build", "-mod=readonly", "-trimpath", "-ldflags", module.linkerFlags, "-o", binary, module.package],
      { cwd: module.folder, env: { CGO_ENABLED: "0" }, onLine: report.progress },
    );
    makeFolder(dirname(module.output));
    renameSync(binary, module.output);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return module.output;
}

async function requireGo({ title, folder }: GoModule): Promise<void> {
  const wanted = /^go (\S+)/m.exec(readFileSync(join(folder, "go.mod"), "utf8"))?.[1] ?? "1.26";
  // Asked in the module's folder, so that a Go that can switch to a newer tool chain has done so.
  const said = findOnPath("go") && (await attempt("go", ["version"], { cwd: folder }));
  const version = said && semver.coerce(/go(\d+\.\d+(\.\d+)?)/.exec(said.stdout)?.[1] ?? null);
  if (version && semver.gte(version, semver.coerce(wanted) ?? "1.26.0")) return;
  const got = version ? `có Go ${version.version}` : "không có Go";
  const gotEn = version ? `this machine has Go ${version.version}` : "this machine has no Go";
  throw new Problem(
    `Phải dựng ${title} từ mã nguồn mà máy ${got}: hãy cài OpenTofu ≥ ${OLDEST.opentofu} (https://opentofu.org/docs/intro/install) hoặc Go ≥ ${wanted} (https://go.dev/dl), rồi chạy lại \`npm run toolchain\`.`,
    `${title} has to be built from source and ${gotEn}: install OpenTofu ${OLDEST.opentofu} or later (https://opentofu.org/docs/intro/install) or Go ${wanted} or later (https://go.dev/dl), then run \`npm run toolchain\` again.`,
  );
}

/** Both layouts of a filesystem mirror: unpacked as we build it, packed as `providers mirror` fetches it. */
function inMirror(mirror: string, kind: EngineKind): boolean {
  const folder = join(mirror, HOSTS[kind], PROVIDER);
  return (
    existsSync(
      join(folder, PROVIDER_VERSION, platform(), `terraform-provider-docker_v${PROVIDER_VERSION}`),
    ) || existsSync(join(folder, `terraform-provider-docker_${PROVIDER_VERSION}_${platform()}.zip`))
  );
}

async function fetchProvider(
  engine: Omit<Engine, "cliConfig">,
  root: string,
  mirror: string,
  report: Reporter,
): Promise<boolean> {
  const host = HOSTS[engine.kind];
  if (!(await registryHas(host))) {
    report.note(
      `${host} không trả lời: dựng provider từ mã nguồn / does not answer: building the provider from source`,
    );
    return false;
  }
  const temporary = temporaryFolder(root);
  try {
    const source = { source: PROVIDER, version: PROVIDER_VERSION };
    writeFileSync(
      join(temporary, "main.tf.json"),
      JSON.stringify({ terraform: { required_providers: { docker: source } } }),
    );
    const fetched = join(temporary, "mirror");
    const { exitCode } = await attempt(
      engine.binary,
      ["providers", "mirror", `-platform=${platform()}`, fetched],
      {
        cwd: temporary,
        onLine: report.progress,
        timeout: 300_000,
        env: { TF_CLI_CONFIG_FILE: "", CHECKPOINT_DISABLE: "1" },
      },
    );
    if (exitCode !== 0 || !inMirror(fetched, engine.kind)) return false;
    const target = join(mirror, host, PROVIDER);
    makeFolder(dirname(target));
    rmSync(target, { recursive: true, force: true });
    renameSync(join(fetched, host, PROVIDER), target);
    return true;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function registryHas(host: string): Promise<boolean> {
  try {
    const answer = await fetch(`https://${host}/v1/providers/${PROVIDER}/versions`, {
      signal: AbortSignal.timeout(5_000),
    });
    const { versions } = (await answer.json()) as { versions: { version: string }[] };
    return versions.some(({ version }) => version === PROVIDER_VERSION);
  } catch {
    // No network, a portal that answers for everybody, an old registry: all mean "not from there".
    return false;
  }
}

/** Writes down which engine this checkout uses and where its provider lies, for `cdktf` and for later runs. */
export function recordEngine(engine: Omit<Engine, "cliConfig">, root: string, mirror: string): Engine {
  const folder = toolchainFolder(root);
  const cliConfig = join(folder, "cli.tfrc");
  // A pattern for every host (`*/kreuzwerker/docker`) is not valid here.
  const providers = JSON.stringify(Object.values(HOSTS).map((host) => `${host}/${PROVIDER}`));
  placeFile(
    cliConfig,
    `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ${providers}
  }
  direct {
    exclude = ${providers}
  }
}
`,
  );
  const recorded = { ...engine, cliConfig };
  placeFile(join(folder, "engine.json"), `${JSON.stringify(recorded, null, 2)}\n`);
  placeFile(join(folder, "engine"), launcher(recorded, mirror), 0o755);
  return recorded;
}

/**
 * What `node_modules/.bin/terraform` and `tofu` run, so that `npx cdktf` needs no variables. A shell that becomes the
 * engine, and not a Node program beside it: an interrupt has to reach the engine alone.
 */
function launcher({ binary, cliConfig }: Engine, mirror: string): string {
  return `#!/bin/sh
# Written by \`npm run toolchain\`.
if [ ! -e "\${TF_CLI_CONFIG_FILE:-/nonexistent}" ]; then export TF_CLI_CONFIG_FILE=${quote(cliConfig)}; fi
export TF_CLI_ARGS_providers_lock="\${TF_CLI_ARGS_providers_lock:-${quoteInner(`-fs-mirror=${mirror}`)}}"
export CHECKPOINT_DISABLE="\${CHECKPOINT_DISABLE:-1}"
exec ${quote(binary)} "$@"
`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function quoteInner(text: string): string {
  return text.replace(/["$`\\}]/g, "\\$&");
}

function placeFile(file: string, content: string | Uint8Array, mode = 0o644): void {
  makeFolder(dirname(file));
  writeFileAtomic(file, typeof content === "string" ? content : Buffer.from(content), { mode });
}

function temporaryFolder(root: string): string {
  // On the same file system as its target, so that a rename is one step.
  makeFolder(toolchainFolder(root));
  return mkdtempSync(join(toolchainFolder(root), "new-"));
}

/** `linux_amd64`, in the words of Go. */
export function platform(): string {
  const architecture = { x64: "amd64", ia32: "386" }[process.arch as string] ?? process.arch;
  return `${process.platform}_${architecture}`;
}
