import { type Compared, type LiveRecord, valueOf, type ZoneComparison } from "./comparison";

/** What taking over live zones means, counted and named. */
export interface AdoptionReport {
  readonly zones: readonly ZoneComparison[];
  /** Calls that the next apply will make, and the minutes that these take. */
  readonly cost: { readonly toApply: number; readonly minutes: number };
  /** Names of units by id. */
  readonly units: ReadonlyMap<string, string>;
  /** The unit of a record's key; undefined for the city's own. */
  unitOf(key: string): string | undefined;
  /** Whether the decision was written down. */
  readonly decided: boolean;
}

type Kind = Compared["standing"]["type"];

const TITLES: readonly (readonly [Kind, string])[] = [
  ["ours", "Đã do hệ thống quản lý / managed already"],
  ["equal", "Giống hệt, nhận về không đổi gì / equal, taken over as they are"],
  ["changed", "Sẽ đổi giá trị tại chỗ / changed in place"],
  ["missing", "Chưa có, sẽ tạo / not there, will be made"],
  ["blocked", "VƯỚNG, cần người quyết định / BLOCKED, a person has to decide"],
];

/** Counts say enough of these; the others are named, each with its value. */
const COUNTED: readonly Kind[] = ["ours", "missing"];

/** Of each kind this many are named on a screen; JSON has all. */
const NAMED = 40;

/** What an engineer reads before deciding. */
export function adoptionAsText(report: AdoptionReport): string {
  const lines = report.zones.flatMap((zone) => zoneAsText(zone, report));
  const { toApply, minutes } = report.cost;
  lines.push(
    `Lần áp dụng tới cần khoảng ${toApply} cuộc gọi, ${minutes} phút / the next apply takes about ${toApply} calls, ${minutes} min.`,
    report.decided
      ? "Đã ghi quyết định. Tiếp theo: `npx congtruong plan`, rồi `npx congtruong deploy` / the decision is written down; next: plan, then deploy."
      : "Chưa ghi gì. Đồng ý thì chạy lại với --write / nothing is written down; if you agree, run again with --write.",
  );
  return `${lines.join("\n")}\n`;
}

function zoneAsText({ zone, wanted, foreign }: ZoneComparison, report: AdoptionReport): string[] {
  const lines = [`${zone.name} (${zone.id})`];
  for (const [kind, title] of TITLES) {
    const those = wanted.filter(({ standing }) => standing.type === kind);
    if (those.length === 0) continue;
    lines.push(`  ${title}: ${those.length}`);
    if (COUNTED.includes(kind)) continue;
    lines.push(...some(those, (each) => `    ${comparedInWords(each, report)}`));
  }
  if (foreign.length > 0) {
    lines.push(`  Của người khác, không đụng tới / other people's, never touched: ${foreign.length}`);
    lines.push(
      ...some(foreign, ({ record, beside }) => {
        const note = beside === null ? "" : `  ⚠ cùng tên với ${beside} / shares the name of ${beside}`;
        return `    ${inWords(record)}${note}`;
      }),
    );
  }
  return lines;
}

function comparedInWords({ record, standing }: Compared, report: AdoptionReport): string {
  const id = report.unitOf(record.key);
  const unit = id === undefined ? "" : `  ${id} ${report.units.get(id) ?? ""}`.trimEnd();
  const head = `${record.type} ${record.name}`;
  if (standing.type === "changed") return `${head}: ${standing.was} → ${standing.becomes}${unit}`;
  if (standing.type === "blocked") {
    return `${head} (${valueOf(record)})${unit} ← ${standing.by.map(inWords).join("; ")}`;
  }
  return `${head}: ${valueOf(record)}${unit}`;
}

function inWords(record: LiveRecord): string {
  return `${record.type} ${record.name} ${valueOf(record)}`;
}

function some<Item>(items: readonly Item[], line: (item: Item) => string): string[] {
  const named = items.slice(0, NAMED).map(line);
  return items.length > NAMED ? [...named, `    … +${items.length - NAMED}`] : named;
}

/** One object for machines: for each zone its records by how they stand, and all foreign ones. */
export function adoptionAsJson({ zones, cost, decided, unitOf }: AdoptionReport): string {
  const shown = zones.map(({ zone, wanted, foreign }) => {
    const those = (kind: Kind) =>
      wanted
        .filter(({ standing }) => standing.type === kind)
        .map(({ record: { key, name, type, ...record }, standing }) => ({
          ...{ key, unit: unitOf(key) ?? null, name, type },
          ...("id" in standing ? { id: standing.id } : {}),
          ...(standing.type === "changed"
            ? { was: standing.was, becomes: standing.becomes, ours: standing.ours }
            : { value: valueOf({ key, name, type, ...record }) }),
          ...(standing.type === "blocked" ? { by: standing.by.map(asJson) } : {}),
        }));
    return {
      zone: zone.name,
      key: zone.key,
      id: zone.id,
      ...Object.fromEntries(TITLES.map(([kind]) => [kind, those(kind)])),
      foreign: foreign.map(({ record, beside }) => ({ ...asJson(record), beside })),
    };
  });
  return `${JSON.stringify({ decided, cost, zones: shown }, null, 2)}\n`;
}

function asJson(record: LiveRecord) {
  return { id: record.id, name: record.name, type: record.type, value: valueOf(record) };
}
