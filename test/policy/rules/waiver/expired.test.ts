import { waiverTable } from "../../../support/waiver-cases";

const waiver = (until: string) => ({
  rule: "hosting/data-centre",
  unit: "7900866",
  reason: "r",
  approver: "a",
  until,
});

waiverTable("waiver/expired", [
  { name: "before its day", waiver: waiver("2026-12-31"), today: "2026-12-30", expect: [] },
  { name: "on its day", waiver: waiver("2026-12-31"), today: "2026-12-31", expect: [] },
  { name: "after it", waiver: waiver("2026-12-31"), today: "2027-01-01", expect: ["until: 2026-12-31"] },
  { name: "where no day counts", waiver: waiver("2000-01-01"), expect: [] },
]);
