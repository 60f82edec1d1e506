import type { Command } from "commander";
import { Problem } from "../engine/support/problem";
import { ANYWAY, editRegistry } from "../engine/registry/edit";
import { renderEdit } from "../output/review/edit-report";
import type { RegistryText } from "../registry/edit/registry-text";
import { departmentOf } from "../registry/import/import";
import { defaultRegistry } from "../engine/registry/read";

/** `congtruong move ID PARENT_ID`: another office answers for the unit; its site and its mail stay where they are. */
export function registerMove(program: Command): void {
  program
    .command("move")
    .argument("<id>", "mã đơn vị / the unit's code")
    .argument("<parent>", "mã phòng giáo dục hoặc của Sở / code of the office, or of the department")
    .option("--anyway", ANYWAY)
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .description("chuyển đơn vị sang nơi quản lý khác / give a unit another parent")
    .action(
      (id: string, parent: string, options: { readonly registry: string; readonly anyway?: boolean }) => {
        let name = "";
        const report = editRegistry(
          options.registry,
          (text) => {
            const unit = text.find(id);
            name = requireParent(text, id, parent);
            text.move(unit, parent);
          },
          options,
        );
        process.stdout.write(
          renderEdit({ vi: `${id}: nay do ${name} (${parent}) quản lý`, en: "moved" }, report),
        );
      },
    );
}

/** The name of the unit that is to be in charge. */
function requireParent(text: RegistryText, id: string, parent: string): string {
  const root = text.files().find(({ path }) => path === text.root);
  const department = departmentOf(root?.text ?? "");
  if (parent === department.id) return department.name;
  if (parent === id) {
    throw new Problem(`Đơn vị ${id} không thể tự quản lý mình.`, `Unit ${id} can't be its own parent.`);
  }
  const { name, kind } = text.values(text.find(parent));
  if (kind !== "phong-gddt") {
    throw new Problem(
      `${parent} (${String(name)}) không phải phòng giáo dục: nơi quản lý là một phòng giáo dục, hoặc Sở (${department.id}).`,
      `${parent} is no district office: a parent is an office, or the department (${department.id}).`,
    );
  }
  return String(name);
}
