import {
  dockerKind,
  isKept,
  isLoss,
  isSite,
  nameOnEngine,
  siteAddress,
} from "../../../output/plan/resource-kinds";

test("a site is a service of that name with a unit's key", () => {
  const site = { type: "docker_service", name: "site", key: "7900866" };
  expect(isSite(site)).toBe(true);
  expect(isSite({ ...site, key: null })).toBe(false);
  expect(isSite({ ...site, name: "db" })).toBe(false);
  expect(isSite({ ...site, type: "docker_volume" })).toBe(false);
  expect(siteAddress("7900866")).toBe('docker_service.site["7900866"]');
});

test.each([
  ["docker_service", "service", false],
  ["docker_volume", "volume", true],
  ["docker_network", "network", true],
  ["cloudflare_dns_record", undefined, false],
])("%s is Docker's %s; kept: %s", (type, kind, kept) => {
  expect([dockerKind({ type }), isKept({ type })]).toEqual([kind, kept]);
});

test("what is replaced is lost, what is forgotten stays", () => {
  const lost = (["create", "update", "replace", "destroy", "forget"] as const).filter((action) =>
    isLoss({ action }),
  );
  expect(lost).toEqual(["replace", "destroy"]);
});

test("a name on the engine is a text, or there is none yet", () => {
  expect([{ name: "ct-edge" }, { name: null }, {}, null].map(nameOnEngine)).toEqual([
    "ct-edge",
    undefined,
    undefined,
    undefined,
  ]);
});
