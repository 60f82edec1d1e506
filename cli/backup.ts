import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { confirm } from "@inquirer/prompts";
import type { Command } from "commander";
import { CellBackup, cellOf, cellsWithBackups } from "../engine/backup/cells";
import { carryOut, planRestore } from "../engine/backup/restore";
import { loadProject, type Project } from "../engine/registry/project";
import { requireWritable } from "../engine/support/output-file";
import { Problem } from "../engine/support/problem";
import { fail } from "../engine/support/progress";
import { ROOT } from "../engine/support/root";
import { stderrReporter } from "../engine/support/stderr-reporter";
import type { CellReport, Wanted } from "../output/plan/backup/facts";
import { backupsAsText, restoredAsText, restorePlanAsText } from "../output/plan/backup/render";

const UNIT = "mã đơn vị / the unit's code";

/** `congtruong backup …`: the backups of schools' sites, and the way back. */
export function registerBackup(program: Command): void {
  const backup = program
    .command("backup")
    .description("sao lưu và khôi phục trang của trường / back up and restore schools' sites");

  backup
    .command("list")
    .option("--unit <id>", "mọi bản của một đơn vị / every backup of one unit")
    .option("--format <format>", "text hoặc json / text or json", "text")
    .description("các bản sao lưu, lần khôi phục thử gần nhất / the backups, and the last drill")
    .action((options: ListOptions) => doing((project) => list(project, options)));

  backup
    .command("run")
    .option("--unit <id>", "chỉ một đơn vị / one unit only")
    .description("sao lưu ngay, không đợi đêm / back up now, without waiting for the night")
    .action((options: UnitOption) => doing((project) => run(project, options)));

  backup
    .command("drill")
    .argument("<id>", UNIT)
    .description(
      "khôi phục thử bản mới nhất vào chỗ trống rồi so / restore the last backup into an empty place and compare",
    )
    .action((unit: string) => doing((project) => drill(project, unit)));

  backup
    .command("restore")
    .argument("<id>", UNIT)
    .option("--page <slug>", "một trang: phần cuối địa chỉ của nó / one page: the last part of its address")
    .option("--all", "toàn bộ đơn vị / all of the unit")
    .requiredOption("--at <snapshot>", "mã bản sao lưu, hoặc latest / the backup's id, or latest")
    .option("--yes", "không hỏi lại / do not ask")
    .description("đưa một bản sao lưu về chỗ cũ, sau khi nói rõ sẽ thay gì / put a backup back in place")
    .action((unit: string, options: RestoreOptions) => doing((project) => restore(project, unit, options)));

  backup
    .command("key")
    .argument("<file>", "tệp sẽ được ghi / the file to write")
    .description(
      "khóa của mọi kho, mã hóa cho người giữ (backup.recipients) / the keys of all repositories, encrypted to their holders",
    )
    .action((file: string) => doing((project) => keys(project, resolve(file))));
}

interface UnitOption {
  readonly unit?: string;
}

interface ListOptions extends UnitOption {
  readonly format: string;
}

interface RestoreOptions {
  readonly page?: string;
  readonly all?: boolean;
  readonly at: string;
  readonly yes?: boolean;
}

async function doing(work: (project: Project) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work(loadProject(ROOT));
  } catch (error) {
    fail(error);
  }
}

const report = stderrReporter();

function cellsFor({ city }: Project, unit: string | undefined): readonly number[] {
  return unit === undefined ? cellsWithBackups(city) : [cellOf(city, unit)];
}

const nameIn =
  ({ city }: Project) =>
  (unit: string): string =>
    city.units.find(({ id }) => id === unit)?.name ?? "";

async function list(project: Project, { unit, format }: ListOptions): Promise<number> {
  const reports: CellReport[] = [];
  for (const cell of cellsFor(project, unit)) {
    reports.push(await new CellBackup(project.environment, cell).list(unit));
  }
  process.stdout.write(
    format === "json"
      ? `${JSON.stringify(reports, null, 2)}\n`
      : backupsAsText(reports, nameIn(project), unit),
  );
  return 0;
}

async function run(project: Project, { unit }: UnitOption): Promise<number> {
  let left = 0;
  for (const cell of cellsFor(project, unit)) {
    report.progress(`cell-${cell}`);
    const { made, failed } = await new CellBackup(project.environment, cell).run(unit);
    for (const [id, snapshot] of Object.entries(made)) process.stdout.write(`${id}: ${snapshot}\n`);
    for (const [id, why] of Object.entries(failed)) {
      process.stdout.write(`${id}: CHƯA SAO LƯU ĐƯỢC / NOT BACKED UP: ${why}\n`);
      left += 1;
    }
  }
  return left === 0 ? 0 : 1;
}

async function drill(project: Project, unit: string): Promise<number> {
  const [cell = 0] = cellsFor(project, unit);
  const error = await new CellBackup(project.environment, cell).drill(unit);
  process.stdout.write(
    error === ""
      ? `${unit}: khôi phục thử đúng như đã sao lưu / restored and as it was backed up\n`
      : `${unit}: KHÔNG ĐẠT / FAILED: ${error}\n`,
  );
  return error === "" ? 0 : 1;
}

async function restore(
  project: Project,
  unit: string,
  { page, all, at, yes }: RestoreOptions,
): Promise<number> {
  if ((page === undefined) === (all !== true)) {
    throw new Problem(
      "Nêu một trong hai: --page ĐỊA-CHỈ cho một trang, hoặc --all cho toàn bộ đơn vị.",
      "Give one of the two: --page SLUG for one page, or --all for all of the unit.",
    );
  }
  const wanted: Wanted = page === undefined ? { what: "all" } : { what: "page", slug: page };
  const [cell = 0] = cellsFor(project, unit);
  const backup = new CellBackup(project.environment, cell);
  const plan = await planRestore(backup, unit, at, wanted);
  process.stdout.write(restorePlanAsText(plan, nameIn(project)(unit), Date.now() / 1000));
  if (yes !== true) await agreed();
  const restored = await carryOut(backup, plan, ({ vi, en }) => report.note(`${vi} / ${en}`));
  process.stdout.write(restoredAsText(plan, restored));
  return 0;
}

async function agreed(): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new Problem(
      "Không có ai ở đây để hỏi (không phải cửa sổ lệnh): hãy xem kế hoạch ở trên rồi chạy lại với --yes.",
      "There is nobody here to ask (this is no terminal): read the plan above and run again with --yes.",
    );
  }
  if (await confirm({ message: "Khôi phục như trên? / Restore as above?", default: false })) return;
  throw new Problem("Chưa làm gì.", "Nothing was done.");
}

async function keys(project: Project, file: string): Promise<number> {
  requireWritable(file);
  const parts: string[] = [];
  for (const cell of cellsWithBackups(project.city)) {
    parts.push(`cell-${cell}\n${await new CellBackup(project.environment, cell).key()}`);
  }
  writeFileSync(file, parts.join("\n"));
  process.stdout.write(
    `${file}: khóa của ${parts.length} cụm, đã mã hóa cho người giữ / the keys of ${parts.length} cells, encrypted to their holders\n`,
  );
  return 0;
}
