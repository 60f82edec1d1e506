import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ingredients, SynthesisMemory } from "../../../output/synthesis/memory";

let folder: string;
let program: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "memory-"));
  program = "one";
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A run that makes what is stale, and says what that was. */
function run(stacks: readonly Ingredients[]): string[] {
  const outdir = join(folder, "out");
  const memory = new SynthesisMemory(outdir, program);
  // Asked about in two portions, as cells and what serves them are.
  const stale = [...memory.stale(stacks.slice(0, 1)), ...memory.stale(stacks.slice(1))];
  for (const { id, inputs } of stacks.filter((each) => stale.includes(each.id))) {
    mkdirSync(join(outdir, "stacks", id), { recursive: true });
    writeFileSync(join(outdir, "stacks", id, "cdk.tf.json"), JSON.stringify(inputs));
  }
  memory.keep("foundation");
  return stale;
}

const stack = (id: string, ...inputs: unknown[]): Ingredients => ({ id, inputs });
const three = [stack("foundation", 1), stack("cell-01", ["a"]), stack("dns", { x: 1 })];

test("what is unchanged is not made again", () => {
  expect(run(three)).toEqual(["foundation", "cell-01", "dns"]);
  expect(run(three)).toEqual([]);
});

test.each<[string, () => readonly Ingredients[], string[]]>([
  ["an input", () => [three[0], stack("cell-01", ["b"]), three[2]] as Ingredients[], ["cell-01"]],
  ["a new stack", () => [...three, stack("cell-02", 1)], ["cell-02"]],
  ["the program", () => ((program = "two"), three), ["foundation", "cell-01", "dns"]],
  [
    "a hand on the disk",
    () => (writeFileSync(join(folder, "out/stacks/dns/cdk.tf.json"), "{}"), three),
    ["dns"],
  ],
  ["a lost file", () => (rmSync(join(folder, "out/stacks/dns"), { recursive: true }), three), ["dns"]],
  ["a lost memory", () => (rmSync(join(folder, "out/inputs.json")), three), ["foundation", "cell-01", "dns"]],
])("%s makes what it is about anew", (_name, change, stale) => {
  run(three);
  expect(run(change())).toEqual(stale);
});

test("CDKTF's list has all stacks, made now or before, and none that is gone", () => {
  run([...three, stack("cell-02", 1)]);
  run(three);
  const { stacks } = JSON.parse(readFileSync(join(folder, "out/manifest.json"), "utf8")) as {
    stacks: Record<string, { dependencies: string[] }>;
  };
  expect(
    Object.fromEntries(Object.entries(stacks).map(([id, { dependencies }]) => [id, dependencies])),
  ).toEqual({
    "cell-01": ["foundation"],
    dns: ["foundation"],
    foundation: [],
  });
});
