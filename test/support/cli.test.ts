import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeAbandoned } from "./cli";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "support-cli-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("what a killed run left is removed; what belongs to a running one, or to nobody's test, stays", () => {
  const { pid: gone } = spawnSync(process.execPath, ["--version"]);
  const whose = (pid: number) => [`test-cli-${pid}.js`, `cache/test-cli-${pid}/city/shelf.json`];
  const stays = [...whose(process.pid), "cache/congtruong.bundle/city/shelf.json", "images.json"];
  // One of another run left only what it remembered.
  const goes = [...whose(gone), "cache/test-cli-999999999/shelf.json"];
  for (const path of [...stays, ...goes]) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), "");
  }
  removeAbandoned(folder);
  expect([...stays, ...goes].filter((path) => existsSync(join(folder, path)))).toEqual(stays);
  expect(existsSync(join(folder, "cache", `test-cli-${gone}`))).toBe(false);
});

test("a folder that is not there yet is no fault", () => {
  expect(() => removeAbandoned(join(folder, "none"))).not.toThrow();
});
