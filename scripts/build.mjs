// Bundles what runs: the CDKTF app, the command line, the npm verbs and the programs inside our own images.
// esbuild and not tsc: a build in about a second is what lets `cdktf synth` run compiled code every time. CDKTF itself
// goes into the bundle: one file loads in half the time of its hundreds.
import { build } from "esbuild";
import { copyFileSync, existsSync, readdirSync, rmSync } from "node:fs";

const root = new URL("..", import.meta.url).pathname;
process.chdir(root);
rmSync("dist", { recursive: true, force: true });

const entries = {};
// These two start many times a day: a launcher beside each keeps its compiled code.
const launched = { main: "main.ts", congtruong: "cli/main.ts" };
for (const [name, file] of Object.entries(launched)) entries[`${name}.bundle`] = file;
for (const file of readdirSync("scripts")) {
  if (file.endsWith(".ts")) entries[`scripts/${file.slice(0, -3)}`] = `scripts/${file}`;
}
for (const image of readdirSync("images", { withFileTypes: true })) {
  if (image.isDirectory() && existsSync(`images/${image.name}/main.ts`)) {
    entries[`images/${image.name}/main`] = `images/${image.name}/main.ts`;
  }
}

await build({
  entryPoints: entries,
  outdir: "dist",
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
});

for (const name of Object.keys(launched)) copyFileSync("scripts/launcher.cjs", `dist/${name}.js`);
