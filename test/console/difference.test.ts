import fc from "fast-check";
import { differenceOf } from "../../console/difference";

const told = (before: string, after: string) =>
  differenceOf(before, after).lines.map(({ kind, text, old, young }) => [kind, text, old, young]);

test("what went and what came, with a little around it", () => {
  const page = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
  const after = page.toSpliced(5, 1, "x", "y");
  expect(told(page.join("\n"), after.join("\r\n"))).toEqual([
    ["skipped", "2", null, null],
    ["same", "c", 3, 3],
    ["same", "d", 4, 4],
    ["same", "e", 5, 5],
    ["gone", "f", 6, null],
    ["come", "x", null, 6],
    ["come", "y", null, 7],
    ["same", "g", 7, 8],
    ["same", "h", 8, 9],
    ["same", "i", 9, 10],
  ]);
  expect(told("a", "a")).toEqual([["skipped", "1", null, null]]);
  expect(told("", "a")).toEqual([["come", "a", null, 1]]);
  expect(differenceOf("", "").lines).toEqual([]);
});

test("a page that comes as one line is broken at its tags", () => {
  const item = (count: number) => `<li>Bài số ${count} của trường</li>`;
  const page = (extra: string) =>
    `<ul>${Array.from({ length: 20 }, (_, count) => item(count)).join("")}${extra}</ul>`;
  const { gone, come, lines } = differenceOf(page(""), page('<a href="https://x.example">nổ hũ</a>'));
  expect([gone, come]).toEqual([0, 2]);
  expect(lines.filter(({ kind }) => kind === "come").map(({ text }) => text)).toEqual([
    '<a href="https://x.example">nổ hũ',
    "</a>",
  ]);
});

/** The longest common part, by a table. */
function fewestEdits(old: readonly string[], young: readonly string[]): number {
  let row = Array.from({ length: young.length + 1 }, () => 0);
  for (const a of old) {
    const next = [0];
    young.forEach((b, index) =>
      next.push(a === b ? row[index]! + 1 : Math.max(row[index + 1]!, next[index]!)),
    );
    row = next;
  }
  return old.length + young.length - 2 * row.at(-1)!;
}

test("of any two texts it tells both, with the fewest edits", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(text, text, (old, young) => {
      const { lines, gone, come } = differenceOf(old.join("\n"), young.join("\n"));
      for (const { kind, text: line, old: a, young: b } of lines) {
        if (kind === "gone" || kind === "same") expect(old[a! - 1]).toBe(line);
        if (kind === "come" || kind === "same") expect(young[b! - 1]).toBe(line);
      }
      expect(gone + come).toBe(fewestEdits(old, young));
      expect(old.length - gone).toBe(young.length - come);
    }),
  );
});

test("two large pages that have nothing in common cost no more than a moment", () => {
  const page = (sign: string) => Array.from({ length: 60_000 }, (_, line) => `${sign} ${line}`).join("\n");
  const start = performance.now();
  const { lines, gone, come, more } = differenceOf(page("a"), page("b"));
  const took = performance.now() - start;
  process.stdout.write(`difference of 60,000 lines: ${Math.round(took)} ms\n`);
  expect([lines.length, gone, come, more]).toEqual([600, 60_000, 60_000, 119_400]);
  // Goals are for a quiet machine.
  expect(took).toBeLessThan(300 * 10);
});
