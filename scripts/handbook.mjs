// `npm run handbook`: makes the pictures of docs/editors.vi.md anew, from a school's site that runs for it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { buildSync } from "esbuild";

process.chdir(new URL("..", import.meta.url).pathname);
const folder = mkdtempSync(join(tmpdir(), "handbook-"));
try {
  const outfile = join(folder, "handbook.js");
  buildSync({
    entryPoints: ["test/images/site/handbook.ts"],
    bundle: true,
    platform: "node",
    outfile,
    external: ["playwright-core", "axe-core", "libxmljs2", "xmlbuilder2"],
    loader: { ".liquid": "text", ".md": "text" },
    logLevel: "error",
  });
  const env = { ...process.env, NODE_PATH: join(process.cwd(), "node_modules") };
  process.exitCode = spawnSync(process.execPath, [outfile], { stdio: "inherit", env }).status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
