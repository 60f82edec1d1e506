import { readFileSync } from "node:fs";
import { join } from "node:path";
import { detectLegacy } from "../../../policy/text";

const page = readFileSync(join(__dirname, "../../../docs/text-encodings.md"), "utf8");
const rows = [
  ...page.matchAll(/^\| (`+) ?(.+?) ?\1 \| `(tcvn3|vni|viqr|windows-1258|utf8-as-latin1)` \| (.+?) \|$/gm),
];

test("the page shows each encoding", () => {
  expect(new Set(rows.map((row) => row[3])).size).toBe(5);
});

test.each(rows.map((row) => [row[2] ?? "", row[3] ?? "", row[4] ?? ""]))(
  "the page is right about %s",
  (written, encoding, corrected) => {
    expect(detectLegacy(written)).toEqual({ encoding, corrected });
  },
);
