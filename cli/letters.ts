import { join } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { watchedCity } from "../console/city";
import { letterFile, writeLetter } from "../console/letter";
import { overviewOf } from "../console/overview";
import { weekLetters } from "../console/week";
import { buildProject } from "../engine/registry/project";
import { defaultRegistry, withRegistry } from "../engine/registry/read";
import { historyIn, readScans, SCAN_FOLDER } from "../engine/scan/store";
import { targetsOf } from "../engine/scan/target";
import { todayInVietnam } from "../engine/support/day";
import { writeOutput } from "../engine/support/output-file";
import { ROOT } from "../engine/support/root";
import { workplace } from "../engine/support/workplace";
import { loadEnvironment } from "../environments/load";
import { admit } from "../policy/admit";
import { LIVE_RULES } from "../policy/live/index";

interface LettersOptions {
  readonly out: string;
  readonly days: number;
  readonly console: string;
  readonly scans?: string;
  readonly registry: string;
}

const DAY_MS = 86_400_000;

/** `congtruong letters --out DIR`: what a week of scans came to, a letter for the department and one for each office. */
export function registerLetters(program: Command): void {
  program
    .command("letters")
    .requiredOption("--out <folder>", "thư mục để ghi / the folder to write to")
    .option("--days <days>", "kể chừng ấy ngày qua / tell so many days", days, 7)
    .option(
      "--console <url>",
      "địa chỉ bảng giám sát, ghi cuối thư / the console's address, for the letter's end",
      "",
    )
    .option(
      "--scans <folder>",
      "nơi giữ kết quả quét, nếu khác .congtruong/<môi trường>/scan / where scans are kept, if elsewhere",
    )
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .description("thư hằng tuần cho Sở và từng phòng / the week's letters for department and offices")
    .action(async (options: LettersOptions) => {
      const environment = loadEnvironment(process.cwd(), process.env.CONGTRUONG_ENV ?? "sandbox");
      const { admitted, waivers } = withRegistry(options.registry, __filename, (registry, cache) => ({
        admitted: admit(registry, { cache }),
        waivers: registry.waivers,
      }));
      const { city } = buildProject(admitted, environment);
      const folder = options.scans ?? workplace(ROOT, environment.name).file(SCAN_FOLDER);
      const watched = watchedCity(city, targetsOf(city, environment));
      const overview = overviewOf(watched, readScans(folder), LIVE_RULES, waivers, todayInVietnam());
      const history = historyIn(folder);
      const until = new Date();
      const since = new Date(until.getTime() - options.days * DAY_MS).toISOString();
      let count = 0;
      for (const letter of weekLetters(overview, (unit) => history.of(unit), since)) {
        const name = `${letter.name} (${letter.unit})`;
        if (letter.to === null) {
          process.stderr.write(
            `${name}: chưa có hộp thư của hệ thống, không viết thư. / It has no mailbox here.\n`,
          );
          continue;
        }
        const written = writeLetter(letter, overview, since, until.toISOString(), options.console);
        const file = join(options.out, `${letter.unit}.eml`);
        writeOutput(file, await letterFile(written, city.alertMailbox, letter.to));
        process.stdout.write(`${file}: ${letter.to}, ${written.subject}\n`);
        count++;
      }
      process.stdout.write(
        `Đã viết ${count} thư, chưa gửi: mở từng tệp bằng chương trình thư, xem lại rồi gửi. / ${count} letters were written; open them in a mail program and send.\n`,
      );
    });
}

function days(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 400) throw new InvalidArgumentError("1-400");
  return value;
}
