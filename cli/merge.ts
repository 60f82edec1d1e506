import type { Command } from "commander";
import { ANYWAY, editRegistry } from "../engine/registry/edit";
import { renderEdit } from "../output/review/edit-report";
import { merge, type Merged } from "../registry/edit/merge";
import { departmentOf } from "../registry/import/import";
import { defaultRegistry } from "../engine/registry/read";

interface MergeOptions {
  readonly into: string;
  readonly registry: string;
  readonly anyway?: boolean;
}

/**
 * `congtruong merge A --into B`: a school or an office goes into another one. A begins to retire, B takes over its
 * visitors, its mail and the units that it answers for; nothing of A is lost by that.
 */
export function registerMerge(program: Command): void {
  program
    .command("merge")
    .argument("<id>", "mã đơn vị được nhập / code of the unit that goes")
    .requiredOption(
      "--into <id>",
      "mã đơn vị nhận, hoặc mã của Sở / the unit that takes over, or the department",
    )
    .option("--anyway", ANYWAY)
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .description("nhập một trường hoặc phòng vào đơn vị khác / merge a unit into another")
    .action((id: string, options: MergeOptions) => {
      let done: Merged | null = null;
      const report = editRegistry(
        options.registry,
        (text) => {
          const root = text.files().find(({ path }) => path === text.root)?.text ?? "";
          done = merge(text, id, options.into, departmentOf(root));
        },
        options,
      );
      if (done !== null) process.stdout.write(renderEdit(inWords(id, options.into, done), report));
    });
}

function inWords(id: string, into: string, { name, into: taking, ledOn, children, heirs, focal }: Merged) {
  const extras = [
    ...(children.length > 0 ? [`${children.length} đơn vị trực thuộc`] : []),
    ...(heirs.length > 0 ? [`${heirs.length} đơn vị mà nó kế tục`] : []),
    ...(focal ? ["đầu mối thư điện tử"] : []),
  ];
  return {
    vi:
      `${id} ${name} nhập vào ${into} ${taking}: ${ledOn ? "khách và thư được chuyển tiếp" : "khách và thư không được chuyển đi đâu"}, tên miền giữ chỗ` +
      (extras.length > 0 ? `; chuyển theo: ${extras.join(", ")}` : ""),
    en: `merged; ${ledOn ? "" : "nobody is forwarded; "}${children.length} children follow`,
  };
}
