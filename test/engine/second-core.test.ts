import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { execaSync } from "execa";
import fc from "fast-check";
import { halves } from "../../engine/second-core";
import type { SourceFile } from "../../registry/source";
import { congtruong } from "../support/cli";
import { CITY, goodUnit, unitsYaml } from "../support/registry";

test("two halves hold every file once, and differ by no more than the largest", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 5000 })), (sizes) => {
      const files = sizes.map((size, index): SourceFile => ({
        path: `${index}`,
        role: "units",
        content: "x".repeat(size),
      }));
      const [one, two] = halves(files, ({ content }) => content.length);
      const size = (side: readonly SourceFile[]) =>
        side.reduce((sum, { content }) => sum + content.length, 0);
      expect([...one, ...two].map(({ path }) => Number(path)).sort((a, b) => a - b)).toEqual(
        sizes.map((_, index) => index),
      );
      expect(Math.abs(size(one) - size(two))).toBeLessThanOrEqual(Math.max(0, ...sizes));
    }),
  );
});

const PROGRAM = `
  import { isMainThread } from "node:worker_threads";
  import { beSecondCore, withSecondCore } from "./engine/second-core";
  if (isMainThread) {
    const shared = new SharedArrayBuffer(4);
    const answers = ["set", "fail", "unknown"].map((task) => withSecondCore(task, { shared, value: 7 }, () => {}));
    console.log(JSON.stringify({ answers, value: new Int32Array(shared)[0] }));
  } else {
    beSecondCore({
      set: ({ shared, value }) => { new Int32Array(shared)[0] = value; },
      fail: () => { throw new Error("on the second core"); },
    });
  }
`;

test("a second core does its task, and says so when it could not", () => {
  const folder = mkdtempSync(join(tmpdir(), "second-core-"));
  try {
    const outfile = join(folder, "program.js");
    const stdin = { contents: PROGRAM, resolveDir: process.cwd(), loader: "ts" as const };
    buildSync({ stdin, outfile, bundle: true, platform: "node", logLevel: "error" });
    const { stdout } = execaSync("node", [outfile]);
    expect(JSON.parse(stdout)).toEqual({ answers: [true, false, false], value: 7 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a large unknown registry has the same answer from two cores, from memory and from none", () => {
  const folder = mkdtempSync(join(tmpdir(), "second-core-"));
  try {
    mkdirSync(join(folder, "schools"));
    writeFileSync(join(folder, "schools.yaml"), `${CITY}include: [schools/*.yaml]\n`);
    for (let file = 0; file < 4; file += 1) {
      const units = Array.from({ length: 250 }, (_, index) => {
        const id = String(7_900_001 + file * 250 + index);
        const official = index % 10 === 0 ? `a${id}@gmail.com` : `a${id}@hcm.edu.vn`;
        return goodUnit({ id, site: { host: `thcs${id}.hcm.edu.vn` }, mail: { official } });
      });
      writeFileSync(join(folder, "schools", `${file}.yaml`), unitsYaml(units));
    }
    const validate = (...flags: string[]) =>
      congtruong(["validate", folder, "--format", "json", "--today", "2026-11-22", ...flags]);
    const plain = validate("--no-cache");
    const first = validate();
    const second = validate();
    expect(JSON.parse(plain.stdout)).toMatchObject({ summary: { units: 1000 } });
    expect(plain.stdout).toContain("mail/forbidden-provider");
    expect(first).toEqual(plain);
    expect(second).toEqual(plain);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
