import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ClusterNode, Environment } from "../../environments/environment";
import { IMAGE_NAMES, type ImageTags } from "../../images/catalogue";
import { type SynthesisedStack, resourcesOf } from "../../output/plan/resources";
import { city, environment, unit } from "../support/city";
import { readStacks, synthesise } from "../support/synthesis";

const images = Object.fromEntries(IMAGE_NAMES.map((name) => [name, `congtruong/${name}:test`])) as ImageTags;
const two = city([unit("7900001"), unit("7900003", { cell: 2 })]);

type Stack = SynthesisedStack & { readonly provider: { readonly docker: readonly Record<string, string>[] } };

function synth(env: Environment): Map<string, Stack> {
  const outdir = mkdtempSync(join(tmpdir(), "synth-"));
  try {
    synthesise(outdir, { city: two, environment: env, images });
    return new Map(readStacks(outdir)) as Map<string, Stack>;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function cluster(cells: readonly (readonly string[])[]): Environment {
  const { docker, ...rest } = environment("production");
  const nodes: ClusterNode[] = cells.map((each, index) => ({
    name: `n${index + 1}`,
    engine: `tcp://n${index + 1}:2376`,
    roles: index === 0 ? ["edge", "core"] : [],
    keeps: [],
    cells: each,
  }));
  return { ...rest, docker: { ...docker, nodes } };
}

const stacks = synth(cluster([[], ["1"], ["2"]]));

/** A stack's resources without the file that says which node carries which cell. */
const untold = (stack: { resource?: unknown } | undefined): string =>
  JSON.stringify(stack?.resource, (key, value: unknown) => (key === "file:checker.json" ? "" : value));

test("volumes are made by the engine of the node that holds them, services and networks by the manager", () => {
  for (const [name, { resource }] of stacks) {
    const of = (type: string) => Object.values(resource?.[type] ?? {}).map((body) => body["provider"]);
    const alias = name.startsWith("cell-") ? "cell" : name === "monitoring" ? "core" : "edge";
    expect(new Set(of("docker_volume"))).toEqual(
      new Set(["dns", "portal"].includes(name) ? [] : [`docker.${alias}`]),
    );
    expect(new Set([...of("docker_service"), ...of("docker_network")])).toEqual(
      new Set(name === "dns" ? [] : [undefined]),
    );
  }
  expect(stacks.get("cell-02")?.provider.docker).toEqual([{}, { alias: "cell", host: "tcp://n3:2376" }]);
});

test("a cell on another node is the same stack but for the address of that engine", () => {
  const moved = synth(cluster([[], [], ["1-2"]]));
  const changed = [...stacks].filter(
    ([name, stack]) => JSON.stringify(moved.get(name)) !== JSON.stringify(stack),
  );
  // The monitoring is told in a file, which its publisher takes over in place.
  expect(changed.map(([name]) => name)).toEqual(["cell-01", "monitoring"]);
  expect(untold(moved.get("monitoring"))).toBe(untold(stacks.get("monitoring")));
  const { provider: _before, ...before } = stacks.get("cell-01") ?? {};
  const { provider, ...after } = moved.get("cell-01") ?? {};
  expect(after).toEqual(before);
  expect(provider?.docker).toEqual([{}, { alias: "cell", host: "tcp://n3:2376" }]);
});

test("no name of a node stands in a resource, but in what the monitoring is told", () => {
  const named = [...stacks.values()].map(untold).join();
  expect(named).not.toMatch(/\bn[123]\b/);
});

test("what holds no data gets its facts on every node of its role, and no volume that one engine must know", () => {
  const portal = stacks.get("portal");
  expect(resourcesOf(portal ?? {}).map(({ type }) => type)).not.toContain("docker_volume");
  const publisher = portal?.resource?.["docker_service"]?.["portal_publisher_base"];
  expect(publisher?.["mode"]).toEqual({ global: true });
  expect(JSON.stringify(publisher)).toContain("node.labels.ct-core == true");
  expect(JSON.stringify(publisher)).not.toContain("core-data");
  // The edge's certificates lie on one node, so its routes are needed there alone.
  const edge = stacks.get("foundation")?.resource?.["docker_service"]?.["edge_publisher_base"];
  expect(edge?.["mode"]).toEqual({ replicated: { replicas: 1 } });
});

test("images are named by what the registry calls them, and what the engine adds to such a service is no change", () => {
  const digest = `sha256:${"ab".repeat(32)}`;
  const { docker, ...rest } = cluster([["1-2"]]);
  const known = { "congtruong/portal:test": digest, "congtruong/other:test": digest };
  const { resource } = synth({ ...rest, docker: { ...docker, imageDigests: known } }).get("portal") ?? {};
  const services = resource?.["docker_service"] ?? {};
  expect(JSON.stringify(services["portal"])).toContain(
    `registry.internal:5000/congtruong/portal:test@${digest}`,
  );
  expect(services["portal"]?.["lifecycle"]).toEqual({
    ignore_changes: ["task_spec[0].placement[0].platforms"],
  });
  expect(JSON.stringify(services["portal_publisher_base"])).toContain(
    '"registry.internal:5000/congtruong/base:test"',
  );
  expect(services["portal_publisher_base"]?.["lifecycle"]).toBeUndefined();
});

test("a cell without a node is refused at synthesis", () => {
  expect(() => synth(cluster([[], ["1"]]))).toThrow(/carries the cell 2; add "2" to the cells of a node/);
});

test("sites overlap while they are updated, on one engine as on many; what has a port or a database does not", () => {
  for (const found of [stacks, synth(environment())]) {
    const orders = [...found.values()].flatMap(({ resource }) =>
      Object.entries(resource?.["docker_service"] ?? {}).map(([name, body]) => {
        const { order } = body["update_config"] as { order: string };
        return `${name === "site" ? "site" : "other"} ${order}`;
      }),
    );
    expect(new Set(orders)).toEqual(new Set(["site start-first", "other stop-first"]));
  }
});
