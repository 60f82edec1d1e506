import type { Command } from "commander";
import {
  addSilence,
  alertmanagerOf,
  endSilence,
  listSilences,
  type Matchers,
  matchersOf,
  type Silence,
  type SilenceEntry,
  silenceLog,
} from "../engine/monitoring/silences";
import { loadProject } from "../engine/registry/project";
import { gitUser } from "../engine/support/git-user";
import { Problem } from "../engine/support/problem";
import { ROOT } from "../engine/support/root";
import { loadEnvironment } from "../environments/load";
import type { City } from "../model/city";
import type { Environment } from "../environments/environment";
import { ALERTS } from "../templates/monitoring/alerts";

/** `congtruong silence …`: no messages about what is known, for a while; who said so and why is kept. */
export function registerSilence(program: Command): void {
  const silence = program
    .command("silence")
    .description(
      "tạm ngừng báo về việc đã biết: bảo trì, sự cố đang xử lý / no messages about what is known: maintenance, a fault in hand",
    );
  const server = () => alertmanagerOf(loadEnvironment(ROOT, process.env["CONGTRUONG_ENV"] ?? "sandbox"));

  silence
    .command("add")
    .option("--unit <id...>", "đơn vị / units")
    .option("--cell <number...>", "cụm / cells")
    .option("--node <name...>", "máy / nodes")
    .option("--alert <name...>", "loại cảnh báo, như SiteDown / alerts, such as SiteDown")
    .option("--all", "mọi cảnh báo / every alert")
    .option(
      "--from <time>",
      'từ lúc nào, giờ Việt Nam: "2026-12-05 22:00"; mặc định là ngay / since when, in Viet Nam; at once by default',
    )
    .requiredOption("--for <time>", "trong bao lâu: 30m, 2h, 3d (tối đa 30d) / for how long, at most 30d")
    .requiredOption("--reason <text>", "lý do / why")
    .option("--by <who>", "ai quyết định; mặc định theo git / who decides; git's user by default")
    .description("tạm ngừng báo; cảnh báo vẫn được theo dõi / hold messages back; alerts are still watched")
    .action(async (options: AddOptions) => {
      const { city, environment } = loadProject(ROOT);
      const wanted = wantedOf(options, city, environment);
      const duration = durationOf(options.for);
      const start = options.from === undefined ? undefined : startOf(options.from, new Date());
      const reason = options.reason.trim();
      if (reason === "")
        throw new Problem('Thiếu lý do: --reason "…".', 'The reason is empty: --reason "…".');
      const author = options.by?.trim() ?? (await decider());
      const id = await addSilence(alertmanagerOf(environment), {
        ...{ matchers: matchersOf(wanted), duration, author, reason },
        ...(start === undefined ? {} : { start }),
      });
      const [vi, en] =
        options.from === undefined ? ["", ""] : [` từ ${options.from}`, ` from ${options.from}`];
      process.stdout.write(
        `${id}\nTạm ngừng báo${vi} trong ${duration}: ${about(wanted, city)}. Kết thúc sớm: congtruong silence end ${id}\n` +
          `No messages${en} for ${duration}; to end it sooner: congtruong silence end ${id}\n`,
      );
    });

  silence
    .command("list")
    .option("--format <format>", "text hoặc json / text or json", "text")
    .description("những gì đang tạm ngừng báo / what is held back now")
    .action(async ({ format }: FormatOption) => {
      const found = await listSilences(server());
      process.stdout.write(
        format === "json" ? `${JSON.stringify(found, null, 2)}\n` : silenceTable(found, new Date()),
      );
    });

  silence
    .command("end")
    .argument("<id>", "mã, theo `silence list` / its id")
    .option("--by <who>", "ai quyết định; mặc định theo git / who decides; git's user by default")
    .description("báo trở lại ngay / let messages through again at once")
    .action(async (id: string, { by }: { readonly by?: string }) => {
      if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
        throw new Problem(
          `"${id}" không phải mã: xem \`congtruong silence list\`.`,
          `"${id}" is no id: see \`congtruong silence list\`.`,
        );
      }
      await endSilence(server(), id, by?.trim() ?? (await decider()));
      process.stdout.write(`Báo trở lại / messages go through again: ${id}\n`);
    });

  silence
    .command("log")
    .option("--format <format>", "text hoặc json / text or json", "text")
    .description("ai đã tạm ngừng báo gì, khi nào, vì sao / who held what back, when and why")
    .action(async ({ format }: FormatOption) => {
      const entries = await silenceLog(server());
      process.stdout.write(format === "json" ? `${JSON.stringify(entries, null, 2)}\n` : logTable(entries));
    });
}

interface FormatOption {
  readonly format: string;
}

interface AddOptions {
  readonly unit?: readonly string[];
  readonly cell?: readonly string[];
  readonly node?: readonly string[];
  readonly alert?: readonly string[];
  readonly all?: boolean;
  readonly from?: string;
  readonly for: string;
  readonly reason: string;
  readonly by?: string;
}

/**
 * What a person asked for, as alerts are labelled.
 *
 * @throws Problem for what there is not: a silence about nobody would hold nothing back, and nobody would notice
 */
