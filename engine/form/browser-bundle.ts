import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { lastLines, Problem } from "../support/problem";
import { ROOT } from "../support/root";

/**
 * Compiles a program with everything it imports into one script for browsers of the last five years.
 *
 * @param entry path from the repository's root
 * @throws Problem when it can't be compiled
 */
export function bundleForBrowser(entry: string): string {
  const esbuild = join(ROOT, "node_modules", ".bin", "esbuild");
  const args = ["--bundle", "--minify", "--format=iife", "--target=es2020", "--charset=utf8"];
  try {
    return execFileSync(
      esbuild,
      [entry, ...args, "--jsx=automatic", "--jsx-import-source=preact", "--log-level=error"],
      { cwd: ROOT, encoding: "utf8", maxBuffer: 64 * 1024 * 1024, stdio: ["ignore", "pipe", "pipe"] },
    );
  } catch (error) {
    const said = (error as { readonly stderr?: string }).stderr ?? String(error);
    throw new Problem(
      `Không dựng được ${entry} cho trình duyệt. Chạy \`npm ci\` rồi làm lại.`,
      `${entry} can't be compiled for the browser. Run \`npm ci\` and try again.`,
      lastLines(said),
    );
  }
}
