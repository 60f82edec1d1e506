import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SynthesisCache } from "../../synthesis/cache";
import { type ConfigFiles, writeConfigFiles } from "../../synthesis/config-files";
import type { FileSet } from "../../templates/channel";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "facts-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const rendered: string[] = [];

function group(id: string, cell: number | null, files: Record<string, FileSet>): ConfigFiles {
  return { id, cell, inputs: [files], render: () => (rendered.push(id), files) };
}

/** A run, and which groups it made anew. */
function run(all: readonly ConfigFiles[], program = "one"): string[] {
  rendered.length = 0;
  update(all, program);
  return [...rendered];
}

function update(all: readonly ConfigFiles[], program = "one") {
  const cache = new SynthesisCache(folder, program);
  const paths = writeConfigFiles(folder, all, cache);
  cache.save();
  return paths;
}

const file = (stack: string, path: string) => join(folder, "stacks", stack, "facts", path);
const base = group("settings", null, { mail: { "domains.json": "[]" }, portal: { "city.json": "{}" } });
const first = group("cell-01", 1, {
  mail: { "mailboxes/cell-01.json": "a" },
  "cell-01": { "cell.json": "a" },
});
const second = group("cell-02", 2, { mail: { "mailboxes/cell-02.json": "" }, dns: {} });
const all = [base, first, second];

test("are written beside their stack, and not made again", () => {
  expect(run(all)).toEqual(["settings", "cell-01", "cell-02"]);
  expect(readFileSync(file("mail", "mailboxes/cell-01.json"), "utf8")).toBe("a");
  expect(readFileSync(file("mail", "mailboxes/cell-02.json"), "utf8")).toBe("");
  expect(run(all)).toEqual([]);
});

test("are told to stacks by their paths, whether they were made now or before", () => {
  const paths = {
    mail: {
      base: ["domains.json"],
      cells: new Map([
        [1, ["mailboxes/cell-01.json"]],
        [2, ["mailboxes/cell-02.json"]],
      ]),
    },
    portal: { base: ["city.json"], cells: new Map() },
    "cell-01": { base: [], cells: new Map([[1, ["cell.json"]]]) },
  };
  expect(update(all)).toEqual(paths);
  expect(update(all)).toEqual(paths);
});

const changed = group("cell-01", 1, { mail: { "mailboxes/cell-01.json": "b" } });

test.each<[string, () => void, readonly ConfigFiles[], string, string[]]>([
  ["what they are made from", () => undefined, [base, changed, second], "one", ["cell-01"]],
  ["the program", () => undefined, all, "two", ["settings", "cell-01", "cell-02"]],
  ["a hand", () => writeFileSync(file("portal", "city.json"), "{} "), all, "one", ["settings"]],
  ["a loss", () => rmSync(file("mail", "mailboxes/cell-02.json")), all, "one", ["cell-02"]],
  ["a lost cache", () => rmSync(join(folder, "inputs.json")), all, "one", ["settings", "cell-01", "cell-02"]],
])("are made anew after a change of %s", (_, change, now, program, expected) => {
  run(all);
  change();
  expect(run(now, program)).toEqual(expected);
  for (const { render } of now) {
    for (const [stack, files] of Object.entries(render())) {
      for (const [path, text] of Object.entries(files)) {
        expect(readFileSync(file(stack, path), "utf8")).toBe(text);
      }
    }
  }
});

test("leave nothing behind: a file that is no more, a cell that is no more, what is in no cache", () => {
  run(all);
  expect(run([base, changed])).toEqual(["cell-01"]);
  expect(existsSync(file("cell-01", "cell.json"))).toBe(false);
  expect(existsSync(file("mail", "mailboxes/cell-02.json"))).toBe(false);
  expect(existsSync(file("mail", "domains.json"))).toBe(true);
  run([base]);
  expect(existsSync(file("mail", "mailboxes/cell-01.json"))).toBe(false);
  run(all);
  rmSync(join(folder, "inputs.json"));
  run([base]);
  expect(existsSync(file("mail", "mailboxes/cell-01.json"))).toBe(false);
});

test("refuse one that no container could be given, with the remedy", () => {
  const large = group("cell-01", 1, { mail: { "mailboxes/cell-01.json": "ă".repeat(70_000) } });
  expect(() => run([large])).toThrow(
    /^mail: tệp mailboxes\/cell-01\.json có 140000 byte.*130816.*\nmail: the file mailboxes\/cell-01\.json has 140000 bytes.*at most 130816\. Shorten what .*\.$/,
  );
});
