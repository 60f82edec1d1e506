import type { UnitDrift, UnitJournal } from "../../../../output/reports/sites/facts";
import { driftAsText, isAsEnforced, journalAsText } from "../../../../output/reports/sites/render";

const nameOf = (id: string): string => (id === "7900866" ? "Trường THCS Nguyễn Du" : "");
const line = { login: "person-uyen", name: "Lê Hồng Uyên", what: "approved", words: "duyệt, đăng", post: 7 };
const applied: UnitDrift = { id: "7900866", state: "applied", message: "", edited: [], wrong: [] };

test("a journal is read by unit, in the city's time, and orders nothing to the terminal", () => {
  const journals: readonly UnitJournal[] = [
    {
      id: "7900866",
      more: true,
      lines: [
        { ...line, at: "2026-11-29T18:05:00Z", about: "Giới thiệu" },
        { ...line, at: "2026-11-30T01:00:00Z", about: "a\u001b[2J\u202eb" },
        { ...line, at: "2026-11-30T01:00:00Z", what: "entered", words: "đăng nhập", about: "" },
      ],
    },
    { id: "7900858", more: false, lines: [] },
  ];
  const text = journalAsText(journals, nameOf);
  expect(text).toMatch(/^7900866 {2}Trường THCS Nguyễn Du\n.*narrow --since\)\n/);
  expect(text).toMatch(/01:05.*30\/11\/(?:20)?26.* Lê Hồng Uyên: duyệt, đăng “Giới thiệu”\n/);
  expect(text).toContain("“a?[2J?b”\n");
  expect(text).toMatch(/: đăng nhập\n$/);
  expect(text).not.toContain("7900858");
  expect(journalAsText([], nameOf)).toMatch(/Nothing was written down/);
});

test("drift tells the units that have some; only what is enforced and is not so is wrong", () => {
  const page = {
    page: "gioi-thieu",
    title: "Giới thiệu",
    changed: "2026-11-29T18:05:00Z",
    by: "Hồ Quốc Tâm",
  };
  const edited: UnitDrift = { ...applied, edited: [{ ...page, newer: true }] };
  const wrong: UnitDrift = {
    ...applied,
    id: "7900858",
    wrong: [{ what: "page van-ban: status", is: "trash", should: "publish" }],
  };
  const failed: UnitDrift = {
    ...applied,
    id: "7900900",
    state: "failed",
    message: "The volume is not mounted",
  };
  expect([applied, edited, wrong, failed].map(isAsEnforced)).toEqual([true, true, false, false]);
  const text = driftAsText([applied, edited, wrong, failed], nameOf);
  expect(text).toMatch(/đã sửa \/ edited {2}gioi-thieu: .*, Hồ Quốc Tâm {2}\(.*newer text\)/);
  expect(text).toContain("SAI / WRONG  page van-ban: status: “trash” ≠ “publish”");
  expect(text).toContain("NOT APPLIED (failed): The volume is not mounted");
  expect(text).toMatch(/4 units: 1 pages edited, 2 units not as enforced\.\n$/);
  expect(driftAsText([applied], nameOf).split("\n")).toHaveLength(2);
});
