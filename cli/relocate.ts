import { InvalidArgumentError, type Command } from "commander";
import { Problem } from "../engine/support/problem";
import { editRegistry } from "../engine/registry/edit";
import { CELL_CAPACITY } from "../model/city";
import { renderEdit } from "../output/review/edit-report";
import { DOWN_SECONDS } from "../output/plan/effects";
import { cellSettings } from "../registry/edit/city";
import type { RegistryText } from "../registry/edit/registry-text";
import { finishRelocation, relocate, standingOf } from "../registry/edit/relocate";
import { defaultRegistry } from "../engine/registry/read";

interface RelocateOptions {
  readonly registry: string;
  readonly to?: number;
  readonly finish?: boolean;
}

/**
 * `congtruong relocate ID --to CELL`: another cell takes the unit over with all that is in it. The registry is edited,
 * `congtruong deploy` carries it out. `--finish` afterwards gives the former cell's copy up.
 */
export function registerRelocate(program: Command): void {
  program
    .command("relocate")
    .argument("<id>", "mã đơn vị / the unit's code")
    .option("--to <cell>", "số của cụm mới / number of the new cell", cellNumber)
    .option("--finish", "dọn bản cũ ở cụm cũ, từng bước một / give the former copy up, one step at a time")
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .description("chuyển đơn vị sang cụm máy chủ khác, nội dung giữ nguyên / move a unit to another cell")
    .action((id: string, options: RelocateOptions) => {
      if ((options.to === undefined) === (options.finish !== true)) {
        throw new Problem(
          `Nêu một trong hai: --to CỤM để chuyển, hoặc --finish để dọn bản cũ.`,
          `Give one of the two: --to CELL to move it, or --finish to give the former copy up.`,
        );
      }
      let done = { vi: "", en: "" };
      const report = editRegistry(options.registry, (text) => {
        done = options.to === undefined ? finish(text, id) : start(text, id, options.to);
      });
      process.stdout.write(renderEdit(done, report));
    });
}

function start(text: RegistryText, id: string, to: number) {
  const { unit, standing, all, cells } = read(text, id);
  text.edit([{ unit, edits: relocate(standing, to, all, cells, CELL_CAPACITY) }]);
  return {
    vi:
      `${id}: chuyển từ cụm ${standing.cell} sang cụm ${to}, nội dung, tên miền và hộp thư giữ nguyên. ` +
      `Khi \`congtruong deploy\` áp dụng, trang đứng máy khoảng ${DOWN_SECONDS.relocated} giây; ` +
      `xem trang chạy tốt rồi thì \`congtruong relocate ${id} --finish\``,
    en: `moved; down for about ${DOWN_SECONDS.relocated} s when deployed, then --finish`,
  };
}

function finish(text: RegistryText, id: string) {
  const { unit, standing, all, cells } = read(text, id);
  const { edits, next } = finishRelocation(standing, all, cells);
  text.edit([{ unit, edits }]);
  const from = standing.relocation?.from;
  return next === "drop"
    ? {
        vi: `${id}: lần áp dụng tới, cụm ${from} xóa bản cũ, sau khi thấy cụm ${standing.cell} đã nhận đủ; sau đó chạy lại lệnh này một lần nữa`,
        en: `the next deployment drops the copy in cell ${from}; run this once more after it`,
      }
    : { vi: `${id}: xong, cụm ${from} không còn liên quan`, en: `cell ${from} is done with it` };
}

function read(text: RegistryText, id: string) {
  const all = text.units().map((unit) => standingOf(unit.id, text.values(unit)));
  const unit = text.find(id);
  const root = text.files().find(({ path }) => path === text.root)?.text ?? "";
  return { unit, all, standing: standingOf(id, text.values(unit)), cells: cellSettings(root) };
}

function cellNumber(value: string): number {
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
  throw new InvalidArgumentError("số cụm là số nguyên từ 1 / a cell is a whole number from 1");
}
