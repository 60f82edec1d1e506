import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { execaSync } from "execa";
import { withMemory } from "../../engine/remembered";
import { CITY, goodUnit, unitsYaml } from "../support/registry";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "remembered-"));
  writeFileSync(join(folder, "schools.yaml"), CITY + unitsYaml([goodUnit()]));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a program remembers, by its own name. */
const memories = (): readonly string[] => {
  const cache = join(folder, ".congtruong", "cache");
  return existsSync(cache) ? readdirSync(cache).sort() : [];
};

/** `readStory` as a program of its own; `code` stands for any change of its code. */
function story(name: string, code: string): string {
  const outfile = join(folder, "dist", `${name}.js`);
  const contents = `
    import { readStory } from "./engine/story";
    import { RegistryMemory } from "./engine/registry-memory";
    const recall = RegistryMemory.prototype.recallEntry;
    let recalled = 0;
    RegistryMemory.prototype.recallEntry = function (...args) {
      const known = recall.apply(this, args);
      if (known !== undefined) recalled += 1;
      return known;
    };
    const { city } = readStory(process.cwd());
    console.log(JSON.stringify({ code: "${code}", units: city.units.map(({ name }) => name), recalled }));`;
  buildSync({
    stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    loader: { ".liquid": "text", ".md": "text" },
    logLevel: "error",
  });
  return outfile;
}

const run = (program: string) =>
  JSON.parse(
    execaSync("node", [program], {
      env: { CONGTRUONG_ENV: "test", CONGTRUONG_REGISTRY: join(folder, "schools.yaml") },
    }).stdout,
  ) as unknown;

test("what is to be deployed is remembered from one run to the next, by the same code only", () => {
  mkdirSync(join(folder, "dist"));
  const units = [goodUnit()["name"]];
  const plan = story("plan", "as it was");
  expect(run(plan)).toEqual({ code: "as it was", units, recalled: 0 });
  expect(run(plan)).toEqual({ code: "as it was", units, recalled: 1 });
  expect(run(story("other", "another program"))).toEqual({ code: "another program", units, recalled: 0 });
  expect(memories()).toEqual(["other", "plan"]);
  expect(run(plan)).toEqual({ code: "as it was", units, recalled: 1 });
  expect(run(story("plan", "changed"))).toEqual({ code: "changed", units, recalled: 0 });
});

test("sources that are run file by file remember nothing", () => {
  const source = join(folder, "main.ts");
  writeFileSync(source, "");
  withMemory(join(folder, "schools.yaml"), source, (registry, memory) => {
    expect(registry.units).toHaveLength(1);
    expect(memory).toBeUndefined();
  });
});
