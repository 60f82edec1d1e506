import { Liquid } from "liquidjs";
import type { Localized } from "../../../language/localized";
import type { City } from "../../../model/city";
import { toneless } from "../../../policy/text";
import type { Verdict } from "../../../policy/evaluate";
import type { Finding, Severity } from "../../../registry/finding";
import type { Registry } from "../../../registry/registry";
import { visible } from "../../review/findings/visible";
import template from "./page.liquid";
import type { StackSummary } from "./stacks";
import { kindName, stackPurpose, typeName } from "./words";

/** All that the page is made from. */
export interface FirstLook {
  readonly registry: Registry;
  readonly verdict: Verdict;
  /** The name of the environment that was synthesised. */
  readonly environment: string;
  /** Null when the registry was refused: nothing was built then. */
  readonly city: City | null;
  /** In the order in which they are applied; empty when nothing was synthesised. */
  readonly stacks: readonly StackSummary[];
}

/** Above so many units the groups start folded. */
const OPEN_UP_TO = 150;

const liquid = new Liquid({ strictVariables: true, strictFilters: true, outputEscape: "escape" });
const page = liquid.parse(template);

/** The static page, complete in itself: no request goes out, and it works from a file. The same input, the same bytes. */
export function renderFirstLook(look: FirstLook): string {
  return liquid.renderSync(page, pageValues(look)) as string;
}

interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly kindName: Localized;
  readonly isPublic: boolean;
  readonly status: string;
  readonly host: string;
  /** What a browser opens; empty where nothing is served. */
  readonly url: string;
  readonly mail: string;
  readonly cell: string;
  readonly isDeployed: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly findings: readonly FindingRow[];
  /** Without tones, in lower case: what the search looks in. */
  readonly words: string;
}

interface FindingRow {
  readonly rule: string;
  readonly severity: Severity;
  readonly severityName: Localized;
  readonly clause: string;
  readonly place: string;
  readonly message: Localized;
  /** What to paste; empty where only advice can be given. */
  readonly yaml: string;
  readonly advice: Localized;
}

function pageValues(look: FirstLook): object {
  const { registry, verdict, city, stacks } = look;
  const rows = unitRows(look);
  const groups = groupByParent(registry, rows);
  const resources = stacks.reduce((sum, { total }) => sum + total, 0);
  const largest = Math.max(1, ...stacks.map(({ total }) => total));
  const known = new Set(rows.map(({ id }) => id));
  const kinds = [...new Set(rows.map(({ kind }) => kind))].map((kind) => ({ kind, name: kindName(kind) }));
  return {
    cityName: registry.city.entry.name ?? "",
    environment: look.environment,
    isSynthesised: stacks.length > 0,
    isOpen: rows.length <= OPEN_UP_TO,
    summary: verdict.summary,
    root: registry.root,
    portal: city?.portal.url ?? "",
    counts: {
      sites: rows.filter(({ host }) => host !== "").length,
      mailboxes: rows.filter(({ mail }) => mail !== "").length,
      parents: groups.length,
      resources,
    },
    kinds: kinds.sort((a, b) => a.name.vi.localeCompare(b.name.vi, "vi")),
    groups,
    general: verdict.findings.filter(({ unit }) => unit === null || !known.has(unit)).map(findingRow),
    stacks: stacks.map((stack) => ({
      name: stack.name,
      total: stack.total,
      share: Math.max(1, Math.round((100 * stack.total) / largest)),
      purpose: stackPurpose(stack.name),
      types: stack.types.map(({ type, count }) => ({ type, count, name: typeName(type) })),
      unitCount: stack.units.length,
    })),
  };
}

function unitRows({ registry, verdict, city, stacks }: FirstLook): (UnitRow & { parent: string })[] {
  const findings = new Map<string, Finding[]>();
  for (const finding of verdict.findings) {
    if (finding.unit !== null) findings.set(finding.unit, [...(findings.get(finding.unit) ?? []), finding]);
  }
  const built = new Map<string, City["units"][number]>((city?.units ?? []).map((unit) => [unit.id, unit]));
  const deployed = new Set(stacks.flatMap(({ units }) => units));
  return registry.units.map(({ entry }) => {
    const id = String(entry.id ?? "");
    const own = findings.get(id) ?? [];
    const site = built.get(id)?.site;
    const name = visible(String(entry.name ?? ""));
    const host = visible(String(entry.site?.host ?? ""));
    const mail = visible(String(entry.mail?.official ?? ""));
    const kind = String(entry.kind ?? "");
    return {
      id,
      name,
      kind,
      kindName: kindName(kind),
      isPublic: entry.ownership === "cong-lap",
      status: String(entry.status ?? "active"),
      host,
      url: site && "url" in site ? site.url : "",
      mail,
      cell: entry.cell === undefined ? "" : String(entry.cell),
      isDeployed: deployed.has(id),
      errors: own.filter(({ severity }) => severity === "error").length,
      warnings: own.filter(({ severity }) => severity !== "error").length,
      findings: own.map(findingRow),
      words: toneless(`${id} ${name} ${host} ${mail} ${String(entry.district ?? "")}`).toLowerCase(),
      parent: String(entry.parent ?? ""),
    };
  });
}

/** The department's own first, then the offices in the order of their names, then what hangs nowhere. */
function groupByParent(registry: Registry, rows: readonly (UnitRow & { parent: string })[]): object[] {
  const department = registry.city.entry.department;
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  if (department?.id !== undefined) names.set(department.id, department.name ?? department.id);
  const groups = new Map<string, UnitRow[]>();
  for (const row of rows) groups.set(row.parent, [...(groups.get(row.parent) ?? []), row]);
  const rank = (id: string) => (id === department?.id ? 0 : names.has(id) ? 1 : 2);
  return [...groups]
    .map(([id, units]) => ({
      id: visible(id),
      name: names.get(id) ?? (id === "" ? "Chưa rõ đơn vị quản lý" : visible(id)),
      rank: rank(id),
      errors: units.reduce((sum, { errors }) => sum + errors, 0),
      units: [...units].sort((a, b) => a.name.localeCompare(b.name, "vi") || (a.id < b.id ? -1 : 1)),
    }))
    .sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, "vi", { numeric: true }));
}

const SEVERITIES: Readonly<Record<Severity, Localized>> = {
  error: { vi: "Lỗi", en: "Error" },
  warning: { vi: "Nhắc nhở", en: "Warning" },
  waived: { vi: "Được miễn", en: "Waived" },
};

function findingRow({ rule, severity, clause, place, message, fix }: Finding): FindingRow {
  return {
    rule,
    severity,
    severityName: SEVERITIES[severity],
    clause: clause ?? "",
    place: `${visible(place.file)}:${place.line}:${place.column}`,
    message: { vi: visible(message.vi), en: visible(message.en) },
    yaml: fix?.kind === "yaml" ? fix.text.split("\n").map(visible).join("\n") : "",
    advice: fix?.kind === "advice" ? fix.text : { vi: "", en: "" },
  };
}
