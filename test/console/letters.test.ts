import { simpleParser } from "mailparser";
import { letterFile, writeLetter } from "../../console/letter";
import { overviewOf } from "../../console/overview";
import { weekLetters } from "../../console/week";
import type { Change, UnitHistory } from "../../engine/scan/history";
import { LIVE_RULES } from "../../policy/live/index";
import {
  breach,
  DEPARTMENT,
  GOOD,
  HACKED,
  HOSTILE,
  NEVER,
  OFFICE,
  OTHER,
  RECORDS,
  TODAY,
  watched,
} from "./city";
import { largeCity, largeRecords } from "./large-city";

// Seconds on a quiet machine.
jest.setTimeout(60_000);

const SINCE = "2026-11-23T03:00:00.000Z";
const UNTIL = "2026-11-30T03:00:00.000Z";
const change = (rule: string, now: "pass" | "fail", day: string): Change => ({
  ...{ run: day, at: `2026-11-${day}T20:00:00.000Z`, rule, now },
  breaches: now === "fail" ? [breach(HACKED.url, "", `Thấy ${HOSTILE}`)] : [],
  evidence: {},
  turns: {},
});
const HISTORIES: Readonly<Record<string, readonly Change[]>> = {
  // Broken this week; and broken and mended again, which nobody has to do anything about.
  [HACKED.id]: [
    change("site/search", "fail", "24"),
    change("intrusion/gambling", "fail", "25"),
    change("site/tls", "fail", "24"),
    change("site/tls", "pass", "26"),
  ],
  [GOOD.id]: [change("rss/required", "fail", "10"), change("rss/required", "pass", "12")],
  // Since long before; and what is unknown today is told as neither.
  [OTHER.id]: [change("site/reachable", "fail", "02"), change("site/search", "pass", "28")],
};
const history = (unit: string): UnitHistory => ({ scans: [], changes: HISTORIES[unit] ?? [] });
const overview = overviewOf(watched([HACKED, GOOD, OTHER, NEVER]), RECORDS, LIVE_RULES, [], TODAY);
const letters = weekLetters(overview, history, SINCE);

test("the department is told of all, an office of its own, and one without a mailbox is named", () => {
  expect(letters.map(({ unit, to }) => [unit, to])).toEqual([
    ["7900000", DEPARTMENT],
    ["7900858", OFFICE],
    ["7900860", null],
  ]);
  const told = letters.map(({ facts: { of, seen, erring, broken, mended, intrusions, unseen } }) => ({
    figures: [of, seen, erring],
    broken: broken.map(({ change: { rule } }) => rule),
    mended: mended.map(({ change: { rule } }) => rule),
    intrusions: intrusions.map(({ id }) => id),
    unseen: unseen.map(({ id }) => id),
  }));
  const own = {
    broken: ["intrusion/gambling", "site/search"],
    mended: ["site/tls"],
    intrusions: [HACKED.id],
  };
  expect(told).toEqual([
    { figures: [4, 3, 2], ...own, unseen: [NEVER.id] },
    { figures: [2, 2, 1], ...own, unseen: [] },
    { figures: [2, 1, 1], broken: [], mended: [], intrusions: [], unseen: [NEVER.id] },
  ]);
});

test("a mail program opens it as a draft, in two forms, in which attackers' words are letters", async () => {
  const [letter] = letters;
  if (letter === undefined) throw new Error("there is no letter");
  const written = writeLetter(letter, overview, SINCE, UNTIL, "https://giamsat.hcm.edu.vn");
  const file = await letterFile(written, "giamsat@hcm.edu.vn", DEPARTMENT);
  const mail = await simpleParser(file);
  expect(mail.subject).toBe("Trang trường 23/11/2026-30/11/2026: 2 chỗ mới trái, 1 chỗ đã sửa");
  expect(mail.headers.get("x-unsent")).toBe("1");
  expect(mail.from?.text).toBe("giamsat@hcm.edu.vn");
  for (const form of [mail.text ?? "", String(mail.html)]) {
    expect(form).toContain("3/4");
    expect(form).toContain("Trường THCS Lê Quý Đôn");
    expect(form).toContain("https://giamsat.hcm.edu.vn");
    expect(form).toMatch(/Quận 10/);
    expect(form).not.toContain("\u202e");
  }
  expect(String(mail.html)).not.toMatch(/<script|<img/);
  expect(String(mail.html)).toContain("&lt;script&gt;");
  // It fetches nothing: who opened it stays unknown.
  expect(String(mail.html)).not.toMatch(/<\w[^>]*(src=|url\()/);
});

test("a letter about the whole city stays one that is read", () => {
  const large = overviewOf(largeCity(), largeRecords(), LIVE_RULES, [], TODAY);
  const busy = (): UnitHistory => ({ scans: [], changes: [change("site/search", "fail", "25")] });
  const [letter] = weekLetters(large, busy, SINCE);
  if (letter === undefined) throw new Error("there is no letter");
  const { html, text } = writeLetter(letter, large, SINCE, UNTIL, "");
  expect(text).toContain("… và 860 chỗ nữa.");
  expect(text).toContain("2.671/2.692");
  expect(html.length).toBeLessThan(40_000);
});
