import { readFileSync } from "node:fs";
import { buildCity } from "../../model/build";
import type { Admitted } from "../../policy/admit";
import { cityFacts } from "../../policy/evaluate";
import { RULES } from "../../policy/rules/index";
import type { Registry } from "../../registry/registry";
import type { CityEntry, UnitEntry, UnitStaffEntry } from "../../registry/schema/types";
import { dnsChannel } from "../../templates/dns";
import { edgeChannel } from "../../templates/edge";
import { mailChannel } from "../../templates/mail";
import { monitoringChannel } from "../../templates/monitoring";
import { portalChannel } from "../../templates/portal";
import { cellFacts } from "../../templates/site";
import { channelFiles } from "../support/channel";
import { environment } from "../support/city";
import { cityOf, goodUnit } from "../support/registry";

/**
 * Fields that people fill in and that neither a contract carries nor a rule reads, with the reason. A field that is
 * forgotten on its way (as `leaders[].duties` once was) is not in this list, and the test names it.
 */
const ONLY_RECORDED: Readonly<Record<string, string>> = {
  "unit.board.decision.date":
    "The rule asks for the decision; who looks it up needs its date. The site does not show it.",
  "unit.board.regulation.date":
    "As board.decision.date: the number says that there is one, the date finds it.",
  ...Object.fromEntries(
    ["unit.mail.", "unit.mail.roles[].", "staff.people[]."].flatMap((of) =>
      ["reason", "since"].map((field) => [
        `${of}suspended.${field}`,
        "For who reads the registry; the servers are told that the mailbox is suspended.",
      ]),
    ),
  ),
  "unit.district": "History, as the schema says; only the proposal for a taken host makes use of it.",
};

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

const { definitions } = JSON.parse(readFileSync("registry/schema/schools.schema.json", "utf8")) as {
  definitions: Readonly<Record<string, Schema>>;
};

interface Leaf {
  readonly path: readonly string[];
  readonly schema: Schema;
}

/** Each field that holds a value, with `[]` as the step into a list. */
function leaves(schema: Schema, path: readonly string[]): Leaf[] {
  const at = schema.$ref === undefined ? schema : definitions[schema.$ref.split("/").at(-1) ?? ""];
  if (at === undefined) throw new Error(`${path.join(".")}: no such definition`);
  if (at.properties !== undefined) {
    return Object.entries(at.properties).flatMap(([name, child]) => leaves(child, [...path, name]));
  }
  return at.items === undefined ? [{ path, schema: at }] : leaves(at.items, [...path, "[]"]);
}

const nameOf = (path: readonly string[]): string => path.join(".").replaceAll(".[]", "[]");

const CITY: CityEntry = {
  name: "Thành phố Hồ Chí Minh",
  zone: "hcm.edu.vn",
  department: { id: "7900000", name: "Sở Giáo dục và Đào tạo", mail: "sgddt@hcm.edu.vn" },
  portal: "hcm.edu.vn",
  alerts: "canhbao@hcm.edu.vn",
  operations: "vanhanh@hcm.edu.vn",
  tell: ["don-vi-quan-ly"],
  tellDaily: ["7900000"],
  closedCells: [9],
  dismantledCells: [8],
};
/** Every field that a unit can have. */
const FULL = {
  ...goodUnit(),
  district: "Quận 9",
  cell: 2,
  relocation: { from: 1, formerDatabase: "keep" },
  status: "active",
  site: {
    host: "thcsnguyendu.hcm.edu.vn",
    formerHosts: ["thcsnguyenducu.hcm.edu.vn"],
    hosting: "trung-tam-du-lieu",
    software: "WordPress",
    openSource: true,
    rss: true,
  },
  mail: {
    official: "thcsnguyendu@hcm.edu.vn",
    focal: { name: "Lý Văn Khánh", address: "lyvankhanh.thcsnguyendu@hcm.edu.vn", phone: "028 37001124" },
    regulation: { number: "12/QĐ-ND", date: "2025-09-01" },
    aliases: ["thcsnguyendu.cu@hcm.edu.vn"],
    roles: [
      {
        name: "hieutruong",
        title: "Hiệu trưởng",
        quotaMiB: 2048,
        suspended: { reason: "Lộ mật khẩu", since: "2026-11-01" },
      },
    ],
    quotaMiB: 2048,
    suspended: { reason: "Lộ mật khẩu", since: "2026-11-01" },
    ageKey: "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
  },
  leaders: [
    {
      name: "Phan Hữu Nga",
      post: "Hiệu trưởng",
      phone: "028 37001122",
      mail: "nga@hcm.edu.vn",
      duties: "Phụ trách chung",
    },
  ],
  successor: "7900867",
  location: { lat: 10.7769, lon: 106.7009 },
} as unknown as UnitEntry;
/** Every field that a person can have. */
const STAFF: UnitStaffEntry = {
  unit: "7900867",
  people: [
    {
      id: "nguyenvanan",
      name: "Nguyễn Văn An",
      mail: "nguyenvanan@hcm.edu.vn",
      post: "Giáo viên",
      roles: ["bien-tap-vien"],
      aliases: ["an.cu@hcm.edu.vn"],
      quotaMiB: 2048,
      suspended: { reason: "Lộ mật khẩu", since: "2026-11-01" },
    },
  ],
};
const OTHER = goodUnit({
  id: "7900867",
  site: { host: "thcsb.hcm.edu.vn" },
  mail: { official: "thcsb@hcm.edu.vn" },
}) as unknown as UnitEntry;

