import * as fc from "fast-check";
import type { ClusterNode } from "../../environments/environment";
import {
  cellsOf,
  checkNodes,
  dataConstraints,
  isOurLabel,
  labelsOf,
  nodeOf,
  placeName,
  roleConstraints,
} from "../../environments/nodes";
import { environment } from "../support/city";

const node = (name: string, changes: Partial<ClusterNode> = {}): ClusterNode => ({
  name,
  engine: `tcp://${name}:2376`,
  roles: [],
  keeps: [],
  cells: [],
  ...changes,
});

const edge = node("edge", { roles: ["edge"] });
const core = node("core", { roles: ["core"] });

function cluster(nodes: readonly ClusterNode[], name = "production") {
  const base = environment(name);
  return { ...base, docker: { ...base.docker, nodes } };
}

describe("one engine", () => {
  test("has no node, and only the constraints that are stated", () => {
    const sandbox = environment();
    expect(sandbox.docker.nodes).toEqual([]);
    expect(nodeOf(sandbox, 1)).toBeNull();
    const stated = {
      ...sandbox,
      docker: { ...sandbox.docker, placement: { edge: ["e"], cell: ["c-{cell}"], core: ["o"] } },
    };
    expect(dataConstraints(stated, 7)).toEqual(["c-07"]);
    expect(dataConstraints(stated, "edge")).toEqual(["e"]);
    expect(roleConstraints(stated, "core")).toEqual(["o"]);
  });
});

describe("several nodes", () => {
  test("a cell's data lies on the one that carries it", () => {
    const city = cluster([edge, core, node("a", { cells: ["1-16"] }), node("b", { cells: ["17", "20-21"] })]);
    expect(nodeOf(city, 16)?.name).toBe("a");
    expect(nodeOf(city, 17)?.name).toBe("b");
    expect(dataConstraints(city, 20)).toEqual(["node.labels.ct-cell-20 == true"]);
  });

  test("a cell that none carries is refused with the cell, the file and the remedy", () => {
    const city = cluster([edge, core, node("a", { cells: ["1-16"] })]);
    expect(() => nodeOf(city, 17)).toThrow(
      'environments/production.yaml: no node of docker.nodes carries the cell 17; add "17" to the cells of a node.',
    );
  });

  test("what holds a role's data is bound to one node, and what holds none to the role", () => {
    const city = cluster([
      edge,
      node("one", { roles: ["core"], keeps: ["core"] }),
      node("two", { roles: ["core"] }),
    ]);
    expect(() => checkNodes(city)).not.toThrow();
    expect(nodeOf(city, "core")?.name).toBe("one");
    expect(dataConstraints(city, "core")).toEqual(["node.labels.ct-core-data == true"]);
    expect(roleConstraints(city, "core")).toEqual(["node.labels.ct-core == true"]);
    expect(city.docker.nodes.map((each) => labelsOf(city, each))).toEqual([
      ["ct-edge", "ct-edge-data"],
      ["ct-core", "ct-core-data"],
      ["ct-core"],
    ]);
  });

  test("constraints that are stated come on top", () => {
    const { docker } = cluster([edge, core]);
    const city = {
      ...environment("production"),
      docker: { ...docker, placement: { ...docker.placement, core: ["x"] } },
    };
    expect(roleConstraints(city, "core")).toEqual(["node.labels.ct-core == true", "x"]);
  });

  test("labels of others are left alone", () => {
    const city = cluster([edge, core]);
    const labels = ["ct-edge", "ct-core-data", "ct-cell-07", "ct-cell-128"];
    expect(labels.filter((label) => isOurLabel(city, label))).toEqual(labels);
    expect(
      ["ctt-edge", "edge", "ct-edge-x", "ct-cell-", "role"].filter((label) => isOurLabel(city, label)),
    ).toEqual([]);
  });

  test("every label that a node carries is one of ours", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 252 })), (cells) => {
        const carrier = node("a", { cells: cells.map(String), roles: ["core", "edge"] });
        const city = cluster([carrier]);
        const labels = labelsOf(city, carrier);
        expect(labels).toHaveLength(cells.length + 4);
        expect(labels.every((label) => isOurLabel(city, label))).toBe(true);
        for (const cell of cells) expect(labels).toContain(`ct-${placeName(cell)}`);
      }),
    );
  });
});

test.each([
  [
    ["1-3", "7"],
    [1, 2, 3, 7],
  ],
  [
    ["7", "1-2"],
    [1, 2, 7],
  ],
  [["9-9"], [9]],
  [[], []],
])("cells %j are %j", (cells, numbers) => {
  expect(cellsOf({ cells })).toEqual(numbers);
});

test.each<[string, readonly ClusterNode[], RegExp]>([
  ["twice the same node", [edge, core, edge], /has the node edge twice/],
  ["a range that runs backwards", [edge, core, node("a", { cells: ["16-1"] })], /write "1-16"/],
  [
    "a cell on two nodes",
    [edge, core, node("a", { cells: ["1-8"] }), node("b", { cells: ["8"] })],
    /cell 8 is carried by both a and b/,
  ],
  ["no edge", [core], /no node of docker\.nodes has the role "edge"/],
  [
    "two that could keep the data",
    [edge, core, node("c", { roles: ["core"] })],
    /exactly one of core, c; write keeps: \[core\]/,
  ],
  [
    "two that keep the data",
    [edge, ...["a", "b"].map((name) => node(name, { roles: ["core"], keeps: ["core"] }))],
    /exactly one of a, b/,
  ],
  [
    "data without the role",
    [edge, core, node("a", { keeps: ["edge"] })],
    /a keeps the data of "edge" and does not/,
  ],
])("%s is refused", (_what, nodes, message) => {
  expect(() => checkNodes(cluster(nodes))).toThrow(message);
});

test("the test authority's root lies with the edge, so its node must have the probes as well", () => {
  expect(() => checkNodes(cluster([edge, core], "sandbox"))).toThrow(/add "core" to the roles of edge/);
  expect(() => checkNodes(cluster([node("edge", { roles: ["edge", "core"] })], "sandbox"))).not.toThrow();
});
