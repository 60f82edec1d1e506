// Bundles what runs: the CDKTF app, the command line, the npm verbs and the programs inside our own images.
// esbuild and not tsc: a build in about a second is what lets `cdktf synth` run compiled code every time. CDKTF itself
// goes into a bundle: one file loads in half the time of its hundreds.
import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;
process.chdir(root);
// Written aside and put in place at once: programs and tests that run meanwhile find the old ones or the new.
const outdir = `dist.new-${process.pid}`;
// A build that fails leaves nothing beside the programs that are there.
process.on("exit", () => rmSync(outdir, { recursive: true, force: true }));

const common = {
  outdir,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  sourcemap: "linked",
  logLevel: "warning",
  // Development tools that find files of their own beside their code; and what the library of CycloneDX would use for
  // XML, which we do not write.
  external: ["json-schema-to-typescript", "prettier", "libxmljs2", "xmlbuilder2"],
  loader: { ".liquid": "text", ".md": "text" },
};

// `build.mjs generate`: that one script, before what it generates is there for the others.
const [only] = process.argv.slice(2);
if (only !== undefined) {
  await build({ ...common, outdir: "dist", entryPoints: { [`scripts/${only}`]: `scripts/${only}.ts` } });
  process.exit();
}

const entries = {};
for (const file of readdirSync("scripts")) {
  if (file.endsWith(".ts")) entries[`scripts/${file.slice(0, -3)}`] = `scripts/${file}`;
}
for (const image of readdirSync("images", { withFileTypes: true })) {
  if (image.isDirectory() && existsSync(`images/${image.name}/main.ts`)) {
    entries[`images/${image.name}/main`] = `images/${image.name}/main.ts`;
  }
}

await build({ ...common, entryPoints: entries });

// What an image gives to browsers: `images/<name>/browser.ts`.
const pages = {};
for (const image of readdirSync("images")) {
  if (existsSync(`images/${image}/browser.ts`))
    pages[`images/${image}/browser`] = `images/${image}/browser.ts`;
}
await build({
  ...common,
  ...{
    entryPoints: pages,
    platform: "browser",
    target: "es2020",
    format: "iife",
    minify: true,
    sourcemap: false,
  },
});

await build({
  ...common,
  entryPoints: { main: "main.ts", congtruong: "cli/main.ts" },
  // As `require`, which loads what a verb or a stale stack needs when it is asked for, from the same file.
  supported: { "dynamic-import": false },
  // Node 22 keeps compiled code between runs by itself; Node 20 compiles each time.
  banner: { js: 'require("node:module").enableCompileCache?.();' },
});

const former = `dist.old-${process.pid}`;
if (existsSync("dist")) renameSync("dist", former);
renameSync(outdir, "dist");
rmSync(former, { recursive: true, force: true });
