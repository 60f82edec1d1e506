import Ajv, { type ValidateFunction } from "ajv";
import { cityOf } from "../../bench/synth/city";
import type { City, Fqdn, MailAddress, Unit, UnitId } from "../../model/city";
import { CONTRACT_KEYWORDS, contracts } from "../../scripts/generate/contracts";
import { dnsChannel } from "../../templates/dns";
import { edgeChannel } from "../../templates/edge";
import { mailChannel } from "../../templates/mail";
import { monitoringChannel } from "../../templates/monitoring";
import { portalChannel } from "../../templates/portal";
import { cellFacts } from "../../templates/site";
import { channelFiles } from "../support/channel";
import { city, environment, unit } from "../support/city";

/** What is rendered is what the contracts say, file by file, for a small city and for the largest. */

jest.setTimeout(120_000);

const CHANNELS = {
  cell: cellFacts,
  dns: dnsChannel,
  edge: edgeChannel,
  mail: mailChannel,
  monitoring: monitoringChannel,
  portal: portalChannel,
};

/** Files in the formats of the programs that read them, which those check themselves. */
const FOREIGN = [
  /^portal: mail\/(mta-sts\.txt|autoconfig\.xml)$/,
  /^dns: .+\/(base|cell-\d{2,})\.zone$/,
  /^monitoring: (prometheus|alertmanager|blackbox|rules\/congtruong)\.yml$/,
  /^monitoring: alertmanager\/mail\.tmpl$/,
];

interface Reading {
  readonly file: RegExp;
  readonly asLines: boolean;
  readonly isSound: ValidateFunction;
}

/** `mail: mailboxes/cell-NN.json`, as the contracts write paths. */
function pattern(path: string): RegExp {
  const escaped = path.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("NN", "\\d{2,}").replace("<id>", "\\d{7}")}$`);
}

const readings: readonly Reading[] = (() => {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true });
  for (const keyword of CONTRACT_KEYWORDS) ajv.addKeyword(keyword);
  const all = [...contracts().values()];
  ajv.addSchema(all);
  return all.flatMap((contract) =>
    (contract["x-files"] as readonly string[]).map((path) => ({
      file: pattern(path),
      asLines: contract["x-lines"] === true,
      isSound: ajv.getSchema(contract.$id) as ValidateFunction,
    })),
  );
})();

/** Sentences about all that is not as its contract says, or has none. */
function faults(channel: string, path: string, text: string): readonly string[] {
  const name = `${channel}: ${path}`;
  if (FOREIGN.some((form) => form.test(name))) return [];
  const fitting = readings.filter(({ file }) => file.test(name));
  if (fitting.length !== 1) return [`${name} has ${fitting.length} contracts`];
  return fitting.flatMap(({ asLines, isSound }) => {
    const value: unknown = asLines ? text.split("\n").slice(0, -1) : JSON.parse(text);
    if (isSound(value)) return [];
    return (isSound.errors ?? []).map(
      ({ instancePath, message, params }) => `${name} ${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  });
}

function allFaults(of: City, env = environment()): { faults: string[]; seen: Set<string> } {
  const found: string[] = [];
  const seen = new Set<string>();
  for (const [channel, template] of Object.entries(CHANNELS)) {
    const { base, cells } = channelFiles(template, of, env);
    for (const files of [base, ...cells.values()]) {
      for (const [path, text] of Object.entries(files)) {
        seen.add(`${channel}: ${path}`);
        found.push(...faults(channel, path, text));
      }
    }
  }
  return { faults: found, seen };
}

