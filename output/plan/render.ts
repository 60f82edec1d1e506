import type { BrakeVerdict } from "./brake";
import { type CertificateAsk, certificatesInWords } from "./certificates";
import { type ApiCost, costInWords } from "./cost";
import { DOWN_SECONDS, type PlanEffects } from "./effects";

export interface PlanReport {
  readonly effects: PlanEffects;
  readonly brake: BrakeVerdict;
  /** Sixteen hexadecimal digits: what `--override` must name to let exactly this plan pass, once. */
  readonly checksum: string;
  /** Names of units by id; an id without one is printed as it is. */
  readonly names: ReadonlyMap<string, string>;
  /** Calls of the API of the provider of names. @default - the environment makes none */
  readonly cost?: ApiCost;
  /** New certificates of each registered domain, against its week. @default - none */
  readonly certificates?: readonly CertificateAsk[];
  /** What else the reader should know, one sentence each. @default - nothing */
  readonly notes?: readonly string[];
  /** Stacks that could not be planned: nothing here speaks of them. @default - all could */
  readonly unplanned?: readonly string[];
}

/** One object for machines: arrays of unit ids, and the brake's verdict. */
export function planAsJson({
  effects,
  brake,
  checksum,
  cost,
  certificates,
  notes,
  unplanned,
}: PlanReport): string {
  return `${JSON.stringify(
    {
      created: effects.created,
      changed: effects.changed,
      restarted: effects.restarted,
      replaced: effects.replaced,
      destroyed: effects.destroyed,
      relocated: effects.relocated.map(({ unit }) => unit),
      platform: effects.platform,
      checksum,
      brake,
      ...(cost === undefined ? {} : { dnsProvider: cost }),
      ...(certificates === undefined ? {} : { certificates }),
      ...(notes === undefined || notes.length === 0 ? {} : { notes }),
      ...(unplanned === undefined || unplanned.length === 0 ? {} : { unplanned }),
    },
    null,
    2,
  )}\n`;
}

/** What an engineer reads before saying yes: schools first, the platform after, the verdict last. */
export function planAsText(report: PlanReport): string {
  return (
    [
      headline(report),
      ...sections(report, (title) => title, "  "),
      ...remarks(report),
      ...verdict(report),
    ].join("\n") + "\n"
  );
}

/** The same for a pull request. */
export function planAsMarkdown(report: PlanReport): string {
  return (
    [
      `**${headline(report)}**`,
      "",
      ...sections(report, (title) => `\n**${title}**`, "- "),
      "",
      ...remarks(report).map((line) => `> ${line}`),
      "",
      ...verdict(report),
    ].join("\n") + "\n"
  );
}

function headline({ effects, unplanned = [] }: PlanReport): string {
  if (unplanned.length > 0) {
    const list = unplanned.join(", ");
    const rest = isEmpty(effects)
      ? "phần còn lại không đổi / the rest does not change."
      : `phần còn lại / the rest: ${counts(effects)}`;
    return `Chưa lập kế hoạch được ${unplanned.length} ngăn (${list}), lý do ở dưới / ${unplanned.length} stack(s) could not be planned, see below; ${rest}`;
  }
  return isEmpty(effects) ? "Không có gì thay đổi / Nothing changes." : counts(effects);
}

function counts(effects: PlanEffects): string {
  const moving = effects.relocated.length;
  return (
    `${effects.created.length} đơn vị mới, ${effects.changed.length} thay đổi (${effects.restarted.length} khởi động lại), ` +
    `${moving === 0 ? "" : `${moving} chuyển cụm, `}${effects.replaced.length} thay thế, ${effects.destroyed.length} mất / ` +
    `${effects.created.length} new, ${effects.changed.length} changed (${effects.restarted.length} restarted), ` +
    `${moving === 0 ? "" : `${moving} relocated, `}${effects.replaced.length} replaced, ${effects.destroyed.length} lost.`
  );
}

/** True when neither a school nor the platform has anything to gain or lose. */
export function isEmpty(effects: PlanEffects): boolean {
  return (
    effects.created.length + effects.changed.length + effects.replaced.length + effects.destroyed.length ===
      0 &&
    effects.relocated.length === 0 &&
    effects.platform.length === 0 &&
    effects.losses.volumes.length + effects.losses.records.length + effects.losses.zones.length === 0
  );
}

/** A plan of thousands is read by its counts; of each kind this many are named. */
const NAMED = 40;

function sections(
  { effects, names }: PlanReport,
  heading: (title: string) => string,
  bullet: string,
): string[] {
  const restarted = new Set(effects.restarted);
  const ways = new Map(effects.relocated.map(({ unit, from, to }) => [unit, `${from} → ${to}`]));
  const list = (title: string, ids: readonly string[], note: (id: string) => string = () => "") =>
    ids.length === 0
      ? []
      : [
          heading(`${title}: ${ids.length}`),
          ...ids.slice(0, NAMED).map((id) => `${bullet}${id} ${names.get(id) ?? ""}${note(id)}`.trimEnd()),
          ...(ids.length > NAMED ? [`${bullet}… +${ids.length - NAMED}`] : []),
        ];
  return [
    ...list("Tạo mới / created", effects.created),
    ...list("Thay đổi / changed", effects.changed, (id) =>
      restarted.has(id) ? ` (khởi động lại, ~${DOWN_SECONDS.restarted} s)` : " (không gián đoạn)",
    ),
    ...list(
      "Chuyển cụm, nội dung giữ nguyên / relocated, content stays",
      effects.relocated.map(({ unit }) => unit),
      (id) =>
        ` (${ways.get(id) ?? ""}, đứng máy khoảng ${DOWN_SECONDS.relocated} giây / down for about ${DOWN_SECONDS.relocated} s)`,
    ),
    ...list("Thay thế / replaced", effects.replaced, () => ` (gián đoạn ~${DOWN_SECONDS.replaced} s)`),
    ...list("Mất / destroyed", effects.destroyed),
    ...(effects.platform.length === 0
      ? []
      : [
          heading(`Nền tảng / platform: ${effects.platform.length}`),
          ...effects.platform.map(({ stack, name, effect }) => `${bullet}${stack}/${name}: ${effect}`),
        ]),
  ];
}

function remarks({ cost, certificates, notes }: PlanReport): readonly string[] {
  return [
    ...(notes ?? []),
    ...(certificates ?? []).map(certificatesInWords),
    ...(cost === undefined ? [] : [costInWords(cost)]),
  ];
}

function verdict({ brake, checksum }: PlanReport): string[] {
  if (!brake.stopped) return [];
  return [
    "DỪNG / STOPPED:",
    ...brake.reasons.map((reason) => `  ${reason}`),
    `Nếu đúng là chủ ý, người duyệt chạy lại với --override ${checksum} (chỉ cho kế hoạch này, một lần) / if it is meant, run it again with that override.`,
  ];
}
