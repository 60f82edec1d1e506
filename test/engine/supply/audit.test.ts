import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { imageParts } from "../../../engine/supply/audit";
import { debianParts } from "../../../engine/supply/packages";
import { sentenceOf } from "../../../engine/support/problem";
import { imageTags } from "../../../images/catalogue";
import { FakeDocker } from "../../support/fake-docker";
import { SILENT } from "../../../engine/support/reporter";

describe("the packages in images", () => {
  let engine: FakeDocker;
  const root = process.cwd();
  beforeAll(() => {
    if (!existsSync("dist/images/portal/main.js")) execFileSync("node", ["scripts/build.mjs"]);
  });
  beforeEach(() => (engine = new FakeDocker()));
  afterEach(() => engine.dispose());

  it("are read of the images that are there; one that is not is named, and asked of no public hub", async () => {
    const { registry, ...built } = imageTags(root);
    const log = join(engine.folder, "log");
    engine.answers(
      `echo "$@" >> ${log}; case "$1" in version) echo 20.10;; ` +
        `image) printf '%s\\n' ${Object.values(built).join(" ")};; ` +
        `run) printf 'bash\\t5.2\\tamd64\\tbash\\t5.2\\n';; esac`,
    );
    const { parts, skipped } = await imageParts(root, SILENT);
    expect([...parts.keys()]).toEqual(Object.keys(built));
    expect(skipped.map(({ en }) => en)).toEqual([
      "Debian packages in images: registry not built (npm run images)",
    ]);
    const runs = readFileSync(log, "utf8")
      .split("\n")
      .filter((line) => line.startsWith("run "));
    expect(runs).toHaveLength(Object.keys(built).length);
    for (const run of runs) expect(run).toMatch(/^run --rm --pull never /);
    expect(runs.join("\n")).not.toContain(registry);
  });

  it("of an image that cannot be run: what was to be done, and the program's own words", async () => {
    const said = "docker: Error response from daemon: No such image: congtruong/site:1a2b.";
    engine.answers(`echo "${said}" >&2; exit 125`);
    const error: unknown = await debianParts("congtruong/site:1a2b").catch((thrown: unknown) => thrown);
    expect(sentenceOf(error)).toMatch(/Could not list the packages in the image congtruong\/site:1a2b/);
    expect(sentenceOf(error)).toContain(`  | ${said}`);
  });

  it("whose cause is known: the sentence says what was to be done, and keeps the program's own words", async () => {
    engine.answers("echo 'write /x: no space left on device' >&2; exit 1");
    const error: unknown = await debianParts("congtruong/site:1a2b").catch((thrown: unknown) => thrown);
    expect(sentenceOf(error)).toMatch(/^Không đọc các gói trong ảnh .* được\. Đĩa đã đầy/);
    expect(sentenceOf(error)).toContain("  | write /x: no space left on device");
  });
});
