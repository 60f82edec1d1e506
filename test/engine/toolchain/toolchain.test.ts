import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  engineEnvironment,
  prepareEngine,
  prepareProvider,
  PROVIDER_VERSION,
  recordedEngine,
  type ToolchainOptions,
} from "../../../engine/toolchain/toolchain";

/** A checkout with the real pins and a PATH with stand-ins for the programs that would be looked for. */
describe("the tool chain", () => {
  const before = process.env.PATH;
  let root: string;
  let path: string;
  let options: ToolchainOptions;
  const notes: string[] = [];

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "congtruong-toolchain-"));
    path = join(root, "path");
    mkdirSync(path);
    cpSync(join(__dirname, "../../../tools"), join(root, "tools"), { recursive: true });
    // Only what the stand-ins need: this machine may have an engine or a Go of its own.
    for (const tool of ["sh", "cat", "chmod", "dirname", "find", "printf"]) {
      symlinkSync(execFileSync("which", [tool], { encoding: "utf8" }).trim(), join(path, tool));
    }
    process.env.PATH = path;
    notes.length = 0;
    const report = { note: (line: string) => void notes.push(line), progress: () => undefined };
    options = { root, openTofuOnly: false, report };
    // No registry answers, so that the provider has to be built.
    jest.spyOn(globalThis, "fetch").mockRejectedValue(new Error("no network"));
  });
  afterEach(() => {
    process.env.PATH = before;
    jest.restoreAllMocks();
    rmSync(root, { recursive: true });
  });

  function program(name: string, script: string, folder = path): string {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return file;
  }
  const engine = (name: string, version: string, folder?: string) =>
    program(name, `echo '{"terraform_version": "${version}"}'`, folder);
  /** A Go that "builds" a program which says its version as an engine does. */
  const go = (version: string) =>
    program(
      "go",
      `if [ "$1" = version ]; then echo "go version go${version} linux/amd64"; exit; fi
while [ "$1" != -o ]; do shift; done
printf '#!/bin/sh\\necho "{\\\\"terraform_version\\\\": \\\\"1.12.6\\\\"}"\\n' > "$2"; chmod +x "$2"; echo built >> ${root}/builds`,
    );
  const builds = () =>
    existsSync(join(root, "builds")) ? readFileSync(join(root, "builds"), "utf8").split("\n").length - 1 : 0;

  it("takes an OpenTofu on the PATH that is new enough", async () => {
    const binary = engine("tofu", "1.12.7");
    engine("terraform", "1.9.0");
    expect(await prepareEngine(options)).toEqual({ kind: "opentofu", binary, version: "1.12.7" });
  });

  it("takes Terraform where OpenTofu is too old or absent", async () => {
    engine("tofu", "1.12.5");
    const binary = engine("terraform", "1.6.0");
    expect(await prepareEngine(options)).toEqual({ kind: "terraform", binary, version: "1.6.0" });
  });

  it("never takes our own shims for an engine", async () => {
    const bin = join(root, "node_modules", ".bin");
    engine("tofu", "1.12.7", bin);
    process.env.PATH = `${bin}:${process.env.PATH}`;
    const binary = engine("terraform", "1.11.4");
    expect((await prepareEngine(options)).binary).toBe(binary);
  });

  it("builds OpenTofu where only Terraform is there and OpenTofu is asked for, once", async () => {
    engine("terraform", "1.11.4");
    go("1.26.6");
    const built = await prepareEngine({ ...options, openTofuOnly: true });
    expect(built).toMatchObject({ kind: "opentofu", version: "1.12.6" });
    expect(await prepareEngine({ ...options, openTofuOnly: true })).toEqual(built);
    expect(builds()).toBe(1);
    expect(notes.join()).toContain("building from pinned Go sources");
  });

  it("builds anew when a pin changes", async () => {
    go("1.26.6");
    const first = await prepareEngine(options);
    writeFileSync(join(root, "tools", "opentofu", "go.sum"), "changed\n");
    expect((await prepareEngine(options)).binary).not.toBe(first.binary);
    expect(builds()).toBe(2);
  });

  it("leaves nothing half when a build fails, and names the cause", async () => {
    program(
      "go",
      `if [ "$1" = version ]; then echo "go version go1.26.6 linux/amd64"; exit; fi
echo 'dial tcp: lookup proxy.golang.org: no such host' >&2; exit 1`,
    );
    await expect(prepareEngine(options)).rejects.toThrow("A download was interrupted");
    const left = execFileSync("find", [join(root, ".congtruong"), "-type", "f"], { encoding: "utf8" });
    expect(left).toBe("");
  });

  it.each([
    ["an old Go", () => go("1.19.8"), "this machine has Go 1.19.8"],
    ["no Go", () => program("go", "exit 1"), "this machine has no Go"],
  ])("says what to install with %s", async (_, prepare, found) => {
    prepare();
    await expect(prepareEngine(options)).rejects.toThrow(
      new RegExp(
        `OpenTofu has to be built from source and ${found}: install OpenTofu 1\\.12\\.6 or later .* or Go 1\\.26`,
      ),
    );
  });

  it("puts the provider where both engines find it, and asks no network for it again", async () => {
    engine("tofu", "1.12.7");
    go("1.26.6");
    const ready = await prepareProvider(await prepareEngine(options), options);
    const again = await prepareProvider(await prepareEngine(options), options);
    expect(again).toEqual(ready);
    expect(recordedEngine(root)).toEqual(ready);
    expect(builds()).toBe(1);
    const mirror = join(root, ".congtruong", "toolchain", "mirror");
    for (const host of ["registry.opentofu.org", "registry.terraform.io"]) {
      const found = execFileSync("find", [join(mirror, host), "-type", "f"], { encoding: "utf8" }).trim();
      expect(found).toMatch(
        new RegExp(
          `/kreuzwerker/docker/${PROVIDER_VERSION}/\\w+/terraform-provider-docker_v${PROVIDER_VERSION}$`,
        ),
      );
    }
    expect(readFileSync(ready.cliConfig, "utf8")).toContain(`path    = "${mirror}"`);
  });

  it("keeps a user's own CLI configuration where there is one", async () => {
    engine("tofu", "1.12.7");
    go("1.26.6");
    const ready = await prepareProvider(await prepareEngine(options), options);
    const own = join(root, "own.tfrc");
    const was = process.env.TF_CLI_CONFIG_FILE;
    process.env.TF_CLI_CONFIG_FILE = own;
    expect(engineEnvironment(ready).TF_CLI_CONFIG_FILE).toBe(ready.cliConfig);
    writeFileSync(own, "");
    expect(engineEnvironment(ready).TF_CLI_CONFIG_FILE).toBe(own);
    if (was === undefined) delete process.env.TF_CLI_CONFIG_FILE;
    else process.env.TF_CLI_CONFIG_FILE = was;
  });

  describe("in node_modules/.bin", () => {
    beforeEach(() => {
      mkdirSync(join(root, "scripts"));
      cpSync(join(__dirname, "../../../scripts/link-shims.mjs"), join(root, "scripts", "link-shims.mjs"));
      execFileSync(process.execPath, [join(root, "scripts", "link-shims.mjs")]);
    });
    const shim = (name: string, ...args: string[]) =>
      spawnSync(join(root, "node_modules", ".bin", name), args, {
        encoding: "utf8",
        env: { PATH: process.env.PATH },
      });

    it.each(["terraform", "tofu"])("%s says what to run while no engine is chosen", (name) => {
      const { status, stderr } = shim(name, "version");
      expect(status).toBe(1);
      expect(stderr).toMatch(/hãy chạy `npm run toolchain` một lần\.\n.*: run `npm run toolchain` once\.\n$/);
    });

    it.each(["terraform", "tofu"])(
      "%s becomes the chosen engine, with our provider and the caller's arguments",
      async (name) => {
        program(
          "tofu",
          `if [ "$2" = -json ]; then echo '{"terraform_version": "1.12.7"}'; exit; fi
printf '%s|' "$TF_CLI_CONFIG_FILE" "$TF_CLI_ARGS_providers_lock" "$@"; exit 7`,
        );
        go("1.26.6");
        const { cliConfig } = await prepareProvider(await prepareEngine(options), options);
        const { status, stdout } = shim(name, "plan", "a b");
        const mirror = join(root, ".congtruong", "toolchain", "mirror");
        expect(stdout).toBe(`${cliConfig}|-fs-mirror=${mirror}|plan|a b|`);
        expect(status).toBe(7);
      },
    );

    it("congtruong runs the compiled command", () => {
      mkdirSync(join(root, "dist"));
      writeFileSync(join(root, "dist", "congtruong.js"), "console.log(process.argv.slice(2).join())");
      process.env.PATH = `${process.env.PATH}:${join(process.execPath, "..")}`;
      expect(shim("congtruong", "validate", "x").stdout).toBe("validate,x\n");
    });
  });
});
