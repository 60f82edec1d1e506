// Bundles what runs: the CDKTF app, the command line, the npm verbs and the programs inside our own images.
// esbuild and not tsc: a build in about a second is what lets `cdktf synth` run compiled code every time. CDKTF itself
// goes into a bundle: one file loads in half the time of its hundreds.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;
process.chdir(root);
rmSync("dist", { recursive: true, force: true });

const common = {
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
};

// These start many times a day: a launcher beside each keeps its compiled code. What few runs need is a program of its
// own, which loads when it is needed: the quick verbs, all verbs, and what makes stacks, which is CDKTF for the most part.
const launched = { main: "main.ts", congtruong: "cli/main.ts", quick: "cli/quick.ts", verbs: "cli/verbs.ts" };
const stacks = { stacks: "stacks/build.ts" };

/** Programs call each other by the launcher that lies beside them. */
const programsOfTheirOwn = {
  name: "programs-of-their-own",
  setup({ onResolve }) {
    onResolve({ filter: /^(\.\/quick|\.\/verbs|\.\.\/stacks\/build)$/ }, ({ path, kind }) => {
      const program = path === "../stacks/build" ? "stacks" : path.slice("./".length);
      return kind === "dynamic-import" ? { path: `./${program}.js`, external: true } : undefined;
    });
  },
};

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

const bundles = (programs) =>
  Object.fromEntries(Object.entries(programs).map(([name, file]) => [`${name}.bundle`, file]));
await build({ ...common, entryPoints: bundles(stacks) });
const digest = createHash("sha256").update(readFileSync("dist/stacks.bundle.js")).digest("hex");

await build({
  ...common,
  entryPoints: bundles(launched),
  plugins: [programsOfTheirOwn],
  // As `require`, which finds what lies beside the program.
  supported: { "dynamic-import": false },
  // A program is known by its own file (see engine/building.ts): a change of either is then a change of both.
  banner: { js: `// stacks.bundle.js is ${digest}` },
});

for (const name of Object.keys({ ...launched, ...stacks })) {
  copyFileSync("scripts/launcher.cjs", `dist/${name}.js`);
}
