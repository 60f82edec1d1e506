import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { asRanges, writeMove } from "../../../engine/nodes/environment-edit";
import { loadEnvironment } from "../../../environments/load";
import { cellsOf, nodeOf } from "../../../environments/nodes";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "nodes-"));
  mkdirSync(join(root, "environments"));
  writeFileSync(
    join(root, "environments", "production.yaml"),
    readFileSync("environments/production.yaml", "utf8"),
  );
});
afterEach(() => rmSync(root, { recursive: true }));

const text = () => readFileSync(join(root, "environments", "production.yaml"), "utf8");

test("a cell's new node is written, and every other line stays as it was", () => {
  const before = text().split("\n");
  expect(writeMove(root, "production", 40, "cells-3", "cells-1")).toBe("environments/production.yaml");
  const after = text().split("\n");
  expect(after.filter((line) => !before.includes(line)).map((line) => line.trim())).toEqual([
    '- { name: cells-1, engine: "tcp://10.20.0.31:2376", roles: [], cells: ["1-16", "40"] }',
    '- { name: cells-3, engine: "tcp://10.20.0.33:2376", roles: [], cells: ["33-39", "41-243"] }',
  ]);
  expect(before).toHaveLength(after.length);
  const environment = loadEnvironment(root, "production");
  expect([39, 40, 41].map((cell) => nodeOf(environment, cell)?.name)).toEqual([
    "cells-3",
    "cells-1",
    "cells-3",
  ]);
});

test("a role's data takes its new node, which gets the role", () => {
  writeMove(root, "production", "core", "core-1", "core-2");
  expect(nodeOf(loadEnvironment(root, "production"), "core")?.name).toBe("core-2");
  writeMove(root, "production", "core", "core-2", "cells-1");
  expect(nodeOf(loadEnvironment(root, "production"), "core")?.name).toBe("cells-1");
});

test("entries with a line for each value are written as well", () => {
  writeFileSync(
    join(root, "environments", "production.local.yaml"),
    `docker:
  nodes:
    # the first
    - name: a
      engine: unix:///a
      roles: [edge, core]
      keeps:
        - core
        - edge
      cells:
        - "1"
        - "2" # the second
    - name: b
      engine: unix:///b
      roles: []
      cells: []
    - { name: c, engine: "unix:///c", roles: [core], cells: ["3-252"] }
`,
  );
  writeMove(root, "production", 1, "a", "b");
  writeMove(root, "production", "core", "a", "b");
  writeMove(root, "production", "core", "b", "c");
  const environment = loadEnvironment(root, "production");
  expect(environment.docker.nodes).toEqual([
    { name: "a", engine: "unix:///a", roles: ["edge", "core"], keeps: ["edge"], cells: ["2"] },
    { name: "b", engine: "unix:///b", roles: ["core"], keeps: [], cells: ["1"] },
    { name: "c", engine: "unix:///c", roles: ["core"], keeps: ["core"], cells: ["3-252"] },
  ]);
  expect(readFileSync(join(root, "environments", "production.local.yaml"), "utf8")).toContain("# the first");
});

test("this machine's own file is changed where the nodes stand there", () => {
  const local = join(root, "environments", "production.local.yaml");
  writeFileSync(
    local,
    "docker:\n  nodes:\n    - { name: a, engine: 'unix:///a', roles: [edge, core], cells: ['1'] }\n    - { name: b, engine: 'unix:///b', roles: [], cells: [] }\n",
  );
  const before = text();
  expect(writeMove(root, "production", 1, "a", "b")).toBe("environments/production.local.yaml");
  expect(text()).toBe(before);
  expect(nodeOf(loadEnvironment(root, "production"), 1)?.name).toBe("b");
});

test("a node that the file does not name is refused", () => {
  expect(() => writeMove(root, "production", 1, "cells-1", "x")).toThrow(/has no nodes cells-1 and x/);
});

test("ranges say the same cells", () => {
  expect(asRanges([3, 1, 2, 7, 9, 8, 7])).toEqual(["1-3", "7-9"]);
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 252 })), (cells) => {
      expect(cellsOf({ cells: asRanges(cells) })).toEqual([...cells].sort((a, b) => a - b));
    }),
  );
});
