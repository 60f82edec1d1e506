// `npm run bench [-- NAME [NUMBER] ...]`: every benchmark, or those named, one after another. Each prints JSON lines.
// A number after a name is that benchmark's own size.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { buildSync } from "esbuild";

const sizes = new Map();
const wanted = process.argv.slice(2).filter((word, index, all) => {
  const size = index > 0 && /^[1-9][0-9]*$/.test(word);
  if (size) sizes.set(all[index - 1], word);
  return !size;
});
const names = readdirSync("bench")
  .filter((file) => file.endsWith(".ts"))
  .map((file) => basename(file, ".ts"))
  .filter((name) => wanted.length === 0 || wanted.includes(name));
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(", ")} in bench/.`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "bench-"));
try {
  for (const name of names) {
    const outfile = join(folder, `${name}.js`);
    buildSync({
      entryPoints: [`bench/${name}.ts`],
      bundle: true,
      platform: "node",
      outfile,
      external: ["esbuild", "libxmljs2", "xmlbuilder2"],
      loader: { ".liquid": "text", ".md": "text" },
      logLevel: "error",
    });
    const env = { ...process.env, NODE_PATH: join(process.cwd(), "node_modules") };
    const { status } = spawnSync(process.execPath, [outfile, ...(sizes.has(name) ? [sizes.get(name)] : [])], {
      stdio: "inherit",
      env,
    });
    if (status !== 0) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
