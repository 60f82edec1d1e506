import { Listr } from "listr2";
import { type Engine, prepareEngine, prepareProvider } from "../engine/toolchain/toolchain";
import { fail, progress, reporterFor } from "../engine/support/progress";
import { ROOT } from "../engine/support/root";

/** `npm run toolchain [-- --opentofu]`: the engine and its Docker provider, found, fetched or built. */
async function main(): Promise<void> {
  const openTofuOnly = process.argv.includes("--opentofu") || process.env.CONGTRUONG_ENGINE === "opentofu";
  const chosen: { engine?: Omit<Engine, "cliConfig"> } = {};
  await new Listr(
    [
      {
        title: "OpenTofu / Terraform",
        task: async (_, task) => {
          chosen.engine = await prepareEngine({ root: ROOT, openTofuOnly, report: reporterFor(task) });
          task.title = `${chosen.engine.kind} ${chosen.engine.version}: ${chosen.engine.binary}`;
        },
      },
      {
        title: "Docker provider",
        task: async (_, task) => {
          if (chosen.engine === undefined) return;
          const engine = await prepareProvider(chosen.engine, {
            root: ROOT,
            openTofuOnly,
            report: reporterFor(task),
          });
          task.title = `Docker provider: ${engine.cliConfig}`;
        },
      },
    ],
    progress(),
  ).run();
}
void main().catch(fail);
