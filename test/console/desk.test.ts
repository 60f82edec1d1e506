import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { Desk } from "../../console/desk";
import { temporaryFolder } from "../cli/support";

const AT = "2026-11-30T03:00:00.000Z";
const objection = { at: AT, by: "a@hcm.edu.vn", unit: "7900001", rule: "site/search", text: "Chưa đúng." };
const answer = { at: AT, by: "sgddt@hcm.edu.vn", outcome: "rejected", text: "Vẫn đúng." } as const;

test("what was said is there after a restart, and after a power cut in the midst of a line", () => {
  const folder = join(temporaryFolder(), "console");
  const desk = new Desk(folder);
  expect(desk.object(objection).number).toBe(1);
  desk.object({ ...objection, text: "Nữa." });
  expect(desk.answer(1, answer)).toBe(true);
  expect(desk.answer(1, answer)).toBe(false);
  expect(desk.answer(3, answer)).toBe(false);
  appendFileSync(join(folder, "objections.jsonl"), '{"kind":"objection","num');
  const again = new Desk(folder);
  expect(again.objections(() => true)).toEqual([
    { ...objection, number: 2, text: "Nữa.", answer: null },
    { ...objection, number: 1, answer },
  ]);
  expect(again.object(objection).number).toBe(3);
  expect(new Desk(folder).objections(() => true)).toHaveLength(3);
});

test("the newest deeds are shown first, and every one is kept", () => {
  const folder = join(temporaryFolder(), "console");
  const desk = new Desk(folder);
  for (let count = 1; count <= 1200; count++)
    desk.note({ at: AT, action: "export", by: "a@hcm.edu.vn", client: "192.0.2.1", about: String(count) });
  for (const each of [desk, new Desk(folder)]) {
    expect(each.deeds()).toHaveLength(500);
    expect(each.deeds()[0]?.about).toBe("1200");
  }
});
