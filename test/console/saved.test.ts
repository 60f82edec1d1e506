import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { MOST_SAVED, SavedFilters } from "../../console/saved";
import { temporaryFolder } from "../cli/support";

const AT = "2026-11-30T03:00:00.000Z";
const ONE = "a@hcm.edu.vn";
const TWO = "b@hcm.edu.vn";

test("filters are there after a restart, each for who saved it", () => {
  const file = join(temporaryFolder(), "filters.jsonl");
  const saved = new SavedFilters(file);
  saved.save(ONE, { name: "Trái 7 ngày", query: "?ket-qua=trai&moi=7" }, AT);
  saved.save(ONE, { name: "Quận 10", query: "?quan-ly=7900860" }, AT);
  saved.save(ONE, { name: "Quận 9", query: "?quan-ly=7900858" }, AT);
  saved.save(TWO, { name: "__proto__", query: "?tim=a" }, AT);
  // The same name again is the same filter, changed.
  saved.save(ONE, { name: "Quận 9", query: "?quan-ly=7900859" }, AT);
  expect(saved.remove(ONE, "Trái 7 ngày", AT)).toBe(true);
  expect(saved.remove(ONE, "Trái 7 ngày", AT)).toBe(false);
  expect(saved.remove(TWO, "Quận 9", AT)).toBe(false);
  appendFileSync(file, '{"by":"a@hcm');
  for (const each of [saved, new SavedFilters(file)]) {
    expect(each.of(ONE)).toEqual([
      { name: "Quận 9", query: "?quan-ly=7900859" },
      { name: "Quận 10", query: "?quan-ly=7900860" },
    ]);
    expect(each.of(TWO)).toEqual([{ name: "__proto__", query: "?tim=a" }]);
    expect(each.of("c@hcm.edu.vn")).toEqual([]);
  }
});

test("thirty are enough, and one of them may still be changed or removed", () => {
  const saved = new SavedFilters(join(temporaryFolder(), "filters.jsonl"));
  const filter = (count: number) => ({ name: String(count), query: "?tim=a" });
  for (let count = 1; count <= MOST_SAVED; count++) expect(saved.save(ONE, filter(count), AT)).toBe(true);
  expect(saved.save(ONE, filter(0), AT)).toBe(false);
  expect(saved.save(ONE, filter(1), AT)).toBe(true);
  expect(saved.save(TWO, filter(0), AT)).toBe(true);
  saved.remove(ONE, "1", AT);
  expect(saved.save(ONE, filter(0), AT)).toBe(true);
});
