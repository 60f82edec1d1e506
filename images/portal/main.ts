import { createHash } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { logOf } from "../base/log";
import { readFacts } from "./facts";
import { renderPages } from "./pages";

/** Below this, a compressed twin saves nothing worth a file. */
const WORTH_COMPRESSING = 1000;

/**
 * Renders the channel into a folder of its own below `target` and then lets `target/current` point to it: a visitor
 * sees the old pages or the new ones, never some of both. The folder before that one stays for requests under way.
 */
function publish(channel: string, target: string, generation: string, statics: string): number {
  const style = asset(statics, "directory.css");
  const script = asset(statics, "directory.js");
  const facts = readFacts(channel);
  const pages = renderPages(facts, { style: `/${style.path}`, script: `/${script.path}` });

  const name = `pages-${createHash("sha256").update(generation).digest("hex").slice(0, 12)}`;
  const folder = join(target, name);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of [
    ...Object.entries(pages),
    ...Object.entries(facts.mail),
    [style.path, style.text],
    [script.path, script.text],
  ]) {
    write(join(folder, path as string), text as string);
  }

  const link = join(target, "current.new");
  rmSync(link, { force: true });
  const before = currentName(target);
  symlinkSync(name, link);
  renameSync(link, join(target, "current"));
  for (const old of readdirSync(target)) {
    if (old.startsWith("pages-") && old !== name && old !== before)
      rmSync(join(target, old), { recursive: true });
  }
  return facts.units.length;
}

function currentName(target: string): string | null {
  const path = readdirSync(target, { withFileTypes: true }).find(({ name }) => name === "current");
  return path?.isSymbolicLink() === true ? readlinkSync(join(target, "current")) : null;
}

function asset(statics: string, name: string): { readonly path: string; readonly text: string } {
  const text = readFileSync(join(statics, name), "utf8");
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 10);
  return { path: `assets/${name.replace(".", `.${hash}.`)}`, text };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  if (text.length >= WORTH_COMPRESSING) writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
}

const log = logOf("portal");
const [channel, target, generation] = process.argv.slice(2);
if (channel === undefined || target === undefined || generation === undefined) {
  log.error("usage: main.js CHANNEL TARGET GENERATION");
  process.exit(64);
}
try {
  const started = performance.now();
  const count = publish(channel, target, generation, process.env.STATIC_DIRECTORY ?? "/opt/portal/static");
  log.say(`rendered ${count} units in ${Math.round(performance.now() - started)} ms`);
} catch (error) {
  log.error(`kept the old pages: ${(error as Error).message}`);
  // What the system says no to may do later; facts that cannot be read never will (`follow` in images/base/toolkit.sh).
  process.exit("code" in (error as Error) ? 1 : 65);
}
