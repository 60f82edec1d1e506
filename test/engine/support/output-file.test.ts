import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { registerBundle } from "../../../cli/bundle";
import { registerExport } from "../../../cli/export";
import { registerForm } from "../../../cli/form";
import { registerReport } from "../../../cli/report";
import { registerSbom } from "../../../cli/sbom";
import { writeFiles } from "../../../engine/registry/edit";
import { makeFolder } from "../../../engine/support/make-folder";
import { requireWritable, writeOutput } from "../../../engine/support/output-file";
import { runVerb, temporaryFolder } from "../../cli/support";

/** The kernel says of any folder here that it is missing, although what is above it is there. */
const NOWHERE = "/proc/congtruong";
const REFUSED = /Không ghi được .*\/proc\/congtruong[^]*Can't write \/proc\/congtruong/;

test.each<readonly [string, () => unknown]>([
  ["a folder", () => makeFolder(`${NOWHERE}/a/b`)],
  ["a file", () => writeOutput(`${NOWHERE}/a/b.txt`, "x")],
  ["what will be a file", () => requireWritable(`${NOWHERE}/a/b.txt`)],
])("%s below /proc is refused in a sentence", (_, write) => {
  expect(write).toThrow(REFUSED);
});

test("a file of the registry below /proc too", () => {
  expect(() => writeFiles([{ path: `${NOWHERE}/schools.yaml`, text: "" }])).toThrow(
    /Không ghi được sổ đăng ký/,
  );
});

test.each<readonly [string, (program: Command) => void, readonly string[]]>([
  ["report", registerReport, ["--registry", ".", "--out", NOWHERE]],
  ["form", registerForm, ["--registry", ".", "--out", NOWHERE]],
  ["export", registerExport, ["--registry", ".", "--out", `${NOWHERE}/a.xlsx`]],
  ["export", registerExport, ["--registry", ".", "--out", `${NOWHERE}/a.csv`]],
  ["sbom", registerSbom, ["--output", `${NOWHERE}/bom.json`]],
  ["bundle", registerBundle, ["--output", `${NOWHERE}/a.tar`]],
])("`congtruong %s` says so at once", async (verb, register, args) => {
  await expect(runVerb(register, verb, ...args)).rejects.toThrow(REFUSED);
});

test("folders are made, a file is written whole, and nothing is left beside it", () => {
  const folder = temporaryFolder();
  const file = join(folder, "a", "b", "c.txt");
  requireWritable(file);
  writeOutput(file, "một");
  writeOutput(file, new TextEncoder().encode("hai"));
  expect(readFileSync(file, "utf8")).toBe("hai");
  expect(readdirSync(join(folder, "a", "b"))).toEqual(["c.txt"]);
});

test("a folder in the place of the file, and a file in the place of a folder, are refused", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "d"));
  writeFileSync(join(folder, "f"), "");
  for (const write of [requireWritable, (file: string) => writeOutput(file, "x")]) {
    expect(() => write(join(folder, "d"))).toThrow(/EISDIR/);
    expect(() => write(join(folder, "f", "x.txt"))).toThrow(/ENOTDIR/);
  }
});

test("what is no file stays what it is", () => {
  writeOutput("/dev/null", "x");
  expect(existsSync("/dev/null")).toBe(true);
  expect(readFileSync("/dev/null", "utf8")).toBe("");
});
