import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Made, SynthesisCache } from "../../synthesis/cache";

let folder: string;
let program: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cache-"));
  program = "one";
});
afterEach(() => rmSync(folder, { recursive: true }));

const pathOf = (id: string) => `stacks/${id}/cdk.tf.json`;

/** A run that makes what is stale, and says what that was. */
function run(parts: readonly Made[]): string[] {
  const cache = new SynthesisCache(folder, program);
  const stale = parts.filter((part) => cache.recall(part) === undefined);
  for (const part of stale) {
    mkdirSync(join(folder, "stacks", part.id), { recursive: true });
    writeFileSync(join(folder, pathOf(part.id)), JSON.stringify(part.inputs));
    cache.record(part, [pathOf(part.id)]);
  }
  cache.save();
  return stale.map(({ id }) => id);
}

const part = (id: string, ...inputs: unknown[]): Made => ({ id, inputs });
const three = [part("foundation", 1), part("cell-01", ["a"]), part("dns", { x: 1 })];

test("what is unchanged is not made again", () => {
  expect(run(three)).toEqual(["foundation", "cell-01", "dns"]);
  expect(run(three)).toEqual([]);
});

test.each<[string, () => readonly Made[], string[]]>([
  ["an input", () => [three[0], part("cell-01", ["b"]), three[2]] as Made[], ["cell-01"]],
  ["a new part", () => [...three, part("cell-02", 1)], ["cell-02"]],
  ["the program", () => ((program = "two"), three), ["foundation", "cell-01", "dns"]],
  ["a hand on the disk", () => (writeFileSync(join(folder, pathOf("dns")), "{}"), three), ["dns"]],
  ["a lost file", () => (rmSync(join(folder, "stacks/dns"), { recursive: true }), three), ["dns"]],
  ["a lost cache", () => (rmSync(join(folder, "inputs.json")), three), ["foundation", "cell-01", "dns"]],
])("%s makes what it is about anew", (_name, change, stale) => {
  run(three);
  expect(run(change())).toEqual(stale);
});

test.each([
  "{",
  "null",
  '{"dns":{"inputs":"1","output":"2","stamp":"3"}}',
  '{"dns":{"inputs":"1","files":null}}',
])("what an earlier version or a hand left there is no cache and no fault: %s", (left) => {
  run(three);
  writeFileSync(join(folder, "inputs.json"), left);
  expect(run(three)).toEqual(["foundation", "cell-01", "dns"]);
  expect(run(three)).toEqual([]);
});

test("it holds no time: a file that is written again as it was counts as unchanged", () => {
  run(three);
  const before = readFileSync(join(folder, "inputs.json"), "utf8");
  const dns = join(folder, pathOf("dns"));
  writeFileSync(dns, readFileSync(dns));
  expect(run(three)).toEqual([]);
  expect(readFileSync(join(folder, "inputs.json"), "utf8")).toBe(before);
});
