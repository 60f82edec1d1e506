import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preflight } from "../../../engine/cloudflare/client";
import type { DnsSession } from "../../../engine/dns/client";
import { type Workplace, workplace } from "../../../engine/support/workplace";
import type { City, Fqdn, Unit } from "../../../model/city";
import { keyInMark } from "../../../model/provider-records";
import type { Change } from "../../../output/plan/changes";
import { judgePlan } from "../../../output/plan/judge";
import { adoptionAsJson, adoptionAsText } from "../../../output/plan/dns/render";
import {
  type CloudflareStandIn,
  STAND_IN_TOKEN,
  standInRecord,
  startCloudflareStandIn,
} from "../../support/cloudflare-api";
import { clientDriver, type Driver, openTofuDriver, PROVIDER_MIRROR } from "./drivers";
import { bodyOf, cityInProduction, production, synthesiseDns, wantedIn, ZONE, ZONE_IDS } from "./support";

const UNITS = 300;
const given = { CLOUDFLARE_API_TOKEN: STAND_IN_TOKEN, TF_VAR_cloudflare_zone_ids: ZONE_IDS };
const city = cityInProduction(UNITS);
const wanted = wantedIn(city);

/** The same city with one unit changed. */
function with1(built: City, id: string, change: (unit: Unit) => Unit): City {
  const each = (unit: Unit): Unit => (unit.id === id ? change(unit) : unit);
  return {
    ...built,
    units: built.units.map(each),
    cells: built.cells.map((cell) => ({ ...cell, units: cell.units.map(each) })),
  };
}

/** What a department made by hand over the years: some as we want it, some not, some that is nobody's business of ours. */
function handMade() {
  const sites = wanted.filter(({ key }) => key.includes("site-"));
  const record = (number: number, fields: object) => standInRecord(number, { comment: null, ...fields });
  const equal = sites
    .slice(0, 30)
    .map((each, index) => record(100 + index, { ...bodyOf(each), comment: null }));
  const different = sites
    .slice(30, 35)
    .map(({ name }, index) =>
      record(200 + index, { name, content: "old-hosting.example.com", comment: "chị Tư" }),
    );
  const foreign = [
    ...Array.from({ length: 20 }, (_, index) => record(300 + index, { name: `khac${index}.hcm.edu.vn` })),
    record(400, { name: "hcm.edu.vn", type: "TXT", content: '"google-site-verification=abc"' }),
    record(401, { name: "hcm.edu.vn", type: "NS", content: "a.ns.cloudflare.com" }),
  ];
  return { equal, different, foreign };
}

type Start = (place: Workplace, folder: string) => Promise<Driver>;
const drivers: readonly (readonly [string, Start])[] = [
  ["a client that does what the provider does", (_, folder) => Promise.resolve(clientDriver(folder))],
  ...(PROVIDER_MIRROR === undefined
    ? []
    : [["OpenTofu and Cloudflare's own provider", openTofuDriver] as const]),
];

