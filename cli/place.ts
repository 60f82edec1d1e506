import type { Command } from "commander";
import { editRegistry } from "../engine/registry-edit";
import { CELL_CAPACITY } from "../model/city";
import { renderEdit } from "../output/edit-report";
import { choosePlaces } from "../registry/edit/place";

/** `congtruong place`: writes a cell into every entry that has none, once and for ever. */
export function registerPlace(program: Command): void {
  program
    .command("place")
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .description("điền cụm máy chủ cho đơn vị chưa có / fill in missing cells")
    .action((options: { readonly registry: string }) => {
      let placed = 0;
      const report = editRegistry(options.registry, (text) => {
        const units = text.units();
        const cells = units.map((unit) => {
          const { id, cell } = text.values(unit);
          // What can't be read, or holds something else than a number, is for its owner to repair.
          if (id === undefined || (cell !== undefined && cell !== null && typeof cell !== "number")) {
            return { id: unit.id, cell: 0 };
          }
          return { id: unit.id, cell: cell ?? null };
        });
        const chosen = choosePlaces(cells, CELL_CAPACITY);
        placed = chosen.size;
        text.edit(
          units.flatMap((unit, index) => {
            const cell = chosen.get(index);
            return cell === undefined ? [] : [{ unit, edits: [{ path: ["cell"], value: cell }] }];
          }),
        );
      });
      process.stdout.write(
        renderEdit({ vi: `Đã điền cụm cho ${placed} đơn vị`, en: `${placed} units placed` }, report),
      );
    });
}

function defaultRegistry(): string {
  return process.env["CONGTRUONG_REGISTRY"] ?? "schools.yaml";
}
