import { belongingsOf } from "../../../engine/nodes/belongings";
import type { SynthesisedStack } from "../../../output/plan/resources";

const service = (name: string, ...sources: string[]) => ({
  name,
  task_spec: { container_spec: { mounts: sources.map((source) => ({ type: "volume", source })) } },
});

const stacks = new Map<string, SynthesisedStack>([
  [
    "cell-01",
    {
      resource: {
        docker_volume: {
          db_data: { name: "ct-cell-01-db", provider: "docker.cell" },
          site_data: {
            name: "ct-site-${each.key}",
            for_each: { "7900001": "x", "7900002": "x" },
            provider: "docker.cell",
          },
        },
        docker_service: {
          db: service("ct-cell-01-db", "${docker_volume.db_data.name}"),
          site: {
            ...service("ct-site-${each.key}", "${docker_volume.site_data[each.key].name}"),
            for_each: { "7900001": "x" },
          },
        },
      },
    },
  ],
  [
    "cell-02",
    { resource: { docker_volume: { db_data: { name: "ct-cell-02-db", provider: "docker.cell" } } } },
  ],
  [
    "foundation",
    {
      resource: {
        docker_volume: { certificates: { name: "ct-certificates", provider: "docker.edge" } },
        docker_service: {
          edge: service("ct-edge", "${docker_volume.certificates.name}"),
          other: service("ct-other", "ct-certificates-of-others"),
        },
      },
    },
  ],
  ["mail", { resource: { docker_service: { mx: service("ct-mail-mx", "ct-certificates") } } }],
  ["portal", { resource: { docker_service: { portal: service("ct-portal", "ct-portal-config") } } }],
]);

test("a cell's are those of its own stack; a school without a site keeps its volume", () => {
  expect(belongingsOf(1, stacks)).toEqual({
    volumes: ["ct-cell-01-db", "ct-site-7900001", "ct-site-7900002"],
    services: ["ct-cell-01-db", "ct-site-7900001"],
  });
});

test("a role's are those of every stack that mounts its volumes, by reference or by name", () => {
  expect(belongingsOf("edge", stacks)).toEqual({
    volumes: ["ct-certificates"],
    services: ["ct-edge", "ct-mail-mx"],
  });
});

test("where nothing lies, nothing goes along", () => {
  expect(belongingsOf("core", stacks)).toEqual({ volumes: [], services: [] });
});
