import { dnsZones } from "../../model/dns";
import { recordBudgets, RecordBudgetError, requireRecordBudgets } from "../../model/dns-budget";
import { city, environment, unit } from "../support/city";

const production = environment("production");
const withQuota = (recordQuota: number) => ({ ...production, dns: { ...production.dns, recordQuota } });
const three = city([unit("7900001"), unit("7900002"), unit("7900003")]);
const needed = dnsZones(three, production)[0]?.records.length ?? 0;

test("a zone's budget is what its plan allows and what the model needs", () => {
  expect(recordBudgets(three, production)).toEqual([
    { zone: "hcm.edu.vn.localhost", records: needed, quota: 3500 },
  ]);
});

test("a quota that is just enough lets the city pass, one record less refuses it and says both numbers", () => {
  expect(() => requireRecordBudgets(three, withQuota(needed))).not.toThrow();
  expect(() => requireRecordBudgets(three, withQuota(needed - 1))).toThrow(RecordBudgetError);
  expect(() => requireRecordBudgets(three, withQuota(needed - 1))).toThrow(
    new RegExp(`cần ${needed} bản ghi.*chỉ cho ${needed - 1}.*\n.*needs ${needed} records`),
  );
});

test("our own servers have no quota", () => {
  const sandbox = environment();
  expect(recordBudgets(three, sandbox)).toEqual([]);
  expect(() =>
    requireRecordBudgets(three, { ...sandbox, dns: { ...sandbox.dns, recordQuota: 1 } }),
  ).not.toThrow();
});
