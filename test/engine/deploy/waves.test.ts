import fc from "fast-check";
import { WAVE, wavesOf } from "../../../engine/deploy/waves";
import type { Change } from "../../../output/plan/changes";

const change = (
  type: string,
  name: string,
  key: string | null,
  action: Change["action"] = "update",
): Change => ({
  ...{ stack: "cell-01", type, name, key, action, before: null, after: null, lostSight: false },
  address: `${type}.${name}${key === null ? "" : `["${key}"]`}`,
});
const sites = (count: number): Change[] =>
  Array.from({ length: count }, (_, index) => change("docker_service", "site", String(7_900_001 + index)));
const provisioner = change("docker_service", "provisioner", null);

test("many sites restart a few at a time, each once; nothing else is part of a wave", () => {
  fc.assert(
    fc.property(fc.integer({ min: WAVE + 1, max: 64 }), (count) => {
      const waves = wavesOf([provisioner, ...sites(count), change("docker_volume", "site_data", "7900001")]);
      expect(waves.flat()).toEqual(sites(count).map(({ address }) => address));
      expect(Math.max(...waves.map((wave) => wave.length))).toBe(WAVE);
    }),
  );
});

test.each<[string, readonly Change[], number]>([
  ["few sites", sites(WAVE), 0],
  ["new sites beside", [...sites(9), change("docker_service", "site", "7999999", "create")], 2],
  [
    "new sites alone, whose visitors nobody keeps waiting",
    sites(20).map((each) => ({ ...each, action: "create" })),
    0,
  ],
  ["a site that leaves", [...sites(20), change("docker_service", "site", "7999999", "destroy")], 0],
  ["one that another cell takes over", [...sites(20), change("docker_volume", "left", null, "forget")], 0],
])("%s", (_, changes, count) => {
  expect(wavesOf(changes)).toHaveLength(count);
});
