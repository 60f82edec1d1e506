import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SIGNATURE_NAMESPACE, installScript } from "../../../engine/bundle/make";
import { platform } from "../../../engine/toolchain/toolchain";
import { fakeBundle, pathOf, seal } from "./fake-bundle";

/** What the script finds on a machine that has just been installed. */
const PROGRAMS = [
  "sh",
  "tar",
  "gzip",
  "sha256sum",
  "uname",
  "dirname",
  "mkdir",
  "mktemp",
  "rm",
  "sed",
  "tr",
  "head",
  "ssh-keygen",
];

describe("install.sh", () => {
  let place: string;
  beforeEach(async () => {
    place = mkdtempSync(join(tmpdir(), "congtruong-script-"));
    await fakeBundle(bundle());
    script(platform());
  });
  afterEach(() => rmSync(place, { recursive: true }));
  const bundle = () => join(place, "bundle");

  function script(machine: string): void {
    writeFileSync(
      join(bundle(), "install.sh"),
      installScript(process.cwd(), { platform: machine, node: ">=20.19" }),
    );
    chmodSync(join(bundle(), "install.sh"), 0o755);
    seal(bundle());
  }
  function run({
    without = [],
    node = "20.19.1",
    args = [],
  }: { without?: string[]; node?: string; args?: string[] } = {}) {
    const scripts: Record<string, string> = {
      docker: "exit 0",
      // Prints its version where it is asked, and else with what it was started.
      node: `[ "$1" = -p ] && echo ${node} || echo "node $*"`,
    };
    for (const name of without) delete scripts[name];
    const path = pathOf(
      mkdtempSync(join(place, "path-")) + "/bin",
      PROGRAMS.filter((name) => !without.includes(name)),
      scripts,
    );
    const { status, stdout, stderr } = spawnSync(
      join(bundle(), "install.sh"),
      ["--to", join(place, "opt"), ...args],
      {
        encoding: "utf8",
        env: { PATH: path, HOME: "/nonexistent" },
      },
    );
    return { status, stdout, english: stderr.split("\n")[1] ?? "", lines: stderr.trim().split("\n").length };
  }

  test("compares everything, unpacks the product and lets it install the rest", () => {
    const { status, stdout } = run({ args: ["--older"] });
    expect(status).toBe(0);
    expect(stdout).toMatch(
      new RegExp(
        `^node ${place}/opt/.congtruong/unpacked\\.\\w+/dist/congtruong.js bundle install ${bundle()} --product \\S+ --to ${place}/opt --older$`,
        "m",
      ),
    );
    expect(execFileSync("ls", ["-A", join(place, "opt", ".congtruong")]).toString()).toBe("");
  });

  test.each<[string, () => Parameters<typeof run>[0], RegExp]>([
    [
      "a damaged file",
      () => (writeFileSync(join(bundle(), "images/a.tar.br"), ""), {}),
      /damaged in: images\/a\.tar\.br - copy it again.*nothing was installed/,
    ],
    [
      "a missing file",
      () => (rmSync(join(bundle(), "engine/tofu.br")), {}),
      /damaged in: engine\/tofu\.br - copy/,
    ],
    [
      "a list of checksums that is none",
      () => (writeFileSync(join(bundle(), "SHA256SUMS"), "x\n"), {}),
      /damaged in: SHA256SUMS - copy/,
    ],
    [
      "another kind of machine",
      () => (script("linux_riscv"), {}),
      /^This bundle is for linux_riscv and this machine is/,
    ],
    [
      "no Node.js",
      () => ({ without: ["node"] }),
      /^This machine needs Node\.js 20\.19 or later \(it has: none\)/,
    ],
    ["an old Node.js", () => ({ node: "18.20.4" }), /needs Node\.js 20\.19 or later \(it has: 18\.20\.4\)/],
    [
      "a slightly old Node.js",
      () => ({ node: "20.18.3" }),
      /needs Node\.js 20\.19 or later \(it has: 20\.18\.3\)/,
    ],
    [
      "no Docker",
      () => ({ without: ["docker"] }),
      /^This machine has no Docker: install it from the system's own media/,
    ],
    ["no gzip", () => ({ without: ["gzip"] }), /^This machine lacks the program gzip/],
    ["a word that it does not know", () => ({ args: ["--force"] }), /^Unknown "--force"/],
    [
      "a signature that is asked for and absent",
      () => ({ args: ["--signers", "/dev/null"] }),
      /^This bundle carries no signature/,
    ],
  ])("refuses %s in one sentence of each language", (_, prepare, expected) => {
    const { status, english, lines } = run(prepare());
    expect([status, lines]).toEqual([1, 2]);
    expect(english).toMatch(expected);
    expect(existsSync(join(place, "opt", "dist"))).toBe(false);
  });

  test("takes a newer major version of Node.js", () => {
    expect(run({ node: "26.0.0" }).status).toBe(0);
  });

  test("takes the signature of who may sign, and of nobody else", () => {
    const key = (name: string): string => {
      execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", join(place, name)]);
      return join(place, name);
    };
    const sign = (name: string): void => {
      rmSync(join(bundle(), "SHA256SUMS.sig"), { force: true });
      const args = ["-q", "-Y", "sign", "-f", name, "-n", SIGNATURE_NAMESPACE, join(bundle(), "SHA256SUMS")];
      execFileSync("ssh-keygen", args, { stdio: "ignore" });
    };
    const [ours, theirs] = [key("ours"), key("theirs")];
    const signers = join(place, "signers");
    const publicKey = execFileSync("cat", [`${ours}.pub`], { encoding: "utf8" });
    writeFileSync(signers, `so-gddt@hcm.edu.vn namespaces="${SIGNATURE_NAMESPACE}" ${publicKey}`);
    sign(ours);
    expect(run({ args: ["--signers", signers] }).status).toBe(0);
    sign(theirs);
    expect(run({ args: ["--signers", signers] }).english).toMatch(/is not signed by anybody in/);
    sign(ours);
    writeFileSync(join(bundle(), "images/a.tar.br"), "other");
    seal(bundle());
    expect(run({ args: ["--signers", signers] }).english).toMatch(/is not signed by anybody in/);
  });
});
