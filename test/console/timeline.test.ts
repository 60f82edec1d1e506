import { timelineOf, type UnitPast } from "../../console/timeline";
import { HACKED, HISTORY, HOSTILE } from "./city";

const PAST: UnitPast = {
  history: HISTORY,
  objections: [
    {
      ...{
        number: 4,
        at: "2026-11-29T21:00:00.000Z",
        by: "a@hcm.edu.vn",
        unit: HACKED.id,
        rule: "site/search",
      },
      text: `Tìm được.\n${HOSTILE}`,
      answer: {
        ...{ at: "2026-11-30T01:00:00.000Z", by: "sgddt@hcm.edu.vn", outcome: "upheld", text: "Đúng." },
      },
    },
  ],
  deployments: [
    { startedAt: "2026-11-30T02:00:00Z", endedAt: null, state: "queued", reason: { vi: "đợi", en: "waits" } },
    { startedAt: "2026-11-29T20:30:00Z", endedAt: "2026-11-29T20:40:00Z", state: "done", reason: null },
  ],
  silences: [
    {
      ...{
        at: "2026-11-29T19:00:00Z",
        what: "add",
        id: "1",
        author: "an",
        duration: "2h",
        reason: "Bảo trì",
      },
      ...{
        start: "2026-12-05T15:00:00Z",
        matchers: [`unit=~"7900009|${HACKED.id}"`, 'alertname!="Watchdog"'],
      },
    },
    // Of another unit, whose id begins as this one's does; of a whole cell; and an end of a silence that is not its own.
    {
      ...{ at: "2026-11-29T19:10:00Z", what: "add", id: "2", author: "an", duration: "2h", reason: "Khác" },
      matchers: [`unit=~"${HACKED.id}0"`],
    },
    {
      ...{ at: "2026-11-29T19:20:00Z", what: "add", id: "3", author: "an", duration: "2h", reason: "Cụm" },
      matchers: ['cell=~"01"'],
    },
    {
      ...{ at: "2026-11-29T19:30:00Z", what: "end", id: "2", author: "an", duration: "", reason: "" },
      matchers: [],
    },
    {
      ...{ at: "2026-11-30T02:30:00Z", what: "end", id: "1", author: "bình", duration: "", reason: "" },
      matchers: [],
    },
  ],
};

test("what programs and people did stands on one axis, the newest first", () => {
  const events = timelineOf(HACKED.id, PAST, (rule) => `<${rule}>`);
  expect(events.map(({ kind, what, by }) => [kind, what, by])).toEqual([
    ["tam-ngung", "Báo trở lại", "bình"],
    ["trien-khai", "… Chưa xong hoặc bị ngắt", ""],
    ["phan-anh", "Phản ánh đúng", "sgddt@hcm.edu.vn"],
    ["phan-anh", "Gửi phản ánh", "a@hcm.edu.vn"],
    ["trien-khai", "✓ Xong", ""],
    ["ket-qua", "✗ Trái", ""],
    ["tam-ngung", "Tạm ngừng báo", "an"],
  ]);
  expect(events[5]?.text).toMatch(/^<intrusion\/gambling>\n/);
  expect(events[6]?.text).toBe("từ 22:00 5/12/26, trong 2h: Bảo trì");
  // Hidden characters are made visible, lines are kept.
  expect(events[3]?.text).toContain("Tìm được.\n<script>");
  expect(JSON.stringify(events)).not.toContain("\u202e");
});

test("of nothing there is nothing", () => {
  const nothing = { history: { scans: [], changes: [] }, objections: [], deployments: [], silences: [] };
  expect(timelineOf(HACKED.id, nothing, String)).toEqual([]);
});
