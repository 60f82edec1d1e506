import type { CellReport, RestorePlan } from "../../../../output/plan/backup/facts";
import {
  age,
  backupsAsText,
  restoredAsText,
  restorePlanAsText,
  size,
} from "../../../../output/plan/backup/render";

const AT = Date.UTC(2026, 10, 28, 19, 37) / 1000;
const NAME = "Trường THCS Nguyễn Du";
const snapshot = {
  id: "0123456789ab",
  time: AT,
  unit: "7900866",
  beforeRestore: false,
  files: 25,
  bytes: 3_400_000,
};
const plan = (change: Partial<RestorePlan> = {}): RestorePlan => ({
  ...{ unit: "7900866", wanted: { what: "all" }, snapshot, rows: 431 },
  present: { tables: 12, rows: 440, files: 27, writtenSince: 7, titles: ["Lịch thi"], filesSince: 2 },
  ...change,
});
const report: CellReport = {
  cell: 1,
  snapshots: [snapshot, { ...snapshot, id: "ba9876543210", time: AT + 60, beforeRestore: true }],
  status: {
    units: {
      "7900866": { backedUp: AT, error: "" },
      "7900867": { backedUp: null, error: "mariadb-dump ended with status 2: Access denied" },
    },
    drill: { time: AT, unit: "7900866", error: "the table wp_posts is not what it was" },
  },
};

describe("what a person reads of backups", () => {
  test("a line a unit, with what is missing and why; the drill in words", () => {
    const text = backupsAsText([report], () => NAME);
    expect(text).toMatch(/^Cụm \/ cell 1: .*KHÔNG ĐẠT \/ FAILED: the table wp_posts is not what it was$/m);
    // In the city's time: it was next day already.
    expect(text).toMatch(
      /^7900866 {2}Trường THCS Nguyễn Du: .*2:37.*29\/11\/2026.*3,4 MB$|^7900866 .*02:37 29\/11\/26.*3,4 MB$/m,
    );
    expect(text).toContain("7900867  Trường THCS Nguyễn Du: CHƯA CÓ BẢN NÀO / NONE YET");
    expect(text).toContain("Access denied");
    expect(text).not.toContain("0123456789ab");
    expect(backupsAsText([report], () => NAME, "7900866")).toMatch(/ba9876543210.*trước khi khôi phục/);
  });

  test("a plan says what is replaced, how old it is and what is lost since", () => {
    const text = restorePlanAsText(plan(), NAME, AT + 9 * 3600);
    expect(text).toContain("bản 0123456789ab");
    expect(text).toContain("9 giờ / 9 hours");
    expect(text).toContain("440 dòng bằng 431");
    expect(text).toContain("7 bài hoặc trang đã viết hay sửa, 2 tệp");
    expect(text).toContain("· Lịch thi\n    · …");
    const present = { ...plan().present, writtenSince: 0, filesSince: 0, titles: [] };
    expect(restorePlanAsText(plan({ present }), NAME, AT)).toContain("không có gì / nothing");
    expect(restorePlanAsText(plan({ wanted: { what: "page", slug: "lich-thi" } }), NAME, AT)).toContain(
      'Khôi phục trang "lich-thi" của 7900866',
    );
  });

  test("what was done, and the way back", () => {
    const all = { tables: 12, rows: 431, files: 25, keys: true };
    const text = restoredAsText(plan(), { before: "ba9876543210", all });
    expect(text).toContain("431 dòng");
    expect(text).toContain("--all --at ba9876543210");
    const page = { title: "Lịch thi", made: true, files: 1 };
    expect(restoredAsText(plan(), { before: "x", page })).toContain("đã bị xóa, nay có lại");
  });

  test("sizes and ages", () => {
    expect([size(812), size(3_400_000), size(2e9)]).toEqual(["1 KB", "3,4 MB", "2 GB"]);
    expect([age(59), age(7200), age(200_000)]).toEqual([
      "0 phút / 0 minutes",
      "2 giờ / 2 hours",
      "2 ngày / 2 days",
    ]);
  });
});