/** All that containers are told of a city with this unit in it. */
function told(settings: CityEntry, unit: UnitEntry, staff: UnitStaffEntry = STAFF): string {
  const env = environment("sandbox", { units: "all" });
  const city = buildCity(
    { city: settings, units: [unit, OTHER], staff: [staff] } as unknown as Admitted,
    env,
  );
  const channels = [cellFacts, dnsChannel, edgeChannel, mailChannel, monitoringChannel, portalChannel];
  const files = channels.map((channel) => channelFiles(channel, city, env));
  // Which cells take units is not told to containers but to the verbs that place them.
  return JSON.stringify([
    files.map(({ base, cells }) => [base, [...cells]]),
    city.closedCells,
    // What people do at the site, and their posts.
    city.units.map((each) => each.staff.map(({ post, roles }) => [post, roles])),
  ]);
}

/** The same value with one field changed. */
function changed<T>(value: T, path: readonly string[], schema: Schema): T {
  const copy = structuredClone(value);
  let at = copy as Record<string, unknown>;
  const steps = path.map((step) => (step === "[]" ? "0" : step));
  for (const step of steps.slice(0, -1)) at = at[step] as Record<string, unknown>;
  const last = steps.at(-1) ?? "";
  at[last] = otherThan(at[last], schema, nameOf(path));
  return copy;
}

function otherThan(value: unknown, schema: Schema, name: string): unknown {
  if (value === undefined) throw new Error(`${name}: the full entry of this test lacks it`);
  if (schema.enum !== undefined) return schema.enum.find((other) => other !== value && other !== "gone");
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 4;
  if (name === "unit") return "7900866";
  if (/^\d{7}$/.test(String(value))) return name.endsWith("successor") ? undefined : "7900123";
  return `x${String(value)}`;
}

function isCarried({ path: [root, ...path], schema }: Leaf): boolean {
  // Who succeeds is told of a unit that leaves.
  if (root === "staff") return told(CITY, FULL) !== told(CITY, FULL, changed(STAFF, path, schema));
  const unit = nameOf(path) === "successor" ? ({ ...FULL, status: "retiring" } as UnitEntry) : FULL;
  return root === "city"
    ? told(CITY, unit) !== told(changed(CITY, path, schema), unit)
    : told(CITY, unit) !== told(CITY, changed(unit, path, schema));
}

/** The fields that some rule looks at; rules on text look at every text, which is no use of a field. */
function readByRules(): ReadonlySet<string> {
  const read = new Set<string>();
  const watched = (value: unknown, path: string): unknown =>
    typeof value !== "object" || value === null
      ? value
      : new Proxy(value, {
          get(target, key, receiver) {
            const got: unknown = Reflect.get(target, key, receiver);
            if (typeof key === "symbol" || typeof got === "function" || key === "length") return got;
            const at = /^\d+$/.test(key) ? `${path}[]` : `${path}.${key}`;
            read.add(at);
            return watched(got, at);
          },
        });
  for (const entry of [
    FULL,
    { ...FULL, status: "retiring" },
    { ...FULL, site: { ...FULL.site, hosting: "ben-ngoai" } },
  ]) {
    const plain = cityOf(entry, OTHER);
    const units = plain.units.map((unit) => ({ ...unit, entry: watched(unit.entry, "unit") }));
    const registry = {
      ...plain,
      units,
      city: { ...plain.city, entry: watched(plain.city.entry, "city") },
    } as Registry;
    const facts = {
      ...cityFacts(registry),
      base: null,
      byId: new Map(registry.units.map((each) => [each.entry.id ?? "", each])),
    };
    for (const rule of RULES) {
      if (rule.id.startsWith("text/")) continue;
      if (rule.about === "unit") registry.units.forEach((each) => Array.from(rule.check(each, facts)));
      if (rule.about === "registry") Array.from(rule.check(registry, facts));
    }
  }
  return read;
}

test("each field of the registry is carried to a container, read by a rule, or listed with its reason", () => {
  const read = readByRules();
  const all = (
    [
      ["unit", "unit"],
      ["city", "city"],
      ["unitStaff", "staff"],
    ] as const
  ).flatMap(([definition, root]) => leaves({ $ref: `#/definitions/${definition}` }, [root]));
  const unused = all.filter((leaf) => !isCarried(leaf) && !read.has(nameOf(leaf.path)));
  expect(unused.map(({ path }) => nameOf(path)).sort()).toEqual(Object.keys(ONLY_RECORDED).sort());
});

test("what the site shows of a leader is all that the registry says of one", () => {
  const leader = leaves({ $ref: "#/definitions/leader" }, ["unit", "leaders", "[]"]);
  expect(leader.filter((leaf) => !isCarried(leaf)).map(({ path }) => nameOf(path))).toEqual([]);
});
