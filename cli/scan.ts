import { type Command, InvalidArgumentError, Option } from "commander";
import { loadEnvironment } from "../environments/load";
import { defaultRegistry, withRegistry } from "../engine/registry/read";
import { buildProject } from "../engine/registry/project";
import { trustedAuthority } from "../engine/sandbox/authority";
import { goRound } from "../engine/scan/rounds";
import { scan } from "../engine/scan/run";
import { SCAN_FOLDER, ScanStore } from "../engine/scan/store";
import { citySubject, targetsOf } from "../engine/scan/target";
import { requireDay, todayInVietnam } from "../engine/support/day";
import { withLock } from "../engine/support/lock";
import { Problem, sentenceOf } from "../engine/support/problem";
import { ROOT } from "../engine/support/root";
import { workplace } from "../engine/support/workplace";
import type { Locale } from "../language/localized";
import { liveFacts } from "../output/reports/scan/facts";
import { scanAsJson, scanAsText } from "../output/reports/scan/render";
import { admit } from "../policy/admit";
import { LIVE_RULES } from "../policy/live/index";
import type { LiveRule } from "../policy/live/rule";
import { nearest } from "../registry/schema/wording";

interface ScanOptions {
  readonly unit: readonly string[];
  readonly rule: readonly string[];
  readonly externalOnly: boolean;
  readonly details: boolean;
  readonly format: "text" | "json";
  readonly locale: Locale;
  readonly pace: number;
  readonly today?: string;
  readonly every?: number;
}

const several = (value: string, before: readonly string[]) => [...before, value];

/**
 * `congtruong scan`: opens every site as its visitors do and holds what it sees against the directive. Exit status 1
 * where an error was seen, 2 when it could not look.
 */
export function registerScan(program: Command): void {
  program
    .command("scan")
    .option(
      "--unit <id>",
      "chỉ xem đơn vị này, dùng được nhiều lần / only this unit, repeatable",
      several,
      [],
    )
    .option(
      "--rule <rule>",
      "chỉ xét quy định này, dùng được nhiều lần / only this rule, repeatable",
      several,
      [],
    )
    .option("--external-only", "chỉ xem trang tự dựng đặt nơi khác / only sites kept elsewhere", false)
    .addOption(
      new Option("--format <format>", "dạng kết quả / form of the output")
        .choices(["text", "json"])
        .default("text"),
    )
    .addOption(new Option("--locale <locale>", "ngôn ngữ / language").choices(["vi", "en"]).default("vi"))
    .option(
      "--details",
      "kể từng chỗ với địa chỉ và cách sửa / tell each breach, its address and remedy",
      false,
    )
    .option("--pace <requests>", "số yêu cầu mỗi giây / requests a second", positive, 40)
    .option(
      "--every <hours>",
      "quét lại mãi, mỗi lượt cách nhau chừng ấy giờ, cho đến khi dừng / again and again, so many hours apart, until it is ended",
      hours,
    )
    .option("--today <date>", "ngày dùng để xét hạn, YYYY-MM-DD / the day by which dates are judged")
    .description("mở mọi trang và xét theo hướng dẫn / open every site and judge it by the directive")
    .action(async (options: ScanOptions) => {
      if (options.every === undefined) return await once(options);
      // A rule that there is not would fail in every round.
      chosenRules(options.rule);
      return await goRound({
        hours: options.every,
        round: () => once(options),
        // Somebody may be editing the registry, or an office have no network for an hour.
        failed: (error) => process.stderr.write(`${sentenceOf(error)}\n`),
      });
    });
}

async function once(options: ScanOptions): Promise<void> {
  const today = options.today === undefined ? todayInVietnam() : requireDay(options.today);
  const environment = loadEnvironment(process.cwd(), process.env.CONGTRUONG_ENV ?? "sandbox");
  const path = process.env.CONGTRUONG_REGISTRY ?? defaultRegistry();
  const { admitted, waivers } = withRegistry(path, __filename, (registry, cache) => ({
    admitted: admit(registry, { cache }),
    waivers: registry.waivers,
  }));
  const { city } = buildProject(admitted, environment);
  const rules = chosenRules(options.rule);
  const all = targetsOf(city, environment);
  const targets = all.filter(
    ({ isHosted, subject: { id } }) =>
      (options.unit.length === 0 || options.unit.includes(id)) && !(options.externalOnly && isHosted),
  );
  const unknown = options.unit.find((id) => !all.some(({ subject }) => subject.id === id));
  if (unknown !== undefined) {
    throw new Problem(
      `Không có trang nào của đơn vị "${unknown}" để xem trong môi trường ${environment.name}: xem lại mã, trạng thái và \`site.host\` của đơn vị.`,
      `There is no site of the unit "${unknown}" to look at in the environment ${environment.name}: check its id, its status and its \`site.host\`.`,
    );
  }
  const place = workplace(ROOT, environment.name);
  const { edge, ports } = environment;
  const folder = place.file(SCAN_FOLDER);
  const store = new ScanStore(folder);
  const { records } = await withLock({ ...place, folder }, async () =>
    scan({
      targets,
      city: citySubject(city, environment),
      rules,
      store,
      nameServer: ports.dns === null ? null : `${edge.ipv4}:${ports.dns}`,
      privateNetworks: environment.scan.privateNetworks,
      ports: [ports.http, ports.https],
      ca: environment.acme.directory === "pebble" ? [await trustedAuthority(place, environment)] : [],
      contact: `${city.portal.url}; mailto:${city.alertMailbox}`,
      today,
      pace: options.pace,
      now: () => new Date(),
      progress: (done, of) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${done}/${of} `);
      },
    }),
  );
  const parents = new Map<string, string>(city.units.map(({ id, parentName }) => [id, parentName]));
  const expected = targets.map(({ url, subject: { id, name } }) => ({
    id,
    name,
    url,
    parentName: parents.get(id) ?? "",
  }));
  const facts = liveFacts(expected, records, rules, waivers, today);
  process.stdout.write(
    options.format === "json" ? scanAsJson(facts) : scanAsText(facts, options.locale, options.details),
  );
  process.exitCode = facts.errors > 0 ? 1 : 0;
}

function chosenRules(ids: readonly string[]): readonly LiveRule[] {
  const known = LIVE_RULES.map(({ id }) => id);
  const stranger = ids.find((id) => !known.includes(id));
  if (stranger !== undefined) {
    const near = nearest(stranger, known);
    throw new Problem(
      `Không có quy định "${stranger}" nào xét được trên trang.${near === null ? "" : ` Có phải là ${near}?`} Xem danh sách: npx congtruong explain`,
      `There is no rule "${stranger}" that a site can be held against.${near === null ? "" : ` Did you mean ${near}?`} For the list: npx congtruong explain`,
    );
  }
  return ids.length === 0 ? LIVE_RULES : LIVE_RULES.filter(({ id }) => ids.includes(id));
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value >= 1 && value <= 1000)) throw new InvalidArgumentError("1-1000");
  return value;
}

function hours(text: string): number {
  const value = Number(text);
  if (!(value >= 1 && value <= 168)) throw new InvalidArgumentError("1-168");
  return value;
}
