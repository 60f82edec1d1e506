import type { Command } from "commander";
import { loadProject } from "../engine/registry/project";
import { driftOfSites } from "../engine/sites/reports";
import { ROOT } from "../engine/support/root";
import { driftAsText, isAsEnforced } from "../output/reports/sites/render";

interface DriftOptions {
  readonly unit?: string;
  readonly format: string;
}

/** `congtruong drift`: what schools made of the platform's texts, and what of the enforced is not so. */
export function registerDrift(program: Command): void {
  program
    .command("drift")
    .option("--unit <id>", "chỉ một đơn vị / one unit only")
    .option("--format <format>", "text hoặc json / text or json", "text")
    .description(
      "trang nào đơn vị đã tự sửa; điều gì không còn đúng như quy định / what schools edited; what is not as enforced",
    )
    .action(async ({ unit, format }: DriftOptions) => {
      const { environment, city } = loadProject(ROOT);
      const drifts = await driftOfSites({ environment, city, unit });
      const nameOf = (id: string): string => city.units.find((each) => each.id === id)?.name ?? "";
      process.stdout.write(
        format === "json" ? `${JSON.stringify(drifts, null, 2)}\n` : driftAsText(drifts, nameOf),
      );
      // What editors changed is theirs to change.
      process.exitCode = drifts.every(isAsEnforced) ? 0 : 1;
    });
}
