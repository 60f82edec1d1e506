import Ajv from "ajv";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { scan, type ScanProps } from "../../../engine/scan/run";
import { ScanStore } from "../../../engine/scan/store";
import type { Target } from "../../../engine/scan/target";
import { inNetworks } from "../../../engine/scan/addresses";
import { LIMITS } from "../../../engine/scan/client";
import schema from "../../../observation/observation.schema.json";
import { LIVE_RULES } from "../../../policy/live/index";
import type { LiveRule } from "../../../policy/live/rule";
import { told } from "../../../policy/live/settle";
import { temporaryFolder } from "../../cli/support";
import { LEADER, mailOf, TODAY, goodSite } from "./good-site";
import { type Exhibit, HALL, ZONE } from "./hall";
import { StandIn } from "./stand-in";

const PORTAL = ZONE;
/** What is not measured without a browser: there it can only be told that a viewport is missing. */
const NEVER_KEPT = ["site/mobile"];

const portal: Exhibit = {
  name: "cong",
  breaks: [],
  handler: (request, response, path) => {
    const listed = HALL.filter(({ name }) => name !== "ngoai-danh-ba").map(({ name }) => ({
      url: `https://${name}.${ZONE}`,
    }));
    if (path === "/units.json") response.end(JSON.stringify({ units: listed }));
    else if (path === "/rss.xml")
      response.end("<rss><channel><item><link>https://hcm.edu.vn/tin/1/</link></item></channel></rss>");
    else goodSite(PORTAL, {})(request, response, path);
  },
};

