import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { execaNode, execaSync } from "execa";
import { CITY, goodUnit, unitsYaml } from "./support/registry";

// Each test starts programs of their own, which a busy machine makes wait.
jest.setTimeout(120_000);

/** The compiled app, run as `cdktf synth` runs it: in a folder with a registry, its environments and its images. */
let folder: string;

beforeAll(() => {
  execaSync("node", ["scripts/build.mjs"]);
}, 120_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "app-"));
  for (const part of ["environments", "images", "dist", "schools.yaml", "package.json"])
    cpSync(part, join(folder, part), { recursive: true });
  rmSync(join(folder, "environments", "sandbox.local.yaml"), { force: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

async function synth(environment: Record<string, string> = {}) {
  const { stdout, stderr, exitCode } = await execaNode("dist/main.js", {
    cwd: folder,
    // cdktf is found where this checkout has it; everything else comes from the folder.
    env: { NODE_PATH: resolve("node_modules"), CONGTRUONG_ENV: "sandbox", ...environment },
    reject: false,
  });
  return { output: stdout + stderr, exitCode };
}

/** Every file below the stacks' folders, by path. */
const synthesised = (): Record<string, string> => filesBelow(join(folder, "cdktf.out", "stacks"));

/** Every file below a folder, by path. */
function filesBelow(outdir: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(outdir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(outdir, file), readFileSync(file, "utf8")]),
  );
}

/** The names of the stacks. */
const stacks = (): string[] => readdirSync(join(folder, "cdktf.out", "stacks")).sort();

test("the registry in git synthesises, twice the same to the byte", async () => {
  expect(await synth()).toEqual({ output: "", exitCode: 0 });
  const whole = () => filesBelow(join(folder, "cdktf.out"));
  const first = whole();
  // Over what is there, and anew.
  await synth();
  expect(whole()).toEqual(first);
  rmSync(join(folder, "cdktf.out"), { recursive: true });
  await synth();
  expect(whole()).toEqual(first);
  expect(stacks()).toEqual(["cell-01", "dns", "foundation", "mail", "monitoring", "portal"]);
  for (const stack of stacks()) expect(Object.keys(first)).toContain(`stacks/${stack}/cdk.tf.json`);
  expect(Object.keys(first)).toEqual(expect.arrayContaining(["inputs.json", "manifest.json"]));
});

test("a new name changes files beside the stacks, and no stack", async () => {
  const id = goodUnit().id;
  const named = (name: string) =>
    writeFileSync(join(folder, "schools.yaml"), CITY + unitsYaml([goodUnit({ name })]));
  named("Trường THCS Nguyễn Du");
  expect(await synth()).toEqual({ output: "", exitCode: 0 });
  const before = synthesised();
  named("Trường THCS Lê Quý Đôn");
  expect(await synth()).toEqual({ output: "", exitCode: 0 });
  const after = synthesised();
  const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
  expect(changed).toEqual([
    "cell-01/facts/cell.json",
    "mail/facts/mailboxes/cell-01.json",
    "monitoring/facts/units/cell-01.json",
    "portal/facts/units/cell-01.json",
  ]);
  for (const file of changed) expect(after[file]).toMatch(new RegExp(`${id}.*Lê Quý Đôn`));
});

test("production synthesises with no credential in the environment", async () => {
  expect(await synth({ CONGTRUONG_ENV: "production" })).toEqual({ output: "", exitCode: 0 });
  expect(synthesised()["dns/cdk.tf.json"]).toContain("cloudflare_dns_record");
});

test("an invalid registry is refused with its findings, and nothing is written", async () => {
  const registry = readFileSync("schools.yaml", "utf8").replace(
    /official: \S+@hcm\.edu\.vn/,
    "official: truong@gmail.com",
  );
  writeFileSync(join(folder, "broken.yaml"), registry);
  const { output, exitCode } = await synth({ CONGTRUONG_REGISTRY: "broken.yaml" });
  expect(exitCode).toBe(1);
  expect(output).toMatch(/broken\.yaml:\d+:\d+ .*\[mail\/forbidden-provider, .*IV\.3\]/);
  expect(output).not.toMatch(/\bat .*\(.*:\d+:\d+\)/);
  expect(readdirSync(folder)).not.toContain("cdktf.out");
});

test.each<[string, Record<string, string>, RegExp]>([
  [
    "environment",
    { CONGTRUONG_ENV: "nowhere" },
    /^Không có môi trường "nowhere".*\nThere is no environment "nowhere".*choose one of: production, sandbox, test\.$/,
  ],
  [
    "registry",
    { CONGTRUONG_REGISTRY: "nowhere.yaml" },
    /^Không có tệp nowhere\.yaml.*\nThere is no file nowhere\.yaml/,
  ],
])("an unknown %s is one sentence in each language", async (_name, environment, message) => {
  const { output, exitCode } = await synth(environment);
  expect(exitCode).toBe(1);
  expect(output).toMatch(message);
  expect(output.trim().split("\n")).toHaveLength(2);
});
