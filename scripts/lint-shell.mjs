// Holds all shell to shellcheck and shfmt: files in git that are shell by their first line or name, and the steps of
// workflows. With --write the files' form is corrected in place.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const missing = ["shellcheck", "shfmt"].filter((name) => spawnSync(name, ["--version"]).error);
if (missing.length > 0) {
  console.error(`Shell is not checked: install ${missing.join(" and ")} (Debian packages of these names).`);
  process.exit(process.env.CI === "true" ? 1 : 0);
}

const tracked = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0").filter(Boolean);
const isShell = (file) =>
  file.endsWith(".sh") ||
  (!/\.\w+$/.test(file) && /^#!.*\b(ba)?sh$/m.test(readFileSync(file, "latin1").split("\n")[0]));
const files = tracked.filter(isShell);

/** Runs a checker on our own streams. @returns whether it found nothing */
const clean = (program, args, input) =>
  spawnSync(program, args, { input, stdio: [input === undefined ? "ignore" : "pipe", "inherit", "inherit"] })
    .status === 0;

const write = process.argv.includes("--write");
const found = [
  clean("shellcheck", files),
  // Two blanks, `case` branches indented, a blank after `>`: the rest is shfmt's own form.
  clean("shfmt", ["-i", "2", "-ci", "-sr", write ? "-w" : "-d", ...files]),
];

const workflows = tracked.filter((file) => /^\.github\/workflows\/.*\.ya?ml$/.test(file));
for (const file of workflows) {
  for (const [job, { steps = [] }] of Object.entries(parse(readFileSync(file, "utf8")).jobs)) {
    for (const { run, name = run } of steps.filter((step) => step.run !== undefined)) {
      const isClean = clean("shellcheck", ["--shell", "bash", "-"], run);
      if (!isClean) console.error(`^ ${file}, job ${job}, step ${name}`);
      found.push(isClean);
    }
  }
}
process.exitCode = found.every(Boolean) ? 0 : 1;