describe.each(drivers)("a zone that was kept by hand becomes the platform's, by %s", (_, start) => {
  jest.setTimeout(240_000);
  const root = mkdtempSync(join(tmpdir(), "zone-"));
  const place = workplace(root, "production");
  const { equal, different, foreign } = handMade();
  const untouched = new Map(foreign.map((record) => [record.id, JSON.stringify(record)]));
  let api: CloudflareStandIn;
  let driver: Driver;
  let folder: string;
  let now = 0;
  const pace = {
    now: () => now,
    sleep: (milliseconds: number) => {
      now += milliseconds;
      return Promise.resolve();
    },
  };

  beforeAll(async () => {
    api = await startCloudflareStandIn({
      ...{ zone: ZONE, limit: 1_200, now: () => now, quota: 3_500 },
      records: [...equal, ...different, ...foreign],
    });
    folder = synthesiseDns(place, city);
    driver = await start(place, folder);
  });
  afterAll(async () => {
    await api.close();
    rmSync(root, { recursive: true, force: true });
  });
  afterEach(() => {
    // After each step, and whatever it did.
    for (const [id, record] of untouched) expect(JSON.stringify(api.records.get(id))).toBe(record);
    expect(api.refused()).toBe(0);
  });

  const ours = () =>
    [...api.records.values()].filter(({ comment }) => keyInMark("production", comment) !== undefined);
  const methods = (since: number) => {
    const counts: Record<string, number> = {};
    for (const { method } of api.writes.slice(since)) counts[method] = (counts[method] ?? 0) + 1;
    return counts;
  };
  const ready = (of: City) =>
    preflight({ project: { environment: production, city: of }, place, given, upstream: api.url, pace });
  const session = async <T>(
    of: City,
    readOnly: boolean,
    work: (session: DnsSession, url: string) => Promise<T>,
  ) =>
    (await ready(of)).during(readOnly, (open) => work(open, open.variables["TF_VAR_cloudflare_api"] ?? ""));
  const apply = (of: City) =>
    session(of, false, async (_open, url) => {
      const plan = await driver.plan(url);
      await plan.apply();
      return plan.changes;
    });
  const count = (changes: readonly Change[]) => {
    const counts: Record<string, number> = {};
    for (const { action } of changes) counts[action] = (counts[action] ?? 0) + 1;
    return counts;
  };
  const look = async (write: boolean) => (await ready(city)).adopt(write);

  test("looking says what is equal, what would change, what is missing, what is foreign; and changes nothing", async () => {
    const report = await look(false);
    const counts = JSON.parse(adoptionAsJson(report)) as { zones: Record<string, unknown[]>[] };
    const [zone] = counts.zones;
    const lengths = ["ours", "equal", "changed", "missing", "blocked", "foreign"].map(
      (kind) => zone?.[kind]?.length,
    );
    expect(lengths).toEqual([0, 30, 5, wanted.length - 35, 0, foreign.length]);
    expect(zone?.["changed"]?.[0]).toMatchObject({
      ...{ unit: "7900031", was: "old-hosting.example.com, 300 s", becomes: "gate.hcm.edu.vn, 300 s" },
    });
    const text = adoptionAsText(report);
    expect(text).toContain("old-hosting.example.com, 300 s → gate.hcm.edu.vn, 300 s  7900031 Trường");
    expect(text).toContain(`never touched: ${foreign.length}`);
    expect(text).toMatch(/khoảng \d+ cuộc gọi, 2 phút/);
    expect(api.writes).toEqual([]);
    expect(existsSync(place.file("dns-adoption.json"))).toBe(false);
  });

  test("without the decision the first apply makes nothing twice, and names what stands in its way", async () => {
    const before = api.records.size;
    await expect(apply(city)).rejects.toThrow(/81058|81053|nhận nó về/);
    expect([...api.records.values()].filter(({ name }) => name === equal[0]?.name)).toHaveLength(1);
    expect(api.records.size).toBe(before + wanted.length - 35);
    expect(methods(0)).toEqual({ POST: wanted.length });
  });

  test("with the decision the plan takes over in place, and the brake asks about what would change its value", async () => {
    await look(true);
    const changes = await session(city, true, async (_open, url) => (await driver.plan(url)).changes);
    expect(count(changes)).toEqual({ update: 35 });
    expect(judgePlan(changes, city).brake).toMatchObject({
      ...{ stopped: true, reasons: [expect.stringMatching(/hand-made records.*: 5 \(/)] },
    });
    expect(existsSync(join(folder, "adoption.tf.json"))).toBe(true);
  });

  test("applying marks and changes them by PUT alone, and the decision is used up", async () => {
    const since = api.writes.length;
    await apply(city);
    expect(methods(since)).toEqual({ PUT: 35 });
    expect(ours()).toHaveLength(wanted.length);
    expect(different.map(({ id }) => api.records.get(id)?.content)).toEqual(Array(5).fill("gate.hcm.edu.vn"));
    expect(existsSync(place.file("dns-adoption.json"))).toBe(false);
    expect(existsSync(join(folder, "adoption.tf.json"))).toBe(false);
  });

  test("a plan without changes costs at most 1 % of one call for each record", async () => {
    const before = api.total();
    await session(city, true, async ({ cost }, url) => {
      const { changes } = await driver.plan(url);
      expect(changes).toEqual([]);
      const calls = cost(changes);
      expect(calls?.asked).toBe(wanted.length);
      expect(calls?.sent).toBe(2);
    });
    expect(api.total() - before).toBeLessThanOrEqual(wanted.length / 100);
  });

  test("one host changed is one PUT, one site given up is one DELETE", async () => {
    const host = "truongmoi.hcm.edu.vn" as Fqdn;
    const renamed = with1(city, "7900002", (unit) => ({
      ...unit,
      site: { type: "hosted", registeredHost: host, host, url: `https://${host}`, sectorFeed: true },
    }));
    const givenUp = with1(renamed, "7900003", (unit) => ({ ...unit, site: { type: "none" } }));
    synthesiseDns(place, givenUp);
    const since = api.writes.length;
    expect(count(await apply(givenUp))).toEqual({ update: 1, destroy: 1 });
    expect(methods(since)).toEqual({ PUT: 1, DELETE: 1 });
    expect(ours()).toHaveLength(wanted.length - 1);
    expect([...api.records.values()].some(({ name }) => name === host)).toBe(true);
  });

  test("the token is in no file that this left behind", () => {
    const files = ["state/dns.tfstate", "applied/dns.json", "dns-adoption.json"].map((file) =>
      place.file(file),
    );
    const texts = [...files, join(folder, "cdk.tf.json")]
      .filter(existsSync)
      .map((file) => readFileSync(file, "utf8"));
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.join()).not.toContain(STAND_IN_TOKEN);
  });
});
