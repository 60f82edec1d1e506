import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Problem } from "../engine/support/problem";
import { fail } from "../engine/support/progress";
import { synthesise } from "../engine/opentofu/synth";
import { workplace } from "../engine/support/workplace";
import { loadEnvironment } from "../environments/load";
import { buildCity } from "../model/build";
import type { City } from "../model/city";
import { closing } from "../output/review/findings/text";
import { renderFirstLook } from "../output/reports/first-look/page";
import { summariseStack, type StackSummary } from "../output/reports/first-look/stacks";
import { admit } from "../policy/admit";
import { evaluate } from "../policy/evaluate";
import { readRegistry } from "../registry/files";
import { ROOT } from "../engine/support/root";
import { defaultRegistry } from "../engine/registry/read";
import { makeFolder } from "../engine/support/make-folder";

/** `npm start`: what the registry would build, on one page to look at, without any engine. */
async function main(): Promise<void> {
  process.chdir(ROOT);
  const name = process.env["CONGTRUONG_ENV"] ?? "sandbox";
  const environment = loadEnvironment(ROOT, name);
  const registry = readRegistry(defaultRegistry());
  const verdict = evaluate(registry);
  const folder = join(ROOT, ".congtruong", "first-look");
  makeFolder(folder);

  let city: City | null = null;
  let stacks: StackSummary[] = [];
  if (verdict.summary.errors === 0) {
    city = buildCity(admit(registry), environment);
    // A folder of its own: a deployment may be using cdktf.out at this moment.
    const synthesised = join(folder, "synthesised");
    rmSync(synthesised, { recursive: true, force: true });
    await synthesise({ ...workplace(ROOT, name), synthesised });
    stacks = readStacks(synthesised);
  }
  const file = join(folder, "index.html");
  writeFileSync(file, renderFirstLook({ registry, verdict, environment: name, city, stacks }));
  process.stdout.write(`${closing(verdict, "vi")}\n`);
  const resources = stacks.reduce((sum, { total }) => sum + total, 0);
  if (stacks.length > 0) {
    process.stdout.write(
      `${stacks.length} stack, ${resources} tài nguyên cho môi trường ${name} / ${stacks.length} stacks, ${resources} resources for ${name}\n`,
    );
  }
  process.stdout.write(
    `\nMở bằng trình duyệt / open in a browser:\n  file://${file}\n  (${relative(ROOT, file)})\n`,
  );
  if (verdict.summary.errors > 0) process.exitCode = 1;
}

/** The stacks in the order in which they are applied: what the others stand on, the cells, the rest by name. */
function readStacks(synthesised: string): StackSummary[] {
  const folder = join(synthesised, "stacks");
  const rank = (stack: string) => (stack === "foundation" ? 0 : stack.startsWith("cell-") ? 1 : 2);
  const names = readdirSync(folder).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  if (names.length === 0) {
    throw new Problem("Tổng hợp xong mà không có stack nào.", "Synthesis made no stack at all.");
  }
  return names.map((stack) =>
    summariseStack(stack, readFileSync(join(folder, stack, "cdk.tf.json"), "utf8")),
  );
}

void main().catch(fail);