describe("the hall of bad sites", () => {
  // Seconds on a quiet machine; a site that keeps silent takes all the patience there is.
  jest.setTimeout(240_000);
  const hosts = new Map(HALL.map((exhibit) => [`${exhibit.name}.${ZONE}`, exhibit] as const));
  const standIn = new StandIn(new Map([...hosts, [PORTAL, portal]]), ZONE);
  const observations: unknown[] = [];
  const folder = temporaryFolder();
  let props: ScanProps;
  let clock = Date.parse("2026-11-20T02:00:00Z");

  beforeAll(async () => {
    mkdirSync(join(folder, "keys"));
    await standIn.start(join(folder, "keys"));
    // Rules see the observation itself: this one only looks on.
    const onlooker: LiveRule = {
      ...(LIVE_RULES[0] as LiveRule),
      id: "test/onlooker",
      judge: (seen) => {
        observations.push(seen);
        return { state: "pass" };
      },
    };
    const { ports } = standIn;
    props = {
      targets: HALL.map((exhibit, index) => targetOf(exhibit, index, ports)),
      city: {
        zone: ZONE,
        portal: `https://${PORTAL}:${ports.https}`,
        department: `https://${PORTAL}`,
        dataCentre: inNetworks(["127.0.0.1/32", "10.0.0.0/8"]),
      },
      rules: [...LIVE_RULES, onlooker],
      store: new ScanStore(join(folder, "scan")),
      nameServer: standIn.nameServer,
      privateNetworks: ["127.0.0.0/8"],
      ports: [ports.http, ports.https],
      ca: [standIn.ca],
      contact: "https://hcm.edu.vn",
      today: TODAY,
      pace: 1000,
      sitesAtATime: 8,
      limits: { ...LIMITS, patience: 12_000, wait: 500 },
      now: () => new Date(clock),
    };
  });

  afterAll(() => standIn.stop());

  test("each rule has a site that breaks it", () => {
    const broken = new Set(HALL.flatMap(({ breaks }) => breaks));
    expect(LIVE_RULES.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
  });

  test("every fault is found by its rule, and by no other", async () => {
    const { records } = await scan(props);
    const byUnit = new Map(records.map((record) => [record.unit, record]));
    const rows = new Map(
      LIVE_RULES.map(({ id }) => [id, { hit: 0, missed: [] as string[], wrong: [] as string[], unknown: 0 }]),
    );
    const surprises: string[] = [];
    HALL.forEach((exhibit, index) => {
      const record = byUnit.get(idOf(index));
      for (const { id } of LIVE_RULES) {
        const known = record?.rules[id];
        const row = rows.get(id);
        if (known === undefined || row === undefined)
          throw new Error(`${exhibit.name}: ${id} was not judged`);
        const state = told(known);
        const why =
          known.judgement.state === "unknown" ? known.judgement.reason.en : known.breaches[0]?.message.en;
        if (state === "unknown") row.unknown++;
        if (exhibit.breaks.includes(id)) {
          if (state === "fail") row.hit++;
          else row.missed.push(`${exhibit.name} (${state}: ${why})`);
        } else if (state === "fail") row.wrong.push(`${exhibit.name} (${why}, ${known.breaches[0]?.found})`);
        const mayBeUnknown = exhibit.unknown?.includes(id) === true || NEVER_KEPT.includes(id);
        const isSilent =
          exhibit.unknown?.includes("unit/coverage") === true || exhibit.addresses?.length === 0;
        if (state === "unknown" && !mayBeUnknown && !isSilent)
          surprises.push(`${exhibit.name} ${id}: ${why}`);
        if (state === "pass" && exhibit.unknown?.includes(id) === true)
          surprises.push(`${exhibit.name} ${id}: kept unseen`);
      }
    });
    process.stdout.write(tableOf(rows));
    const faults = [...rows].flatMap(([id, { missed, wrong }]) => [
      ...missed.map((each) => `${id} missed ${each}`),
      ...wrong.map((each) => `${id} wrongly found ${each}`),
    ]);
    expect([...faults, ...surprises]).toEqual([]);
  });

  test("what was seen is what the schema of observations says", () => {
    const isObservation = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
    expect(observations.length).toBe(HALL.length);
    for (const seen of observations)
      expect([isObservation(seen), isObservation.errors]).toEqual([true, null]);
  });

  test("no host ever had more than one connection, and nobody was asked for what robots.txt forbids", () => {
    const most = [...standIn.mostOpen].filter(([, count]) => count > 1);
    expect(most).toEqual([]);
    expect(standIn.asked.every(({ agent }) => /CongTruong/.test(agent))).toBe(true);
    expect(standIn.asked.filter(({ path }) => path.startsWith("/rieng/"))).toEqual([]);
  });

  test("a second look asks whether pages have changed, and keeps what has not once", async () => {
    const [good] = props.targets;
    if (good === undefined) throw new Error("the hall is empty");
    clock += 3_600_000;
    const before = standIn.asked.length;
    const { records } = await scan({ ...props, targets: [good] });
    expect(records[0]?.rules["site/reachable"]?.sights).toEqual(["pass", "pass"]);
    expect(records[0]?.rules["site/sections"]?.settled).toBe("pass");
    expect(standIn.asked.length).toBeGreaterThan(before);
  });

  test("a run that was broken off goes on where it was, and looks at no site twice", async () => {
    const targets = props.targets.slice(0, 6);
    clock += 3_600_000;
    let seen = 0;
    const broken = scan({
      ...props,
      targets,
      sitesAtATime: 1,
      progress: () => {
        if (++seen === 3) throw new Error("killed");
      },
    });
    await expect(broken).rejects.toThrow("killed");
    const before = standIn.asked.length;
    const { records, resumed } = await scan({ ...props, targets, sitesAtATime: 1 });
    expect(resumed).toBe(3);
    expect(records.map(({ run }) => run)).toEqual(Array(6).fill(records[0]?.run));
    const hostsAsked = new Set(standIn.asked.slice(before).map(({ host }) => host));
    for (const { url } of targets.slice(0, 3)) expect(hostsAsked).not.toContain(new URL(url).hostname);
  });
});

const idOf = (index: number) => String(7_900_001 + index);

function targetOf(
  { name, isExternal = false }: Exhibit,
  index: number,
  ports: { readonly http: number; readonly https: number },
): Target {
  const host = `${name}.${ZONE}`;
  const url = `https://${host}:${ports.https}`;
  return {
    url,
    isHosted: !isExternal,
    plainUrl: `http://${host}:${ports.http}/`,
    mailDomain: host,
    dkimSelectors: isExternal ? null : ["ct-1"],
    subject: {
      id: idOf(index),
      name: `Trường ${name}`,
      kind: "thcs",
      url,
      isHosted: !isExternal,
      sectorFeed: true,
      mail: mailOf(host),
      leaders: [{ ...LEADER, mail: null }],
      children: [],
    },
  };
}

type Rows = ReadonlyMap<
  string,
  { hit: number; missed: readonly string[]; wrong: readonly string[]; unknown: number }
>;

/** Precision and recall of each rule, over all hosts of the hall. */
function tableOf(rows: Rows): string {
  const percent = (part: number, whole: number) =>
    whole === 0 ? "–" : `${Math.round((100 * part) / whole)} %`;
  const lines = [...rows].map(([id, { hit, missed, wrong, unknown }]) =>
    [
      id.padEnd(26),
      `found ${hit}`.padEnd(9),
      `precision ${percent(hit, hit + wrong.length)}`.padEnd(17),
      `recall ${percent(hit, hit + missed.length)}`.padEnd(14),
      `could not tell ${unknown}`,
    ].join(" "),
  );
  return `${HALL.length} sites of the hall:\n${lines.join("\n")}\n`;
}
