import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { withoutPulling } from "../../support/docker";

const FILES = execFileSync("git", ["ls-files", "*.ts", "*.mjs", "*.md", "*.sh", "images", ".ci", ".github"], {
  encoding: "utf8",
})
  .trim()
  .split("\n")
  // This file shows what it looks for.
  .filter((file) => existsSync(file) && !file.endsWith("docker/pull.test.ts"));

/** What starts a container, in each way in which it is written: `docker run …` and `"run", "--rm", …`. */
const STARTS = [
  /\bdocker (?:-H \S+ )?(?:run|create) (?!and\b)[^\n`]*/g,
  /"run",\s+"(?:-[a-z]|--[a-z]+)",?[^)]*/g,
];

test("no container is started of an image that a public hub would be asked for", () => {
  const asking = FILES.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    return STARTS.flatMap((start) => [...text.matchAll(start)])
      .filter(({ 0: words, index }) => !words.includes("--pull") && !isGuarded(text.slice(0, index)))
      .map(([words]) => `${file}: ${words.slice(0, 80)}`);
  });
  expect(asking).toEqual([]);
  expect(FILES.length).toBeGreaterThan(500);
});

/** The tests' own `docker(…)` adds the words itself. */
const isGuarded = (before: string): boolean => /(?<![.\w])docker\(\s*(?:\.\.\.\[\s*)?$/.test(before);

test("the tests' own way to start a container asks nobody", () => {
  expect(withoutPulling(["run", "--rm", "a:b"])).toEqual(["run", "--pull", "never", "--rm", "a:b"]);
  expect(withoutPulling(["volume", "create", "a"])).toEqual(["volume", "create", "a"]);
});
