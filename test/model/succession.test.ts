import { cellViews } from "../../model/cell-view";
import type { City, Fqdn, MailAddress, Unit, UnitId } from "../../model/city";
import { mailForwardOf, visitOf } from "../../model/succession";
import { edgeChannel } from "../../templates/edge";
import { monitoringChannel } from "../../templates/monitoring";
import { city, environment, unit } from "../support/city";
import { channelFiles, filesOfCell } from "../support/channel";

const FIRST = "7900001";
const url = (id: string) => `https://thcs${id}.hcm.edu.vn.localhost:8443`;
const leaving = (id: string, successor: string | null, changes: Partial<Unit> = {}) =>
  unit(id, { lifecycle: "retiring", successorId: successor as UnitId | null, ...changes });
const none: Partial<Unit> = { site: { type: "none" }, mailbox: { type: "none" } };
const elsewhere: Partial<Unit> = {
  site: {
    type: "external",
    registeredHost: "moi.edu.vn" as Fqdn,
    host: "moi.edu.vn" as Fqdn,
    url: "https://moi.edu.vn",
  },
  mailbox: { type: "external", address: "moi@moet.edu.vn" as MailAddress },
};
const retired: Partial<Unit> = {
  lifecycle: "retired",
  site: { type: "retired", registeredHost: "cu.hcm.edu.vn" as Fqdn, host: "cu.hcm.edu.vn.localhost" as Fqdn },
};

/** Whose visitors and mail are looked at is always the first unit; null where they stay. */
const CASES: readonly [string, readonly Unit[], string | null, string | null][] = [
  ["a unit that stays", [unit(FIRST), unit("7900002")], null, null],
  [
    "a unit that stays and names a successor",
    [unit(FIRST, { successorId: "7900002" as UnitId }), unit("7900002")],
    null,
    null,
  ],
  ["nobody takes over", [leaving(FIRST, null)], null, null],
  [
    "somebody takes over",
    [leaving(FIRST, "7900002"), unit("7900002")],
    url("7900002"),
    "thcs7900002@hcm.edu.vn",
  ],
  [
    "a line of successors",
    [leaving(FIRST, "7900002"), leaving("7900002", "7900003"), unit("7900003")],
    url("7900003"),
    "thcs7900003@hcm.edu.vn",
  ],
  [
    "a line past one that has left",
    [
      leaving(FIRST, "7900002"),
      unit("7900002", { ...retired, successorId: "7900003" as UnitId }),
      unit("7900003"),
    ],
    url("7900003"),
    "thcs7900003@hcm.edu.vn",
  ],
  ["a successor with neither site nor mail", [leaving(FIRST, "7900002"), unit("7900002", none)], null, null],
  [
    "a line whose end has neither",
    [leaving(FIRST, "7900002"), leaving("7900002", "7900003"), unit("7900003", none)],
    url("7900002"),
    "thcs7900002@hcm.edu.vn",
  ],
  [
    "a successor elsewhere",
    [leaving(FIRST, "7900002"), unit("7900002", elsewhere)],
    "https://moi.edu.vn",
    "moi@moet.edu.vn",
  ],
  ["a successor that has left", [leaving(FIRST, "7900002"), unit("7900002", retired)], null, null],
  ["a successor that the registry does not have", [leaving(FIRST, "7999999")], null, null],
  ["itself", [leaving(FIRST, FIRST)], null, null],
  ["a ring", [leaving(FIRST, "7900002"), leaving("7900002", FIRST)], null, null],
  [
    "a ring further on",
    [leaving(FIRST, "7900002"), leaving("7900002", "7900003"), leaving("7900003", "7900002")],
    null,
    null,
  ],
];

/** What edge, site and probe are told of the first unit. */
function told(of: City) {
  const host = `thcs${FIRST}.hcm.edu.vn.localhost`;
  const edge = channelFiles(edgeChannel, of, environment()).cells.get(1)?.["successors/cell-01.map"] ?? "";
  const site = filesOfCell(of, of.cells[0]!, environment())["cell.json"] ?? "";
  const probes = channelFiles(monitoringChannel, of, environment()).cells.get(1)?.["targets/cell-01.json"];
  const led = new RegExp(`^${host} (.*);$`, "m").exec(edge)?.[1] ?? null;
  const { units } = JSON.parse(site) as { units: { id: string; successorUrl: string }[] };
  const targets = JSON.parse(probes ?? "[]") as { labels: Record<string, string> }[];
  return {
    edge: led,
    site: units.find(({ id }) => id === FIRST)?.successorUrl,
    probe: targets.find(({ labels }) => labels["unit"] === FIRST)?.labels["__site"],
  };
}

test.each(CASES)("%s: edge, site and probe say one thing", (_, units, led) => {
  const of = city(units);
  const [view] = cellViews(of);
  expect(visitOf(units[0]!, view!)).toEqual(
    led === null ? { type: "own", url: url(FIRST) } : { type: "redirect", url: led },
  );
  expect(told(of)).toEqual({
    edge: led,
    site: led ?? "",
    probe: led === null ? "hosted" : "redirect",
  });
});

test.each(CASES)("%s: the mail goes the same way", (_, units, _led, address) => {
  const [view] = cellViews(city(units));
  expect(mailForwardOf(units[0]!, view!)).toBe(address);
});

test("visitors and mail stay where this environment does not deploy who takes over", () => {
  const whole = city([leaving(FIRST, "7900002"), unit("7900002", { cell: 2 })]);
  const part = { ...whole, cells: whole.cells.slice(0, 1) };
  const [view] = cellViews(part);
  expect(told(part)).toEqual({ edge: null, site: "", probe: "hosted" });
  expect(mailForwardOf(part.units[0]!, view!)).toBeNull();
});

test.each([
  ["no site", none, { type: "nothing" }],
  ["a site that has gone", retired, { type: "nothing" }],
  ["a site elsewhere", elsewhere, { type: "own", url: "https://moi.edu.vn" }],
])("a unit with %s", (_, changes, visit) => {
  const of = city([unit(FIRST, changes)]);
  expect(visitOf(of.units[0]!, cellViews(of)[0]!)).toEqual(visit);
});
