import { execFileSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { registerEvidence } from "../../cli/evidence";
import type { EvidenceManifest } from "../../output/reports/evidence/manifest";
import { FakeDocker } from "../support/fake-docker";
import { CITY, goodUnit, unitsYaml } from "../support/registry";
import { runVerb, temporaryFolder } from "./support";

const ID = "7900866";
const folder = temporaryFolder();
const evidence = (...args: string[]) => runVerb(registerEvidence, "evidence", ...args);

beforeAll(() => {
  writeFileSync(join(folder, "schools.yaml"), CITY + unitsYaml([goodUnit({ id: ID, cell: 1 })]));
  process.env["CONGTRUONG_REGISTRY"] = join(folder, "schools.yaml");
});
afterAll(() => {
  delete process.env["CONGTRUONG_REGISTRY"];
});

test.each([
  { args: ["7999999"], says: /There is no unit 7999999/ },
  { args: [ID, "--since", "hôm qua"], says: /--since does not understand "hôm qua"/ },
  { args: [ID, "--out", folder], says: /Can't write/ },
])("$args is refused in a sentence, before anything is asked", async ({ args, says }) => {
  await expect(evidence(...args)).rejects.toThrow(says);
});

async function withDocker(script: string, work: () => Promise<string>): Promise<string> {
  const docker = new FakeDocker();
  docker.answers(script);
  try {
    return await work();
  } finally {
    docker.dispose();
  }
}

test("site and store are asked about the unit, and what does not answer is said", async () => {
  // The provisioner runs, and the store of logs does not. Both are looked for by the service's name.
  const answers = [
    `case "$*" in`,
    `ps*name=ct-cell-01-provisioner*) echo provisioner ;;`,
    `"exec -i provisioner site-report journal "*" ${ID}")`,
    `echo '{"units":[{"id":"${ID}","lines":[],"more":false}]}' ;;`,
    `esac`,
  ];
  const out = join(folder, "nested", "goi.tar.gz");
  const said = await withDocker(answers.join("\n"), () =>
    evidence(ID, "--since", "2d", "--scans", join(folder, "none"), "--out", out),
  );
  expect(said).toMatch(/^[0-9a-f]{64} {2}\S+goi\.tar\.gz$/m);
  expect(said).toMatch(/Đủ \/ complete: Nhật ký của trang.*2 tệp/);
  expect(said).toMatch(/Không có \/ missing: Các dòng trong kho.*\n.*ct-logs does not run here/);
  expect(said).toMatch(/Không có \/ missing: Những gì các lượt quét.*\n.*congtruong scan --unit 7900866/);
  expect(said).toMatch(/^\d kB\. Ghi mã SHA-256/m);
  expect(statSync(out).mode & 0o777).toBe(0o600);
});

test("an archive has a folder of its own, and its manifest names the time that was asked about", async () => {
  const out = join(folder, "other.tar.gz");
  await withDocker("exit 1", () => evidence(ID, "--since", "2026-11-20", "--out", out));
  execFileSync("tar", ["-xzf", out, "--strip-components=1", "--one-top-level=inside"], { cwd: folder });
  const manifest = JSON.parse(
    readFileSync(join(folder, "inside", "manifest.json"), "utf8"),
  ) as EvidenceManifest;
  expect(manifest).toMatchObject({
    ...{ format: 1, environment: "sandbox", since: "2026-11-19T17:00:00.000Z" },
    unit: { id: ID, name: "Trường THCS Nguyễn Du" },
  });
  expect(manifest.parts.find(({ name }) => name === "registry")?.state).toBe("complete");
});
