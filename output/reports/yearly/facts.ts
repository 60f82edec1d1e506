import type { Localized } from "../../../language/localized";
import type { Verdict } from "../../../policy/evaluate";
import { RULES } from "../../../policy/rules/index";
import { isActive } from "../../../policy/status";
import type { Finding } from "../../../registry/finding";
import type { Registry, UnitRecord } from "../../../registry/registry";

/** A group of units in figures. Shares are of the active ones: the directive is about those. */
export interface Tally {
  readonly units: number;
  readonly active: number;
  /** Active units whose entry declares a site, by the rule `unit/coverage`: nobody looked whether it is there. */
  readonly sites: number;
  /** Active units whose entry declares an official mailbox, by the rule `mail/required`. */
  readonly mailboxes: number;
  /** Active units with both. */
  readonly covered: number;
  /** Active units without any error. */
  readonly clean: number;
  /** Entries that could not be read whole: nobody can say that they keep the rules. */
  readonly unread: number;
  readonly errors: number;
  readonly warnings: number;
  readonly waived: number;
}

/** One unit and what was found about it. */
export interface UnitFacts {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly ownership: string;
  readonly status: string;
  readonly district: string;
  readonly parent: string;
  readonly host: string;
  readonly mail: string;
  readonly isActive: boolean;
  readonly isUnread: boolean;
  readonly hasSite: boolean;
  readonly hasMailbox: boolean;
  readonly findings: readonly Finding[];
}

/** Units that have something in common. */
export interface UnitGroup extends Tally {
  /** What they have in common: the parent's code, a kind, a district; empty where it is not given. */
  readonly key: string;
  /** The key, or what it is the code of. */
  readonly name: string;
}

/** How far one rule is kept. */
export interface RuleFacts {
  readonly id: string;
  readonly clause: string;
  /** What is demanded; for what the reader of files finds, the kind of fault. */
  readonly statement: Localized;
  /** Active units that the rule finds nothing about, or whose breach is waived. */
  readonly kept: number;
  readonly errors: number;
  readonly warnings: number;
  readonly waived: number;
}

/** An exemption and the days that it has left. */
export interface WaiverFacts {
  readonly rule: string;
  readonly unit: string;
  readonly name: string;
  readonly reason: string;
  readonly approver: string;
  readonly until: string;
  /** Days from today to the last one; negative when it has ended; null where the day can't be read. */
  readonly days: number | null;
}

/** The registry's state as the yearly evaluation asks for it. */
export interface ReportFacts {
  readonly city: string;
  readonly department: string;
  /** The department's official address; empty where the registry names none. */
  readonly departmentMail: string;
  readonly root: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly total: Tally;
  /** The department's own first, then the offices by name, then units whose parent is unknown. */
  readonly parents: readonly UnitGroup[];
  readonly kinds: readonly UnitGroup[];
  readonly districts: readonly UnitGroup[];
  /** By id; of those without a breach as well. */
  readonly rules: readonly RuleFacts[];
  readonly units: readonly UnitFacts[];
  /** What was found about files, settings and exemptions, and no unit. */
  readonly general: readonly Finding[];
  readonly waivers: readonly WaiverFacts[];
}

/** What says that a unit has no site or no mailbox. */
const COVERAGE = ["unit/coverage", "mail/required"];

/** Counts what was found. `today` is the day by which the verdict was made. */
export function reportFacts(registry: Registry, verdict: Verdict, today: string): ReportFacts {
  const { byUnit, general } = assign(registry, verdict.findings);
  const units = registry.units.map((unit) => unitFacts(unit, byUnit.get(unit) ?? []));
  const { city } = registry;
  const department = city.entry.department;
  const names = new Map<string, string>();
  for (const { id, name } of units) if (!names.has(id)) names.set(id, name);
  if (department?.id !== undefined) names.set(department.id, department.name ?? department.id);
  const rank = (key: string) => (key === department?.id ? 0 : names.has(key) ? 1 : 2);
  return {
    city: city.entry.name ?? "",
    department: department?.name ?? "",
    departmentMail: department?.mail ?? "",
    root: registry.root,
    today,
    total: tally(units),
    parents: groups(
      units,
      ({ parent }) => parent,
      (key) => names.get(key) ?? key,
    ).sort((a, b) => rank(a.key) - rank(b.key) || byName(a, b)),
    kinds: groups(
      units,
      ({ kind }) => kind,
      (key) => key,
    ).sort(byName),
    districts: groups(
      units,
      ({ district }) => district,
      (key) => key,
    ).sort(byName),
    rules: ruleFacts(units),
    units,
    general,
    waivers: waiverFacts(registry, names, today),
  };
}

/** The figures of some units. */
export function tally(units: readonly UnitFacts[]): Tally {
  const active = units.filter((unit) => unit.isActive);
  const findings = units.flatMap((unit) => unit.findings);
  const count = (severity: Finding["severity"]) =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    units: units.length,
    active: active.length,
    sites: active.filter(({ hasSite }) => hasSite).length,
    mailboxes: active.filter(({ hasMailbox }) => hasMailbox).length,
    covered: active.filter(({ hasSite, hasMailbox }) => hasSite && hasMailbox).length,
    clean: active.filter((unit) => !unit.isUnread && !unit.findings.some(isError)).length,
    unread: units.filter(({ isUnread }) => isUnread).length,
    errors: count("error"),
    warnings: count("warning"),
    waived: count("waived"),
  };
}

