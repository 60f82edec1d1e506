import { rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ScanReader } from "../../../engine/scan/reader";
import { ScanStore } from "../../../engine/scan/store";
import { temporaryFolder } from "../../cli/support";
import { scanned } from "../../support/scans";

test("only what is new is read, and a broken file tells nothing", () => {
  const folder = temporaryFolder();
  const reader = new ScanReader(folder);
  expect(reader.read()).toEqual([]);
  const store = new ScanStore(folder);
  const record = (unit: string, at: string) => scanned(unit, `https://${unit}`, at, { "site/tls": "pass" });
  const [first, second] = [
    record("7900001", "2026-11-30T01:00:00Z"),
    record("7900002", "2026-11-30T01:00:00Z"),
  ];
  store.write(first, null);
  store.write(second, null);
  const before = reader.read();
  expect(before).toEqual([first, second]);
  expect(reader.read()).toBe(before);
  const later = record("7900002", "2026-11-30T02:00:00Z");
  store.write(later, second);
  utimesSync(join(folder, "units", "7900002.json"), new Date(), new Date(Date.now() + 5000));
  const after = reader.read();
  expect(after).toEqual([first, later]);
  // What has not changed was not read again.
  expect(after[0]).toBe(before[0]);
  writeFileSync(join(folder, "units", "7900003.json"), '{"unit":');
  rmSync(join(folder, "units", "7900001.json"));
  expect(reader.read()).toEqual([later]);
});