export function wantedOf(
  {
    unit = [],
    cell = [],
    node = [],
    alert = [],
    all = false,
  }: Omit<AddOptions, "from" | "for" | "reason" | "by">,
  city: Pick<City, "units" | "cells">,
  { docker }: Pick<Environment, "docker">,
): Matchers {
  const isNarrowed = [unit, cell, node, alert].some((values) => values.length > 0);
  if (isNarrowed === all) {
    throw new Problem(
      "Ngừng báo về cái gì? Chọn --unit, --cell, --node, --alert, hoặc --all một mình.",
      "No messages about what? Choose --unit, --cell, --node or --alert, or --all alone.",
    );
  }
  const known = (
    vi: string,
    en: string,
    values: readonly string[],
    all: readonly string[],
  ): readonly string[] => {
    const strange = values.find((value) => !all.includes(value));
    if (strange === undefined) return values;
    const list = all.length > 20 ? "" : `: ${all.join(", ")}`;
    throw new Problem(`Không có ${vi} "${strange}"${list}.`, `There is no ${en} "${strange}"${list}.`);
  };
  const cells = city.cells.map(({ number }) => number);
  return {
    unit: known(
      "đơn vị",
      "unit",
      unit,
      city.units.map(({ id }) => id),
    ),
    cell: known(
      "cụm",
      "cell",
      cell.map((value) => value.replace(/^0+(?=\d)/, "")),
      cells.map(String),
    ).map((value) => value.padStart(2, "0")),
    node: known(
      "máy",
      "node",
      node,
      docker.nodes.map(({ name }) => name),
    ),
    // What units are told goes by the name of the alert that it tells of.
    alertname: known(
      ...(["cảnh báo", "alert", alert] as const),
      ALERTS.map(({ name }) => name).filter((name) => !["Watchdog", "UnitTrouble"].includes(name)),
    ),
  };
}

const LONGEST_HOURS = 30 * 24;
const HOURS = { m: 1 / 60, h: 1, d: 24 } as const;

/** @throws Problem for what is no time, or one over 30 days: whatever is silent for longer is forgotten */
export function durationOf(text: string): string {
  const [, count, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(text.trim()) ?? [];
  if (count !== undefined && Number(count) * HOURS[unit as keyof typeof HOURS] <= LONGEST_HOURS) {
    return `${count}${unit}`;
  }
  throw new Problem(
    `--for "${text}": viết 30m (phút), 2h (giờ) hoặc 3d (ngày), tối đa 30d.`,
    `--for "${text}": write 30m, 2h or 3d, at most 30d.`,
  );
}

/**
 * The beginning of a window that is planned, as Alertmanager takes it.
 *
 * @throws Problem for what is no time of Viet Nam, or one that is over
 */
export function startOf(text: string, now: Date): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/.exec(text.trim()) ?? [];
  const start = new Date(`${day}T${time}:00+07:00`);
  if (Number.isNaN(start.getTime()) || localDay(start) !== day) {
    throw new Problem(
      `--from "${text}": viết ngày và giờ Việt Nam, như "2026-12-05 22:00".`,
      `--from "${text}": write day and time of Viet Nam, such as "2026-12-05 22:00".`,
    );
  }
  if (start.getTime() >= now.getTime()) return start.toISOString();
  throw new Problem(
    `--from "${text}" đã qua: bỏ --from để tạm ngừng báo ngay.`,
    `--from "${text}" is over: leave --from out to begin at once.`,
  );
}

/** Of 31 November a calendar makes 1 December. */
const localDay = (date: Date): string => new Date(date.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

function about(
  { unit = [], cell = [], node = [], alertname = [] }: Matchers,
  city: Pick<City, "units">,
): string {
  const names = unit.map((id) => city.units.find((each) => each.id === id)?.name ?? id);
  const parts = [
    ...names,
    ...cell.map((value) => `cụm ${value}`),
    ...node.map((value) => `máy ${value}`),
    ...alertname,
  ];
  return parts.length === 0 ? "mọi cảnh báo" : parts.join(", ");
}

async function decider(): Promise<string> {
  const who = await gitUser();
  if (who !== undefined) return who;
  throw new Problem(
    'Chưa biết ai quyết định: thêm --by "Họ tên", hoặc đặt git config user.name và user.email.',
    'Nobody knows who decides: add --by "NAME", or set git config user.name and user.email.',
  );
}

/** One line a silence. */
export function silenceTable(silences: readonly Silence[], now: Date): string {
  if (silences.length === 0) return "Không tạm ngừng báo gì. / Nothing is held back.\n";
  return silences
    .map(
      ({ id, startsAt, endsAt, matchers, author, reason }) =>
        `${id}  ${Date.parse(startsAt) > now.getTime() ? `từ / from ${startsAt.slice(0, 16)}Z  ` : ""}đến / until ${endsAt.slice(0, 16)}Z  ${matchers.filter((each) => each !== WATCHDOG).join(" ") || "*"}  ${reason} (${author})\n`,
    )
    .join("");
}

/** One line an entry. */
export function logTable(entries: readonly SilenceEntry[]): string {
  return entries
    .map(({ at, what, id, author, start, duration, reason, matchers }) =>
      what === "end"
        ? `${at}  kết thúc / ended  ${id}  ${author}\n`
        : `${at}  ${start === undefined || start.slice(0, 16) === at.slice(0, 16) ? "" : `từ / from ${start.slice(0, 16)}Z  `}${duration}  ${id}  ${matchers.filter((each) => each !== WATCHDOG).join(" ") || "*"}  ${reason} (${author})\n`,
    )
    .join("");
}

/** Stands in every silence, and says nothing to a reader. */
const WATCHDOG = 'alertname!="Watchdog"';
