import { summariseStack } from "../../../../output/reports/first-look/stacks";

describe("summariseStack", () => {
  test("counts blocks, and each key of a for_each", () => {
    const json = JSON.stringify({
      resource: {
        docker_volume: { db: {}, site_data: { for_each: { "7900867": "x", "7900866": "x" } } },
        docker_service: {
          site: { for_each: '${toset(["7900866","a"])}' },
          db: {},
          list: { for_each: ["b", "c"] },
        },
        docker_network: { core: { for_each: {} } },
      },
    });
    expect(summariseStack("cell-01", json)).toEqual({
      name: "cell-01",
      total: 8,
      types: [
        { type: "docker_service", count: 5 },
        { type: "docker_volume", count: 3 },
        { type: "docker_network", count: 0 },
      ],
      units: ["7900866", "7900867"],
    });
  });

  test("a stack without resources counts nothing", () => {
    expect(summariseStack("dns", "{}")).toEqual({ name: "dns", total: 0, types: [], units: [] });
  });
});
