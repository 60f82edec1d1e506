import type { ClusterNode, Environment } from "../../../environments/environment";
import { applyLabels } from "../../../engine/nodes/cluster";
import { type ClusterReport, compareCluster, isSound, placeCalled } from "../../../engine/nodes/compare";
import { clusterAsText } from "../../../engine/nodes/render";
import type { EngineAnswer, SwarmNode } from "../../../engine/nodes/swarm";
import { city, environment, unit } from "../../support/city";
import { SILENT } from "../../../engine/support/reporter";

const schools = city([unit("7900001"), unit("7900002"), unit("7900003", { cell: 2 })]);

const NODES: readonly ClusterNode[] = [
  { name: "edge", engine: "tcp://edge:2376", roles: ["edge", "core"], keeps: [], cells: [] },
  { name: "a", engine: "tcp://a:2376", roles: [], keeps: [], cells: ["1"] },
  { name: "b", engine: "tcp://b:2376", roles: [], keeps: [], cells: ["2-9"] },
];

function cluster(nodes = NODES): Environment {
  const { docker, ...rest } = environment("production");
  return { ...rest, docker: { ...docker, nodes } };
}

const EDGE = ["ct-core", "ct-core-data", "ct-edge", "ct-edge-data"];
const B = [2, 3, 4, 5, 6, 7, 8, 9].map((cell) => `ct-cell-0${cell}`);

const member = (name: string, labels: readonly string[], changes: Partial<SwarmNode> = {}): SwarmNode => ({
  id: `id-${name}`,
  name,
  ready: true,
  active: true,
  labels,
  ...changes,
});

const SOUND = [member("edge", EDGE), member("a", ["ct-cell-01"]), member("b", B)];

const answers = (changes: Record<string, EngineAnswer> = {}): ReadonlyMap<string, EngineAnswer> =>
  new Map(
    NODES.map(
      ({ name }) => [name, changes[name] ?? { type: "answers", name, nodeId: `id-${name}` }] as const,
    ),
  );

const deployed = ["ct-certifier", "ct-prometheus", "ct-cell-01-db"];

const compared = (
  swarm = SOUND,
  engines = answers(),
  env = cluster(),
  services: readonly string[] = deployed,
): ClusterReport => compareCluster(env, { swarm, engines, services: new Set(services) }, schools);

test("a cluster as it is declared has nothing to say", () => {
  const report = compared();
  expect(isSound(report)).toBe(true);
  expect(report.nodes.map(({ state }) => state)).toEqual(["ready", "ready", "ready"]);
  expect(clusterAsText(report)).not.toContain("•");
});

describe("what is not as declared is said, with what to do", () => {
  const rows: readonly [string, ClusterReport, RegExp][] = [
    ["a node that never joined", compared(SOUND.slice(0, 2)), /no node called b: let it join/],
    [
      "an engine that does not answer from here",
      compared(SOUND, answers({ a: { type: "silent", said: "x" } })),
      /the engine of a \(tcp:\/\/a:2376\) does not answer/,
    ],
    [
      "an address at which another machine stands",
      compared(SOUND, answers({ a: { type: "answers", name: "b", nodeId: "id-b" } })),
      /at tcp:\/\/a:2376 stands b and not the swarm's node a/,
    ],
    [
      "a label that is missing",
      compared([member("edge", EDGE), member("a", []), member("b", B)]),
      /\+ct-cell-01/,
    ],
    [
      "a label too many",
      compared([member("edge", EDGE), member("a", ["ct-cell-01", "ct-edge"]), member("b", B)]),
      /-ct-edge/,
    ],
    [
      "a machine that is no longer declared and still labelled",
      compared([...SOUND, member("old", ["ct-core", "rack"])]),
      /old is not in the environment and still carries ct-core:/,
    ],
    [
      "a drained node",
      compared([member("edge", EDGE), member("a", ["ct-cell-01"], { active: false }), member("b", B)]),
      /drained/,
    ],
  ];
  test.each(rows)("%s", (_what, report, sentence) => {
    expect(isSound(report)).toBe(false);
    expect(clusterAsText(report)).toMatch(sentence);
  });
});

test("a lost node names the schools that are without a site, and only those", () => {
  const report = compared([
    member("edge", EDGE),
    member("a", ["ct-cell-01"], { ready: false }),
    member("b", B),
  ]);
  expect(report.nodes[1]?.lost).toEqual([
    {
      place: "cell-01",
      units: [
        { id: "7900001", name: "Trường THCS Số 1" },
        { id: "7900002", name: "Trường THCS Số 2" },
      ],
    },
  ]);
  const text = clusterAsText(report);
  expect(text).toContain("mất nút a nên cell-01: 2 trang ngừng");
  expect(text).toContain("\n    7900001 Trường THCS Số 1\n    7900002 Trường THCS Số 2\n");
  expect(text).toContain("docs/runbooks/replace-a-node.md");
  expect(text).not.toContain("7900003");
});

test("a machine that took a lost one's name has not taken its data", () => {
  const dead = member("a", ["ct-cell-01"], { id: "id-old", ready: false });
  const report = compared([SOUND[0] as SwarmNode, dead, member("a", []), SOUND[2] as SwarmNode]);
  expect(report.nodes[1]?.missing).toEqual(["ct-cell-01"]);
  expect(report.displaced).toEqual([{ place: "cell-01", from: "a", to: "a" }]);
});

test("a node that was replaced under its own name counts by the one that is there", () => {
  const dead = member("a", [], { id: "id-old", ready: false });
  expect(isSound(compared([SOUND[0] as SwarmNode, dead, SOUND[1] as SwarmNode, SOUND[2] as SwarmNode]))).toBe(
    true,
  );
});

describe("labels", () => {
  const [edge, a, b] = NODES as [ClusterNode, ClusterNode, ClusterNode];
  const moved = cluster([edge, { ...a, cells: [] }, { ...b, cells: ["1-9"] }]);

  test("of data that lies elsewhere are refused: a database would begin empty", async () => {
    const report = compared(SOUND, answers(), moved);
    expect(report.displaced).toEqual([{ place: "cell-01", from: "a", to: "b" }]);
    await expect(applyLabels(moved, report, [], SILENT)).rejects.toThrow(
      /nodes move cell-01 --from a --to b.*--restored cell-01.*No label was changed/s,
    );
  });

  test("of a cell that is not deployed yet go where they are declared", () => {
    expect(compared(SOUND, answers(), moved, []).displaced).toEqual([]);
    const taken = cluster([edge, { ...a, cells: ["1-4"] }, { ...b, cells: ["5-9"] }]);
    const { displaced, nodes } = compared(SOUND, answers(), taken);
    expect(displaced).toEqual([]);
    expect(nodes[1]?.missing).toEqual(["ct-cell-02", "ct-cell-03", "ct-cell-04"]);
  });

  test("of a place that does not exist cannot be called restored", async () => {
    const report = compared(SOUND, answers(), moved);
    await expect(applyLabels(moved, report, ["cell-01", "cell-x"], SILENT)).rejects.toThrow(
      /no place of data called cell-x/,
    );
  });
});

test.each([
  ["edge", "edge"],
  ["core", "core"],
  ["cell-07", 7],
  ["cell-128", 128],
  ["cell-0", undefined],
  ["cell-", undefined],
  ["Cell-01", undefined],
  ["mail", undefined],
])("the place %s is %s", (name, place) => {
  expect(placeCalled(name)).toBe(place);
});
