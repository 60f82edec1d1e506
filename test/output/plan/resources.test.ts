import {
  createsOf,
  imagesOf,
  networksLookedUp,
  resourcesOf,
  type SynthesisedStack,
  usesDnsProvider,
  withoutGuards,
} from "../../../output/plan/resources";

const stack: SynthesisedStack = {
  provider: { docker: [{}] },
  data: { docker_network: { core: { name: "ct-core" }, other: { name: "${var.name}" } } },
  resource: {
    docker_volume: {
      site_data: {
        for_each: { "7900002": "", "7900001": "" },
        name: "ct-site-${each.key}",
        lifecycle: { prevent_destroy: true },
      },
      db: { name: "ct-db", lifecycle: { prevent_destroy: true, ignore_changes: ["labels"] } as object },
    },
    docker_service: {
      db: { name: "ct-db", task_spec: { container_spec: { image: "b:1" } } },
      edge: { name: "${local.name}", task_spec: [{ container_spec: [{ image: "a:1" }] }] },
      twin: { name: "ct-twin", task_spec: { container_spec: { image: "b:1" } } },
    },
  },
};

test("each key of a for_each is a resource with its own name", () => {
  expect(resourcesOf(stack).map(({ address, name }) => [address, name])).toEqual([
    ["docker_service.db", "ct-db"],
    ["docker_service.edge", null],
    ["docker_service.twin", "ct-twin"],
    ["docker_volume.db", "ct-db"],
    ['docker_volume.site_data["7900001"]', "ct-site-7900001"],
    ['docker_volume.site_data["7900002"]', "ct-site-7900002"],
  ]);
});

test("a first apply creates all of it", () => {
  const creates = createsOf("cell-01", stack);
  expect(creates).toHaveLength(6);
  expect(creates.at(-1)).toEqual({
    ...{ stack: "cell-01", address: 'docker_volume.site_data["7900002"]', type: "docker_volume" },
    ...{ name: "site_data", key: "7900002", action: "create" },
    ...{ before: null, after: { name: "ct-site-7900002" }, lostSight: false },
  });
});

test("images are named once, networks as they are looked up, and the API is told from the engine", () => {
  expect(imagesOf(stack)).toEqual(["a:1", "b:1"]);
  expect(networksLookedUp(stack)).toEqual(["ct-core", "${var.name}"]);
  expect(usesDnsProvider(stack)).toBe(false);
  expect(usesDnsProvider({ provider: { cloudflare: [{}] } })).toBe(true);
  expect([resourcesOf({}), imagesOf({}), networksLookedUp({})]).toEqual([[], [], []]);
});

test("the copy for the brake loses the guards and nothing else", () => {
  const bare = withoutGuards(stack);
  expect(JSON.stringify(bare)).not.toContain("prevent_destroy");
  expect(bare.resource?.["docker_volume"]?.["db"]?.lifecycle).toEqual({ ignore_changes: ["labels"] });
  expect(resourcesOf(bare)).toEqual(resourcesOf(stack));
  expect(JSON.stringify(stack)).toContain("prevent_destroy");
});
