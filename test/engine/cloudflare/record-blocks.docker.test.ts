import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Runner } from "../../../engine/opentofu/runner";
import { SILENT } from "../../../engine/support/reporter";
import { workplace, type Workplace } from "../../../engine/support/workplace";
import { prepareEngine } from "../../../engine/toolchain/toolchain";
import type { City, Unit } from "../../../model/city";
import { inOneBlock, withTerraformData } from "../../support/terraform-data";
import { cityInProduction, synthesiseDns } from "./support";

// No Docker is needed, but OpenTofu, which the tests of this kind find built.
jest.setTimeout(240_000);

const city = cityInProduction(130);
let place: Workplace;
let runner: Runner;

beforeAll(async () => {
  place = workplace(mkdtempSync(join(tmpdir(), "record-blocks-")), "production");
  const engine = await prepareEngine({ root: process.cwd(), openTofuOnly: true, report: SILENT });
  runner = new Runner({ ...engine, cliConfig: "/dev/null" }, place);
});
afterAll(() => rmSync(place.root, { recursive: true, force: true }));

function without(unit: string): City {
  const others = (units: readonly Unit[]) => units.filter(({ id }) => id !== unit);
  return {
    ...city,
    units: others(city.units),
    cells: city.cells.map((cell) => ({ ...cell, units: others(cell.units) })),
  };
}

const addresses = async () =>
  (await runner.addresses("dns", SILENT)).filter((address) => /7900001|7900130|gate-a"/.test(address));

test("records that stand in one block move into their own, and none is destroyed or made", async () => {
  const folder = synthesiseDns(place, city);
  withTerraformData(folder);
  inOneBlock(folder);
  await runner.apply(await runner.plan("dns", SILENT), SILENT);
  expect(await addresses()).toEqual([
    'terraform_data.record["city/gate-a"]',
    'terraform_data.record["city/site-7900001"]',
    'terraform_data.record["city/site-7900130"]',
  ]);

  // One unit leaves the registry in the same deployment: its record goes, and no other.
  withTerraformData(synthesiseDns(place, without("7900002")));
  const move = await runner.plan("dns", SILENT);
  expect(move.empty).toBe(false);
  expect(move.changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
    'destroy terraform_data.record["city/site-7900002"]',
  ]);
  await runner.apply(move, SILENT);
  expect(await addresses()).toEqual([
    'terraform_data.record["city/gate-a"]',
    'terraform_data.record_79000["city/site-7900001"]',
    'terraform_data.record_79001["city/site-7900130"]',
  ]);
  expect((await runner.plan("dns", SILENT)).empty).toBe(true);
});

test("a unit that is relocated keeps the address of its record", () => {
  const before = readFileSync(join(synthesiseDns(place, city), "cdk.tf.json"), "utf8");
  const [unit] = city.units;
  if (unit === undefined) throw new Error("no unit");
  const moved: Unit = { ...unit, cell: 3, relocation: { from: 1, former: "keep" } };
  const relocated: City = {
    ...city,
    units: city.units.map((each) => (each === unit ? moved : each)),
    cells: city.cells.map((cell) => ({
      ...cell,
      units: [...cell.units.filter((each) => each !== unit), ...(cell.number === 3 ? [moved] : [])],
      migratingOut: cell.number === 1 ? [{ id: unit.id, to: 3, drop: false }] : [],
    })),
  };
  expect(readFileSync(join(synthesiseDns(place, relocated), "cdk.tf.json"), "utf8")).toBe(before);
});
