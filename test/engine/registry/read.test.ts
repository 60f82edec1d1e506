import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { execaSync } from "execa";
import { withRegistry } from "../../../engine/registry/read";
import { CITY, goodUnit, unitsYaml } from "../../support/registry";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "read-registry-"));
  writeFileSync(join(folder, "schools.yaml"), CITY + unitsYaml([goodUnit()]));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a program remembers, by its own name. */
const memories = (): readonly string[] => {
  const cache = join(folder, ".congtruong", "cache");
  return existsSync(cache) ? readdirSync(cache).sort() : [];
};

/** `loadProject` as a program of its own; `code` stands for any change of its code. */
function project(name: string, code: string): string {
  const outfile = join(folder, "dist", `${name}.js`);
  const contents = `
    import { loadProject } from "./engine/registry/project";
    import { RegistryCache } from "./engine/registry/cache";
    const recall = RegistryCache.prototype.recallEntry;
    let recalled = 0;
    RegistryCache.prototype.recallEntry = function (...args) {
      const known = recall.apply(this, args);
      if (known !== undefined) recalled += 1;
      return known;
    };
    const { city } = loadProject(process.cwd());
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
  writeFileSync(join(folder, "package.json"), "{}");
  const units = [goodUnit()["name"]];
  const plan = project("plan", "as it was");
  expect(run(plan)).toEqual({ code: "as it was", units, recalled: 0 });
  expect(run(plan)).toEqual({ code: "as it was", units, recalled: 1 });
  expect(run(project("other", "another program"))).toEqual({ code: "another program", units, recalled: 0 });
  expect(memories()).toEqual(["other", "plan"]);
  expect(run(plan)).toEqual({ code: "as it was", units, recalled: 1 });
  expect(run(project("plan", "changed"))).toEqual({ code: "changed", units, recalled: 0 });
});

test("sources that are run file by file remember nothing", () => {
  const source = join(folder, "main.ts");
  writeFileSync(source, "");
  withRegistry(join(folder, "schools.yaml"), source, (registry, memory) => {
    expect(registry.units).toHaveLength(1);
    expect(memory).toBeUndefined();
  });
});
