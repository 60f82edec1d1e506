import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const SCRIPT = join(process.cwd(), "scripts/lint-shell.mjs");
const isThere = ["shellcheck", "shfmt"].every((name) => spawnSync(name, ["--version"]).status === 0);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lint-shell-"));
  execFileSync("git", ["init", "-q"], { cwd: folder });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function lint(files: Readonly<Record<string, string>>, environment: Record<string, string> = {}) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  execFileSync("git", ["add", "."], { cwd: folder });
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, CI: "", ...environment },
  });
  return { status, said: stdout + stderr };
}

const workflow = (run: string): string => JSON.stringify({ jobs: { a: { steps: [{ name: "Say", run }] } } });
const SOUND = '#!/bin/bash\necho "$1"\n';

// Where they are missing, CI has failed in `npm run lint` already.
(isThere ? describe : describe.skip)("what shell is held to", () => {
  test.each<[string, Record<string, string>, number, RegExp]>([
    [
      "sound ones",
      { "bin/run": SOUND, "lib.sh": SOUND, ".github/workflows/a.yml": workflow("true") },
      0,
      /^$/,
    ],
    ["a program without a suffix", { "bin/run": "#!/bin/bash\necho $1\n" }, 1, /SC2086/],
    ["the form", { "lib.sh": '#!/bin/bash\nif true; then\necho "$1"\nfi\n' }, 1, /^\+ {2}echo/m],
    [
      "a step of a workflow",
      { "lib.sh": SOUND, ".github/workflows/a.yml": workflow("echo $A") },
      1,
      /SC2086[^]*a\.yml, job a, step Say/,
    ],
    [
      "what is no shell",
      { "lib.sh": SOUND, "a.php": "<?php echo $1;\n", README: "#!/bin/sh is a line\n" },
      0,
      /^$/,
    ],
  ])("%s", (_name, files, status, says) => {
    const done = lint(files);
    expect(done.said).toMatch(says);
    expect(done.status).toBe(status);
  });
});

test.each([
  ["", 0],
  ["true", 1],
])("a machine without the programs says so in one line (CI=%j)", (CI, status) => {
  const bin = join(folder, ".bin");
  mkdirSync(bin);
  const git = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
  symlinkSync(git, join(bin, "git"));
  expect(lint({ "lib.sh": SOUND }, { CI, PATH: bin })).toEqual({
    status,
    said: "Shell is not checked: install shellcheck and shfmt (Debian packages of these names).\n",
  });
});
