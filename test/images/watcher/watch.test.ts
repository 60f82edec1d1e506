import { message } from "../../../images/watcher/message";
import type { Observation } from "../../../images/watcher/observe";
import { conclude, type Memory, type Notice, NOTHING } from "../../../images/watcher/watch";

const PATIENCE = { lostAfter: 3, backAfter: 2 };
const CITY = { name: "hcm.edu.vn", prefix: "truong" };
const START = Date.parse("2026-11-29T07:05:00Z");
const ROUND_MS = 30_000;

/** What each letter of a row says that was seen: `.` all is well, `?` the watcher's own line is gone. */
const SEEN: Readonly<Record<string, Observation | null>> = {
  ".": { edge: null, monitoring: null, mail: null },
  "?": null,
  e: { edge: "timeout", monitoring: undefined, mail: null },
  m: { edge: null, monitoring: null, mail: "mail does not answer" },
  s: { edge: null, monitoring: "no sign of life for 400 s", mail: null },
  // The whole data centre.
  a: { edge: "timeout", monitoring: undefined, mail: "mail does not answer" },
};

/** @returns each notice as `round: what is gone, back: what is back` */
function told(row: string, memory: Memory = NOTHING): readonly string[] {
  const all: string[] = [];
  rounds(row, memory, (notice, round) => {
    const back = notice.back.length === 0 ? "" : `, back: ${notice.back.join(" ")}`;
    all.push(`${round}: ${notice.down.join(" ") || "-"}${back}${notice.isReminder ? ", again" : ""}`);
  });
  return all;
}

function rounds(row: string, start: Memory, tell: (notice: Notice, round: number) => void): Memory {
  let memory = start;
  [...row].forEach((letter, index) => {
    const found = SEEN[letter];
    if (found === undefined) throw new Error(letter);
    const result = conclude(memory, found, new Date(START + index * ROUND_MS), PATIENCE);
    memory = result.memory;
    if (result.notice) tell(result.notice, index + 1);
  });
  return memory;
}

describe("what people are told", () => {
  test.each<[string, string, readonly string[]]>([
    ["a quiet day", "..........", []],
    ["a restart of the edge", "..ee......", []],
    ["again and again a restart", "..ee.ee.ee", []],
    ["the edge", "..eee.....", ["5: edge", "7: -, back: edge"]],
    ["mail", ".mmm..", ["4: mail", "6: -, back: mail"]],
    ["the monitoring", ".sss..", ["4: monitoring", "6: -, back: monitoring"]],
    ["the data centre, in one message", ".aaa..", ["4: edge mail", "6: -, back: edge mail"]],
    ["the data centre, mail a moment later", ".eaaa...", ["5: edge mail", "7: -, back: edge mail"]],
    ["mail comes back a moment later", ".aaam..", ["4: edge mail", "7: -, back: edge mail"]],
    ["first the edge, later mail", ".eeee.aaa..", ["4: edge", "9: edge mail", "11: -, back: edge mail"]],
    ["the watcher's own line", "..????????..", []],
    ["the watcher's own line in the middle", "..e??ee..", ["7: edge", "9: -, back: edge"]],
    // What began to fail and then cannot be asked any more decides nothing: the edge's end must be told.
    ["the monitoring for a moment, then the edge", ".seee..", ["5: edge", "7: -, back: edge"]],
    [
      "the monitoring for a moment, then the data centre",
      ".saaa..",
      ["5: edge mail", "7: -, back: edge mail"],
    ],
    ["a return that does not last", ".eee.e.e..", ["4: edge", "10: -, back: edge"]],
  ])("%s", (_name, row, expected) => {
    expect(told(row)).toEqual(expected);
  });

  test("what lasts is told again after twelve hours, and not sooner", () => {
    const halfDay = (12 * 3_600_000) / ROUND_MS;
    expect(told(`eee${"e".repeat(halfDay)}`)).toEqual(["3: edge", `${halfDay + 3}: edge, again`]);
  });

  test("a restart of the watcher forgets nothing and repeats nothing", () => {
    const memory = JSON.parse(JSON.stringify(rounds("eee", NOTHING, () => undefined))) as Memory;
    expect(told("ee..", memory)).toEqual(["4: -, back: edge"]);
  });

  test("the beginning is when the first failed, not when it was told", () => {
    const notices: Notice[] = [];
    rounds("..eee..", NOTHING, (notice) => notices.push(notice));
    expect(notices.map(({ since }) => since)).toEqual([
      "2026-11-29T07:06:00.000Z",
      "2026-11-29T07:06:00.000Z",
    ]);
  });
});

describe("a message", () => {
  const said = (row: string) => {
    const all: ReturnType<typeof message>[] = [];
    rounds(row, NOTHING, (notice) => all.push(message(CITY, notice)));
    return all;
  };

  test("names what is gone, since when in Vietnam's time, what it means and what to do", () => {
    const [lost, back] = said("..eee..");
    expect(lost?.subject).toBe("[KHẨN] Cổng vào các trang web không trả lời: hcm.edu.vn");
    expect(lost?.text).toContain("từ 14:06 ngày 29/11/2026");
    expect(lost?.text).toContain("Hậu quả: Phụ huynh và nhà trường không mở được trang nào");
    expect(lost?.text).toContain("CẦN LÀM: trên máy của cổng vào");
    expect(lost?.text.match(/docker service ps \S+-edge\b/g)).toEqual([
      "docker service ps truong-edge",
      "docker service ps truong-edge",
    ]);
    expect(lost?.text).toContain("edge: timeout");
    expect(back?.subject).toBe("[ĐÃ PHỤC HỒI] Cổng vào các trang web đã hoạt động lại: hcm.edu.vn");
    expect(back?.text).toContain("sau 2 phút");
    // Nothing that reads like a fault.
    expect(back?.text).not.toMatch(/KHẨN|CẦN LÀM|không trả lời/);
  });

  test("edge and mail together are the data centre, and the two are not told one by one", () => {
    const [lost] = said("aaa");
    expect(lost?.subject).toBe("[KHẨN] Không tới được trung tâm dữ liệu: hcm.edu.vn");
    expect(lost?.text).not.toContain("Cổng vào các trang web không trả lời");
  });

  test("what is back beside what is gone is said", () => {
    const both = said("eeesssss").at(-1);
    expect(both?.subject).toBe("[KHẨN] Hệ thống giám sát đã im lặng: hcm.edu.vn");
    expect(both?.text).toContain("Đã hoạt động lại: cổng vào các trang web.");
  });
});
