import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { registerScan } from "../../cli/scan";
import { CITY, goodUnit, unitsYaml } from "../support/registry";
import { runVerb, temporaryFolder } from "./support";

const folder = temporaryFolder();
writeFileSync(join(folder, "schools.yaml"), CITY + unitsYaml([goodUnit({ cell: 1 })]));

beforeAll(() => {
  process.env["CONGTRUONG_REGISTRY"] = join(folder, "schools.yaml");
});
afterAll(() => {
  delete process.env["CONGTRUONG_REGISTRY"];
});

test.each([
  { args: ["--rule", "site/serch"], says: /site\/serch.*Có phải là site\/search/ },
  { args: ["--rule", "mail/unique"], says: /mail\/unique/ },
  { args: ["--unit", "7999999"], says: /7999999.*xem lại mã/ },
  { args: ["--today", "hôm nay"], says: /không phải một ngày/ },
  { args: ["--every", "0"], says: /1-168/ },
])("$args is refused in a sentence", async ({ args, says }) => {
  await expect(runVerb(registerScan, "scan", ...args)).rejects.toThrow(says);
});