/** One of each sort of unit that the registry can hold. */
function variety(model: Unit, cell: number): readonly Unit[] {
  const at = (id: string, changes: Partial<Unit>): Unit => ({
    ...model,
    ...{ id: id as UnitId, cell, configCell: cell },
    ...changes,
  });
  const own = (host: string): Unit["site"] => ({
    type: "hosted",
    registeredHost: host as Fqdn,
    host: host as Fqdn,
    url: `https://${host}`,
    sectorFeed: false,
  });
  return [
    at("7999901", { site: { type: "none" }, mailbox: { type: "none" }, leaders: [], address: "", phone: "" }),
    at("7999902", {
      site: {
        type: "external",
        registeredHost: "a.edu.vn" as Fqdn,
        host: "a.edu.vn" as Fqdn,
        url: "https://a.edu.vn",
      },
      mailbox: { type: "external", address: "a@moet.edu.vn" as MailAddress },
    }),
    at("7999903", {
      lifecycle: "retired",
      site: { type: "retired", registeredHost: "b.hcm.edu.vn" as Fqdn, host: "b.hcm.edu.vn" as Fqdn },
    }),
    at("7999904", {
      lifecycle: "retiring",
      successorId: "7999905" as UnitId,
      formerHosts: ["cu.hcm.edu.vn.localhost" as Fqdn],
      site: own("c.hcm.edu.vn"),
      mailbox: { type: "hosted", address: "c@hcm.edu.vn" as MailAddress },
      mailTerms: { aliases: ["c1@hcm.edu.vn" as MailAddress], quotaMiB: 1024, suspended: false },
      staff: [
        {
          ...{ id: "an", name: "An", post: "", address: "an@hcm.edu.vn" as MailAddress, hosted: true },
          ...{ roles: [], aliases: [], quotaMiB: 1024, suspended: true },
        },
      ],
    }),
    at("7999905", {
      site: own("truong-hcm.edu.vn"),
      mailbox: { type: "hosted", address: "d@hcm.edu.vn" as MailAddress },
      relocation: { from: 1, former: "keep" },
      leaders: [
        {
          name: "Nga",
          post: "Hiệu trưởng",
          phone: "028",
          mail: "nga@hcm.edu.vn" as MailAddress,
          duties: "Tất cả",
        },
      ],
    }),
  ];
}

function withVariety(of: City): City {
  const [first] = of.units;
  const last = of.cells.at(-1);
  if (first === undefined || last === undefined) throw new Error("a city without units");
  const more = variety(first, last.number);
  const migratingOut = [{ id: "7999905" as UnitId, to: last.number, drop: false }];
  return {
    ...of,
    units: [...of.units, ...more],
    cells: of.cells.map((cell) => ({
      ...cell,
      units: cell === last ? [...cell.units, ...more] : cell.units,
      migratingOut: cell.number === 1 && cell !== last ? migratingOut : cell.migratingOut,
    })),
  };
}

const SMALL = withVariety(city([unit("7900866"), unit("7900867", { cell: 2, kind: "phong-gddt" })]));

describe.each([
  ["a small city", SMALL],
  ["2,692 units", withVariety(cityOf(2_692))],
])("%s", (_, of) => {
  test.each(["sandbox", "production"])("in the environment %s is rendered as the contracts say", (name) => {
    expect(allFaults(of, environment(name, { units: "all" })).faults).toEqual([]);
  });
});

test("each contract has a file in a small city, or is the provisioner's own", () => {
  const { seen } = allFaults(SMALL);
  const unseen = readings.filter(({ file }) => ![...seen].some((name) => file.test(name)));
  expect(unseen.map(({ file }) => file.source)).toEqual(["^site: unit\\.json$"]);
});

test("a field that no contract has, one that is missing, a line of another form and a file without contract are faults", () => {
  expect(
    faults(
      "mail",
      "domains.json",
      '{"hosted":["a.vn"],"mailHost":"m","files":[],"publishedKeys":[],"more":1}',
    ),
  ).toHaveLength(1);
  expect(faults("portal", "city.json", '{"name":"x","zone":"y","portalUrl":"z"}')).toHaveLength(1);
  expect(faults("edge", "routes/cell-01.map", "a.vn http://b:80;\nA.vn http://b:80;\n")).toHaveLength(1);
  expect(faults("edge", "more.json", "{}")).toEqual(["edge: more.json has 0 contracts"]);
});
