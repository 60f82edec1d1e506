import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { registerLetters } from "../../cli/letters";
import { ScanStore } from "../../engine/scan/store";
import { CITY, goodUnit, unitsYaml } from "../support/registry";
import { scanned } from "../support/scans";
import { runVerb, temporaryFolder } from "./support";

// Seconds on a quiet machine.
jest.setTimeout(60_000);

const folder = temporaryFolder();
const file = join(folder, "schools.yaml");
writeFileSync(file, CITY + unitsYaml([goodUnit({ id: "7900866", cell: 1 })]));
const args = ["--registry", file, "--out", join(folder, "letters"), "--scans", join(folder, "scan")];

test("what scans said since last week goes into the department's letter", async () => {
  const at = new Date(Date.now() - 3_600_000).toISOString();
  const url = "https://thcsnguyendu.hcm.edu.vn.localhost:8443";
  new ScanStore(join(folder, "scan")).write(scanned("7900866", url, at, { "site/tls": "fail" }), null);
  expect(await runVerb(registerLetters, "letters", ...args)).toMatch(/1 letters were written/);
  const mail = await simpleParser(readFileSync(join(folder, "letters", "7900000.eml")));
  expect(mail.subject).toMatch(/: 1 chỗ mới trái, 0 chỗ đã sửa$/);
  expect(mail.text).toContain("- Trường THCS Nguyễn Du (7900866): Trang chỉ phục vụ qua HTTPS");
});

test("a number of days that is none is refused, and nothing is written", async () => {
  const other = join(folder, "other");
  const asked = runVerb(registerLetters, "letters", ...args, "--out", other, "--days", "0");
  await expect(asked).rejects.toThrow("1-400");
  expect(existsSync(other)).toBe(false);
});
