import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installBundle, type Installed } from "../../../engine/bundle/install";
import type { Problem } from "../../../engine/support/problem";
import { recordedEngine } from "../../../engine/toolchain/toolchain";
import { PRODUCT, fakeBundle, pathOf, seal } from "./fake-bundle";
import { SILENT } from "../../../engine/support/reporter";

const DOCKER = `
case "$1 $2" in
  "info --format") echo /;;
  "image inspect") exit 1;;
  "load --quiet") cat > "$0.loaded";;
  *) echo 20.10.24;;
esac`;

describe("installing a bundle", () => {
  const path = process.env.PATH;
  let place: string;
  beforeEach(() => (place = mkdtempSync(join(tmpdir(), "congtruong-install-"))));
  afterEach(() => {
    process.env.PATH = path;
    rmSync(place, { recursive: true });
  });
  const bundle = () => join(place, "bundle");
  const target = () => join(place, "opt");

  function machine(docker: string | undefined): void {
    process.env.PATH = pathOf(
      join(place, "bin"),
      ["tar", "gzip", "cat", "sh"],
      docker === undefined ? {} : { docker },
    );
  }
  const install = (options: { older?: boolean; source?: string } = {}): Promise<Installed> =>
    installBundle({
      source: options.source ?? bundle(),
      target: target(),
      older: options.older === true,
      report: SILENT,
    });
  const refusal = async (): Promise<string> =>
    ((await install().catch((error: unknown) => error as Problem)) as Problem).en;

  test("puts the product, the engine and the provider into their places, and gives Docker the images", async () => {
    machine(DOCKER);
    await fakeBundle(bundle());
    const { loaded, kept } = await install();
    expect([loaded.map(({ tag }) => tag), kept]).toEqual([["congtruong/dns:1"], []]);
    for (const [name, content] of Object.entries(PRODUCT)) {
      expect(readFileSync(join(target(), name), "utf8")).toBe(content);
    }
    const engine = recordedEngine(target());
    expect(readFileSync(engine?.binary ?? "", "utf8")).toBe("#!/bin/sh\n");
    expect(readFileSync(engine?.cliConfig ?? "", "utf8")).toContain(
      join(target(), ".congtruong/toolchain/mirror"),
    );
    const provider = join(target(), ".congtruong/toolchain/mirror/h/n/t/1.0.0/p/provider");
    expect(readFileSync(provider, "utf8")).toBe("provider");
    const sent = execFileSync("/bin/tar", ["-tf", join(place, "bin", "docker.loaded")], { encoding: "utf8" });
    expect(sent.trim().split("\n")).toEqual(["manifest.json", "1.json", "a.tar"]);
    expect(readdirSync(join(target(), ".congtruong")).sort()).toEqual(["bundle.json", "toolchain"]);
  });

  test("from the archive as from the folder", async () => {
    machine(DOCKER);
    await fakeBundle(bundle());
    const archive = join(place, "bundle.tar");
    execFileSync("/bin/tar", ["-cf", archive, "-C", place, "bundle"]);
    await install({ source: archive });
    expect(existsSync(join(target(), "dist/congtruong.js"))).toBe(true);
    expect(readdirSync(join(target(), ".congtruong")).sort()).toEqual(["bundle.json", "toolchain"]);
    truncateSync(archive, 3000);
    await expect(install({ source: archive })).rejects.toThrow("The bundle is damaged in: bundle.tar");
  });

  test("a newer one replaces files of the product, removes what is gone, and keeps what is the city's", async () => {
    machine(DOCKER);
    await fakeBundle(bundle(), {}, { ...PRODUCT, "dist/old.js": "" });
    await install();
    writeFileSync(join(target(), "schools.yaml"), "units: [ours]\n");
    rmSync(bundle(), { recursive: true });
    await fakeBundle(bundle(), { version: "1.3.0" }, { ...PRODUCT, "dist/congtruong.js": "newer" });
    const { kept } = await install();
    expect(kept).toEqual(["schools.yaml"]);
    expect(readFileSync(join(target(), "schools.yaml"), "utf8")).toBe("units: [ours]\n");
    expect(readFileSync(join(target(), "schools.yaml.example"), "utf8")).toBe(PRODUCT["schools.yaml"]);
    expect(readFileSync(join(target(), "dist/congtruong.js"), "utf8")).toBe("newer");
    expect(existsSync(join(target(), "dist/old.js"))).toBe(false);
  });

  describe("is refused in a sentence, with nothing changed,", () => {
    const damage = (file: string) => () => writeFileSync(join(bundle(), file), "other");
    test.each<[string, () => void, RegExp]>([
      [
        "a damaged layer",
        damage("images/a.tar.br"),
        /^The bundle is damaged in: images\/a\.tar\.br - copy it again/,
      ],
      [
        "two damaged files",
        () => [damage("engine/tofu.br")(), damage("images/1.json")()],
        /in: engine\/tofu\.br, images\/1\.json -/,
      ],
      [
        "a missing file",
        () => rmSync(join(bundle(), "mirror/provider.br")),
        /damaged in: mirror\/provider\.br/,
      ],
      [
        "a file that no checksum covers",
        () => writeFileSync(join(bundle(), "SHA256SUMS"), ""),
        /damaged in: bundle\.json/,
      ],
      [
        "no manifest",
        () => rmSync(join(bundle(), "bundle.json")),
        /bundle\.json is no bundle that this version can read/,
      ],
      [
        "a manifest of a later form",
        () => writeFileSync(join(bundle(), "bundle.json"), '{"format": 2}'),
        /is no bundle that this version can read/,
      ],
    ])("%s", async (_, prepare, expected) => {
      machine(DOCKER);
      await fakeBundle(bundle());
      prepare();
      expect(await refusal()).toMatch(expected);
      expect(existsSync(join(target(), "dist"))).toBe(false);
    });

    test("another kind of machine", async () => {
      machine(DOCKER);
      await fakeBundle(bundle(), { platform: "linux_s390x" });
      expect(await refusal()).toMatch(/^This bundle is for linux_s390x and this machine is linux_/);
    });

    test("a Node.js that is too old", async () => {
      machine(DOCKER);
      await fakeBundle(bundle(), { node: ">=99" });
      expect(await refusal()).toMatch(/^The bundle needs Node\.js >=99 and this machine has \d+/);
    });

    test("no Docker, or one that does not answer", async () => {
      machine(undefined);
      await fakeBundle(bundle());
      expect(await refusal()).toMatch(/^Docker is absent on this machine, not running, or refuses this user/);
      rmSync(join(place, "bin"), { recursive: true });
      machine("echo 'Cannot connect to the Docker daemon' >&2; exit 1");
      expect(await refusal()).toMatch(/^Docker is absent on this machine, not running/);
    });

    test("a disk without room for the images", async () => {
      machine(DOCKER);
      await fakeBundle(bundle(), { layers: { "sha256:a": { file: "images/a.tar.br", size: 2 ** 60 } } });
      expect(await refusal()).toMatch(/^The disk under \/ has .* GiB left and .* GiB are needed/);
    });

    test("an older bundle over a newer one, unless that is meant", async () => {
      machine(DOCKER);
      await fakeBundle(bundle());
      await install();
      rmSync(bundle(), { recursive: true });
      await fakeBundle(
        bundle(),
        { date: "2026-11-21T00:00:00.000Z" },
        { ...PRODUCT, "dist/congtruong.js": "older" },
      );
      expect(await refusal()).toMatch(
        /has 1\.2\.0 \(2026-11-22\), which is newer than this bundle \(1\.2\.0 \(2026-11-21\)\)/,
      );
      expect(readFileSync(join(target(), "dist/congtruong.js"), "utf8")).toBe(PRODUCT["dist/congtruong.js"]);
      await install({ older: true });
      expect(readFileSync(join(target(), "dist/congtruong.js"), "utf8")).toBe("older");
    });

    test("images that Docker cannot take: its own words, and the bundle does not count as installed", async () => {
      machine(DOCKER.replace(`cat > "$0.loaded"`, "echo 'invalid diffID for layer 0' >&2; exit 1"));
      await fakeBundle(bundle());
      const problem = (await install().catch((error: unknown) => error)) as Problem;
      expect([problem.en, problem.detail]).toEqual([
        expect.stringContaining("Docker could not load the bundle's images"),
        "invalid diffID for layer 0",
      ]);
      expect(existsSync(join(target(), ".congtruong", "bundle.json"))).toBe(false);
    });
  });

  test("goes on after an interruption", async () => {
    machine(DOCKER);
    await fakeBundle(bundle());
    seal(bundle());
    await install();
    rmSync(join(target(), "dist"), { recursive: true });
    await install();
    expect(existsSync(join(target(), "dist/congtruong.js"))).toBe(true);
  });
});
