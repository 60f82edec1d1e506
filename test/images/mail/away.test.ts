import { awayFault, awayOf, awayScript, readAway, type Away } from "../../../images/mail/away";

const AWAY: Away = {
  ...{ from: "2026-12-01", until: "2026-12-05", subject: "Đi công tác" },
  text: 'Tôi "vắng" đến hết ngày 5.\nGửi C:\\vanthu@hcm.edu.vn\n.\nAn',
};
const BOX = { address: "an@hcm.edu.vn", aliases: ["cu@hcm.edu.vn"] };

test("a script says what, to whom and between which days, and gives back what it was made from", () => {
  const script = awayScript(AWAY, BOX);
  expect(script).toContain(':addresses ["an@hcm.edu.vn", "cu@hcm.edu.vn"]');
  expect(script).toContain('currentdate :zone "+0700" :value "ge" "date" "2026-12-01"');
  expect(script).toContain('currentdate :zone "+0700" :value "le" "date" "2026-12-05"');
  expect(script).toContain('"Tôi \\"vắng\\" đến hết ngày 5.\r\nGửi C:\\\\vanthu@hcm.edu.vn\r\n.\r\nAn";');
  expect(awayOf(script)).toEqual(AWAY);
});

test("without days it holds until it is taken away, and without a subject the letter's own is answered", () => {
  const script = awayScript({ ...AWAY, from: "", until: "", subject: "" }, BOX);
  expect(script).not.toMatch(/currentdate|:subject/);
});

test.each<[Partial<Away>, string | null]>([
  [{}, null],
  [{ from: "", until: "2026-12-05" }, null],
  [{ from: "2026-12-06" }, "days"],
  [{ from: "2026-02-30" }, "days"],
  [{ until: "mai" }, "days"],
  [{ text: " \n" }, "empty"],
  [{ text: "x".repeat(4001) }, "long"],
  [{ subject: "x".repeat(201) }, "long"],
])("%j is judged: %s", (change, fault) => {
  expect(awayFault({ ...AWAY, ...change })).toBe(fault);
});

test("what somebody enters ends no line of a letter's head, and carries nothing that no letter carries", () => {
  const read = readAway({ ...AWAY, subject: "a\r\nBcc: x@y.test", text: "a\0b\u0007\r\nc\ud800" });
  expect(read).toMatchObject({ subject: "a Bcc: x@y.test", text: "ab\nc\ufffd" });
  expect(readAway({ ...AWAY, text: 1 })).toBeNull();
  expect(readAway(null)).toBeNull();
});

test("a script that is not ours is none", () => {
  expect(awayOf('require ["fileinto"];')).toBeNull();
  expect(awayOf("# away {")).toBeNull();
});
