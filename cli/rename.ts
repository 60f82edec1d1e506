import type { Command } from "commander";
import { Problem } from "../engine/support/problem";
import { ANYWAY, editRegistry } from "../engine/registry/edit";
import { renderEdit } from "../output/review/edit-report";
import { defaultRegistry } from "../engine/registry/read";

/** `congtruong rename ID "NEW NAME"`: the name is shown everywhere and identifies nothing, so nothing moves. */
export function registerRename(program: Command): void {
  program
    .command("rename")
    .argument("<id>", "mã đơn vị / the unit's code")
    .argument("<name>", "tên mới, đặt trong dấu nháy / the new name, in quotes")
    .option("--anyway", ANYWAY)
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .description("đổi tên một đơn vị / give a unit a new name")
    .action((id: string, name: string, options: { readonly registry: string; readonly anyway?: boolean }) => {
      const value = name.normalize("NFC").trim();
      if (value === "") throw new Problem("Tên mới không được để trống.", "The new name must not be empty.");
      let before = "";
      const report = editRegistry(
        options.registry,
        (text) => {
          const unit = text.find(id);
          before = String(text.values(unit)["name"] ?? "");
          text.edit([{ unit, edits: [{ path: ["name"], value }] }]);
        },
        options,
      );
      const done = {
        vi: `${id}: "${before}" đổi tên thành "${value}"; tên miền và hộp thư giữ nguyên`,
        en: "renamed",
      };
      process.stdout.write(renderEdit(done, report));
    });
}
