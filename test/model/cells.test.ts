import { movesOf } from "../../model/cells";
import { cellViews } from "../../model/cell-view";
import type { Cell, City, Unit } from "../../model/city";
import { dnsChannel } from "../../templates/dns";
import { edgeChannel } from "../../templates/edge";
import { mailChannel } from "../../templates/mail";
import { monitoringChannel } from "../../templates/monitoring";
import { portalChannel } from "../../templates/portal";
import { city, environment, unit } from "../support/city";
import { channelFiles, filesOfCell } from "../support/channel";

const ID = "7900002";
/** Cells of two groups of eight, so of two publishers. */
const town = (changes: Partial<Unit> = {}): City =>
  city([unit("7900001"), unit(ID, { cell: 1, ...changes }), unit("7900003", { cell: 12 })]);
const before = town();
const after = town({ cell: 12, configCell: 1, relocation: { from: 1, former: "keep" } });
const sandbox = environment();
const told = (of: City, cell: Cell) =>
  JSON.parse(filesOfCell(of, cell, sandbox)["cell.json"] ?? "") as Record<string, unknown>;

test.each([
  ["edge", edgeChannel],
  ["dns", dnsChannel],
  ["mail", mailChannel],
  ["portal", portalChannel],
])("a relocation changes nothing of what the channel %s carries", (_, channel) => {
  expect(channelFiles(channel, after, sandbox)).toEqual(channelFiles(channel, before, sandbox));
});

test("of what is monitored only the label of the cell changes, in the same file", () => {
  const [was, is] = [before, after].map((each) => channelFiles(monitoringChannel, each, sandbox));
  expect(is?.base).toEqual(was?.base);
  expect([...(is?.cells.keys() ?? [])]).toEqual([...(was?.cells.keys() ?? [])]);
  const text = (channel: typeof was) => JSON.stringify([...(channel?.cells ?? [])]);
  expect(text(is)).not.toBe(text(was));
  expect(text(is).replace(/("unit\\":\\"7900002\\",\\"cell\\":\\")12/g, "$101")).toBe(text(was));
});

test("both cells are told, and units that do not move are told nothing", () => {
  const facts = (number: number, of: City) => {
    const cell = of.cells.find((each) => each.number === number);
    return cell === undefined ? {} : told(of, cell);
  };
  expect(facts(1, after)).toMatchObject({ migratingOut: [{ id: ID, to: 12, drop: false }] });
  expect(facts(12, after)).toMatchObject({ migratingIn: [{ id: ID, from: 1 }] });
  for (const number of [1, 12]) expect(Object.keys(facts(number, before))).not.toContain("migratingOut");
  expect(Object.keys(facts(12, before))).not.toContain("migratingIn");
});

test("once the former cell is done with it, nothing is left but where its facts are filed", () => {
  const done = town({ cell: 12, configCell: 1, relocation: { from: 1, former: "gone" } });
  expect(movesOf(done)).toEqual([]);
  expect(cellViews(done).map(({ number, filed }) => [number, filed.map(({ id }) => id)])).toEqual([
    [1, ["7900001", ID]],
    [12, ["7900003"]],
  ]);
});
