import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { appendLines, readLines } from "../../../engine/support/line-file";
import { temporaryFolder } from "../../cli/support";

// Seconds on a quiet machine.
jest.setTimeout(60_000);

const file = join(temporaryFolder(), "lines.jsonl");

test("a file that is not there has no lines", () => {
  expect(readLines(file)).toEqual([]);
});

test("wherever a writer is killed, whole lines stay and the next are whole", () => {
  appendLines(file, [{ name: "Trường Lê Quý Đôn" }, { name: "hai\ndòng" }]);
  appendLines(file, [{ name: "ba" }], true);
  const whole = readFileSync(file);
  const lines = readLines(file);
  expect(lines).toEqual([{ name: "Trường Lê Quý Đôn" }, { name: "hai\ndòng" }, { name: "ba" }]);
  for (let cut = 0; cut <= whole.length; cut++) {
    writeFileSync(file, whole.subarray(0, cut));
    const left = readLines(file);
    expect(left).toEqual(lines.slice(0, left.length));
    appendLines(file, [{ name: "sau" }]);
    expect(readLines(file)).toEqual([...left, { name: "sau" }]);
  }
});