function isError({ severity }: Finding): boolean {
  return severity === "error";
}

/**
 * Findings by the record that they are about: two entries may have one code, and one may have none, so the place
 * in the file decides.
 */
function assign(registry: Registry, findings: readonly Finding[]) {
  const starts = new Map<string, { line: number; unit: UnitRecord }[]>();
  for (const unit of registry.units) {
    const list = starts.get(unit.file) ?? [];
    list.push({ line: unit.place().line, unit });
    starts.set(unit.file, list);
  }
  for (const list of starts.values()) list.sort((a, b) => a.line - b.line);
  const byUnit = new Map<UnitRecord, Finding[]>();
  const general: Finding[] = [];
  for (const finding of findings) {
    const owner = lastBefore(starts.get(finding.place.file) ?? [], finding.place.line);
    const fits = owner && (finding.unit === null ? owner.broken : finding.unit === owner.entry.id);
    if (!fits) general.push(finding);
    else byUnit.set(owner, [...(byUnit.get(owner) ?? []), finding]);
  }
  return { byUnit, general };
}

function lastBefore(
  list: readonly { line: number; unit: UnitRecord }[],
  line: number,
): UnitRecord | undefined {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return list[low - 1]?.unit;
}

function unitFacts(unit: UnitRecord, findings: readonly Finding[]): UnitFacts {
  const { entry, broken } = unit;
  const lacks = (field: string) =>
    broken || findings.some((finding) => COVERAGE.includes(finding.rule) && finding.field === field);
  return {
    id: entry.id ?? "",
    name: entry.name ?? "",
    kind: entry.kind ?? "",
    ownership: entry.ownership ?? "",
    status: entry.status ?? "active",
    district: entry.district ?? "",
    parent: entry.parent ?? "",
    host: entry.site?.host ?? "",
    mail: entry.mail?.official ?? "",
    isActive: isActive(unit),
    isUnread: broken,
    hasSite: !lacks("site.host"),
    hasMailbox: !lacks("mail.official"),
    findings,
  };
}

function groups(
  units: readonly UnitFacts[],
  keyOf: (unit: UnitFacts) => string,
  nameOf: (key: string) => string,
): UnitGroup[] {
  const byKey = new Map<string, UnitFacts[]>();
  for (const unit of units) {
    const key = keyOf(unit);
    const group = byKey.get(key);
    if (group) group.push(unit);
    else byKey.set(key, [unit]);
  }
  return [...byKey].map(([key, members]) => ({ key, name: nameOf(key), ...tally(members) }));
}

const collator = new Intl.Collator("vi", { numeric: true });

function byName(a: UnitGroup, b: UnitGroup): number {
  return collator.compare(a.name, b.name) || (a.key < b.key ? -1 : 1);
}

/** What the reader of files finds, in the words of a rule. */
const READING: Readonly<Record<string, Localized>> = {
  "registry/syntax": { vi: "Tệp viết đúng cú pháp YAML.", en: "Files are valid YAML." },
  "registry/schema": { vi: "Các trường đúng dạng.", en: "Fields have their form." },
  "registry/include": { vi: "Các tệp kèm theo đọc được.", en: "Included files can be read." },
};

function ruleFacts(units: readonly UnitFacts[]): RuleFacts[] {
  const active = units.filter((unit) => unit.isActive);
  const known = RULES.filter(({ about }) => about !== "waivers").map(({ id, clause, statement }) => ({
    id,
    clause: clause ?? "",
    statement,
  }));
  const reading = Object.entries(READING).map(([id, statement]) => ({ id, clause: "", statement }));
  return [...known, ...reading]
    .map((rule) => {
      const breaches = units.flatMap(({ findings }) =>
        findings.filter((finding) => finding.rule === rule.id),
      );
      const count = (severity: Finding["severity"]) =>
        breaches.filter((finding) => finding.severity === severity).length;
      const broken = active.filter(({ findings }) =>
        findings.some((finding) => finding.rule === rule.id && finding.severity !== "waived"),
      );
      return {
        ...rule,
        kept: active.length - broken.length,
        errors: count("error"),
        warnings: count("warning"),
        waived: count("waived"),
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function waiverFacts(registry: Registry, names: ReadonlyMap<string, string>, today: string): WaiverFacts[] {
  return registry.waivers
    .map(({ entry }) => ({
      rule: entry.rule ?? "",
      unit: entry.unit ?? "",
      name: names.get(entry.unit ?? "") ?? "",
      reason: entry.reason ?? "",
      approver: entry.approver ?? "",
      until: entry.until ?? "",
      days: daysBetween(today, entry.until ?? ""),
    }))
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.unit < b.unit ? -1 : 1));
}

function daysBetween(from: string, to: string): number | null {
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
  return Number.isNaN(days) ? null : days;
}
