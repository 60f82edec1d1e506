import type { Command } from "commander";
import { editRegistry } from "../engine/registry/edit";
import { CELL_CAPACITY } from "../model/city";
import { renderEdit } from "../output/review/edit-report";
import { cellSettings } from "../registry/edit/city";
import { choosePlaces } from "../registry/edit/place";
import { defaultRegistry } from "../engine/registry/read";

/** `congtruong place`: writes a cell into every entry that has none, once and for ever. */
export function registerPlace(program: Command): void {
  program
    .command("place")
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .description("điền cụm máy chủ cho đơn vị chưa có / fill in missing cells")
    .action((options: { readonly registry: string }) => {
      let placed = 0;
      let opened: number[] = [];
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
        const root = text.files().find(({ path }) => path === text.root)?.text ?? "";
        const chosen = choosePlaces(cells, CELL_CAPACITY, cellSettings(root).closed);
        placed = chosen.size;
        const used = new Set(cells.map(({ cell }) => cell));
        opened = [...new Set(chosen.values())].filter((cell) => !used.has(cell)).sort((a, b) => a - b);
        text.edit(
          units.flatMap((unit, index) => {
            const cell = chosen.get(index);
            return cell === undefined ? [] : [{ unit, edits: [{ path: ["cell"], value: cell }] }];
          }),
        );
      });
      process.stdout.write(
        renderEdit(
          {
            vi: `Đã điền cụm cho ${placed} đơn vị${opened.length === 0 ? "" : `, mở cụm mới ${opened.join(", ")}`}`,
            en: `${placed} units placed${opened.length === 0 ? "" : `, new cells ${opened.join(", ")}`}`,
          },
          report,
        ),
      );
    });
}
