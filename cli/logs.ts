import type { Command } from "commander";
import { readHeads } from "../engine/logs/heads";
import { searchStore, verifyStore } from "../engine/logs/store";
import { wordsOfUnit } from "../engine/logs/unit-words";
import { loadProject } from "../engine/registry/project";
import { Problem } from "../engine/support/problem";
import { ROOT } from "../engine/support/root";
import { sinceOf } from "../engine/support/since";
import { loadEnvironment } from "../environments/load";
import { LOG_CLASSES, type LogClass } from "../images/logs/records";
import { verifyLogs, type Witness } from "../images/logs/verify";
import { foundAsText, verdictAsText } from "../output/reports/logs/render";

const FORMAT = ["--format <format>", "text hoặc json / text or json", "text"] as const;
const MOST = 20_000;

/** `congtruong logs …`: what all containers have written, kept where none of them can change it. */
export function registerLogs(program: Command): void {
  const logs = program
    .command("logs")
    .description("nhật ký của toàn hệ thống, giữ ở nơi không ai sửa được / the logs of the whole platform");

  logs
    .command("verify")
    .option(
      "--heads <file>",
      "các mốc đã ký mà máy canh bên ngoài giữ / the signed heads that the watcher kept",
    )
    .option("--folder <folder>", "kiểm một bản sao của kho / verify a copy of the store")
    .option(...FORMAT)
    .description("nhật ký có còn nguyên vẹn không / whether the logs are still as they were written")
    .action(verify);

  logs
    .command("search")
    .option("--unit <id>", "những gì về một đơn vị / what is about one unit")
    .option("--text <text>", "dòng có chữ này / lines with this text")
    .option("--class <name...>", LOG_CLASSES.join(", "))
    .option("--since <time>", "từ bao giờ: 24h, 7d, hoặc một ngày 2026-11-20 / how far back, or a day", "24h")
    .option("--limit <number>", "nhiều nhất bao nhiêu dòng / at most so many lines", "1000")
    .option(...FORMAT)
    .description("tìm trong nhật ký / search the logs")
    .action(search);
}

interface VerifyOptions {
  readonly heads?: string;
  readonly folder?: string;
  readonly format: string;
}

async function verify({ heads: file, folder, format }: VerifyOptions): Promise<void> {
  const environment = loadEnvironment(ROOT, process.env["CONGTRUONG_ENV"] ?? "sandbox");
  const [key] = environment.publicKeys.logs;
  if (key === undefined) {
    throw new Problem(
      "Chưa biết khóa công khai của kho nhật ký: hãy chạy `npx congtruong public-keys collect`, đưa tệp vào git rồi chạy lại.",
      "The public key of the store of logs is not known: run `npx congtruong public-keys collect`, commit the file, and run this again.",
    );
  }
  const heads = file === undefined ? [] : readHeads(file);
  const witness: Witness = { publicKey: key.publicKey, heads, retention: environment.logs.keepDays };
  const verdict =
    folder === undefined
      ? await verifyStore(environment, witness)
      : await verifyLogs(folder, witness, new Date());
  process.stdout.write(
    format === "json" ? `${JSON.stringify(verdict, null, 2)}\n` : verdictAsText(verdict, heads.length),
  );
  if (verdict.faults.length > 0) process.exitCode = 1;
}

interface SearchOptions {
  readonly unit?: string;
  readonly text?: string;
  readonly class?: readonly string[];
  readonly since: string;
  readonly limit: string;
  readonly format: string;
}

async function search({ unit, text, class: classes, since, limit, format }: SearchOptions): Promise<void> {
  const now = Date.now() / 1000;
  const { environment, city } = loadProject(ROOT);
  const most = limitOf(limit);
  const found = await searchStore(environment, {
    anyOf: unit === undefined ? [] : wordsOfUnit(city, unit),
    ...(text === undefined ? {} : { text }),
    since: sinceOf(since, now),
    until: now,
    ...(classes === undefined ? {} : { classes: classes.map(classNamed) }),
    limit: most,
  });
  process.stdout.write(format === "json" ? `${JSON.stringify(found, null, 2)}\n` : foundAsText(found, most));
}

function classNamed(text: string): LogClass {
  const found = LOG_CLASSES.find((of) => of === text);
  if (found !== undefined) return found;
  throw new Problem(
    `--class không có "${text}": hãy chọn trong ${LOG_CLASSES.join(", ")}.`,
    `--class knows no "${text}": choose among ${LOG_CLASSES.join(", ")}.`,
  );
}

function limitOf(text: string): number {
  const limit = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : NaN;
  if (limit <= MOST) return limit;
  throw new Problem(
    `--limit không hiểu "${text}": hãy viết một số từ 1 đến ${MOST}.`,
    `--limit does not understand "${text}": write a number from 1 to ${MOST}.`,
  );
}
