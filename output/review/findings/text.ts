import type { Locale } from "../../../language/localized";
import type { Verdict } from "../../../policy/evaluate";
import { RULES } from "../../../policy/rules/index";
import type { Finding, Severity } from "../../../registry/finding";
import { generals, type General } from "./select";
import type { UnitNames } from "./units";
import { clip, saying, visible } from "./visible";

export interface TextOptions {
  /** What units are called; without them findings are grouped by file. */
  readonly names?: UnitNames;
  /** Whether warnings are listed too, and not only counted. */
  readonly warnings?: boolean;
  /** At most so many findings are listed; undefined lists all. */
  readonly max?: number | undefined;
  /** Whether even what nearly every unit has is listed one by one. */
  readonly each?: boolean;
}

const SEVERITY: Record<Locale, Record<Severity, string>> = {
  vi: { error: "LỖI", warning: "NHẮC", waived: "MIỄN" },
  en: { error: "ERROR", warning: "WARNING", waived: "WAIVED" },
};

const WORDS = {
  vi: {
    found: "đang ghi",
    paste: "sửa thành",
    waived: "được miễn",
    clause: "mục",
    nameless: "(không có tên)",
    nobody: "Chưa rõ nơi quản lý",
    general: "Chung của sổ đăng ký",
    offices: (count: number) => `${count} lỗi`,
    once: ({ units, rule }: General) => `${units} đơn vị đều có [${rule}]`,
    listOnce: (rule: string) => `xem từng đơn vị: --rule ${rule}`,
    more: (count: number) =>
      `… còn ${count} điều nữa: bỏ --max, hoặc chọn --parent MÃ, --unit MÃ, --rule QUY-ĐỊNH.`,
    warnings: (count: number) => `${count} nhắc nhở không liệt kê ở đây, xem bằng --warnings`,
    mostly: "phần lớn đơn vị đều có",
  },
  en: {
    found: "found",
    paste: "replace by",
    waived: "waived",
    clause: "clause",
    nameless: "(no name)",
    nobody: "No known parent",
    general: "The registry as a whole",
    offices: (count: number) => `${count} errors`,
    once: ({ units, rule }: General) => `${units} units have it [${rule}]`,
    listOnce: (rule: string) => `unit by unit: --rule ${rule}`,
    more: (count: number) =>
      `… ${count} more: leave out --max, or choose --parent ID, --unit ID, --rule RULE.`,
    warnings: (count: number) => `${count} warnings are not listed, see them with --warnings`,
    mostly: "most units have",
  },
} as const;

/**
 * `--format text`: for people. By office, then unit, a line for each finding with what to write instead; what nearly
 * every unit has is said once, and warnings are counted unless they are wanted.
 */
export function renderText(verdict: Verdict, locale: Locale, options: TextOptions = {}): string {
  const { names, warnings = false, max, each = false } = options;
  const general = each ? [] : generals(verdict.findings, verdict.summary.units);
  const isGeneral = ({ rule, severity }: Finding) =>
    general.some((one) => one.rule === rule && one.severity === severity);
  const listed = verdict.findings.filter(
    (finding) => !isGeneral(finding) && (warnings || finding.severity !== "warning"),
  );
  const shown = max === undefined ? listed : listed.slice(0, max);
  const lines = groups(shown, names, locale).flatMap(({ title, units }) => [
    title,
    ...units.flatMap(({ heading, findings }) => [
      `  ${heading}`,
      ...findings.flatMap((finding) => entry(finding, locale).map((line) => `    ${line}`)),
    ]),
    "",
  ]);
  if (listed.length > shown.length) lines.push(WORDS[locale].more(listed.length - shown.length), "");
  for (const one of general.filter(({ severity }) => severity === "error" || warnings)) {
    lines.push(once(one, locale));
  }
  const folded = verdict.summary.warnings;
  if (folded > 0 && !warnings) lines.push(foldedWarnings(verdict, general, locale));
  return `${[...lines, closing(verdict, locale)].join("\n")}\n`;
}

/** One finding in one line; only YAML of several lines takes more. */
function entry(
  { severity, place, found, clause, rule, message, fix, waiver }: Finding,
  locale: Locale,
): string[] {
  const words = WORDS[locale];
  const cited = clause === null ? "" : `, ${words.clause} ${clause}`;
  const value = found === null ? "" : ` (${words.found}: ${visible(clip(found))})`;
  const yaml = fix?.kind === "yaml" ? fix.text.split("\n").map(visible) : [];
  const paste =
    yaml.length === 1 ? `  ${words.paste}: ${yaml[0] ?? ""}` : yaml.length > 1 ? `  ${words.paste}:` : "";
  const exempt = waiver
    ? `  ${words.waived}: ${visible(waiver.reason)} (${visible(waiver.approver)}, ≤ ${visible(waiver.until)})`
    : "";
  const where = `${visible(place.file)}:${place.line}:${place.column}`;
  return [
    `${where}  ${SEVERITY[locale][severity]}  ${saying(message[locale])}${value}${paste}${exempt}  [${rule}${cited}]`,
    ...(yaml.length > 1 ? yaml.map((line) => `    ${line}`) : []),
  ];
}

interface Group {
  readonly title: string;
  readonly units: readonly { readonly heading: string; readonly findings: readonly Finding[] }[];
}

/** By office and unit, each in the order of its first finding. */
function groups(findings: readonly Finding[], names: UnitNames | undefined, locale: Locale): Group[] {
  const words = WORDS[locale];
  const called = (id: string) => `${visible(names?.get(id)?.name ?? "") || words.nameless} (${visible(id)})`;
  const titleOf = ({ unit, place }: Finding) => {
    if (!names) return visible(place.file);
    if (unit === null || !names.has(unit)) return words.general;
    const office = names.officeOf(unit);
    return office === "" ? words.nobody : names.has(office) ? called(office) : visible(office);
  };
  const offices = new Map<string, Map<string, Finding[]>>();
  for (const finding of findings) {
    const title = titleOf(finding);
    const heading = finding.unit === null ? visible(finding.place.file) : called(finding.unit);
    const units = offices.get(title) ?? new Map<string, Finding[]>();
    offices.set(title, units);
    units.set(heading, [...(units.get(heading) ?? []), finding]);
  }
  return [...offices].map(([title, units]) => {
    const errors = [...units.values()].flat().filter(({ severity }) => severity === "error").length;
    return {
      title: errors === 0 ? title : `${title}: ${words.offices(errors)}`,
      units: [...units].map(([heading, own]) => ({ heading, findings: own })),
    };
  });
}

function once(one: General, locale: Locale): string {
  const words = WORDS[locale];
  const remedy = RULES.find(({ id }) => id === one.rule)?.remedy[locale] ?? "";
  return `${SEVERITY[locale][one.severity]}  ${words.once(one)}: ${saying(one.example.message[locale])} ${remedy} (${words.listOnce(one.rule)})`;
}

function foldedWarnings(verdict: Verdict, general: readonly General[], locale: Locale): string {
  const words = WORDS[locale];
  const mostly = general
    .filter(({ severity }) => severity === "warning")
    .map(({ rule, units }) => `${rule} ${units}`)
    .join(", ");
  return `${words.warnings(verdict.summary.warnings)}${mostly === "" ? "" : `; ${words.mostly}: ${mostly}`}.`;
}

/** The last line: how much was checked and what came of it. */
export function closing({ summary }: Verdict, locale: Locale): string {
  const { units, errors, warnings, waived } = summary;
  if (locale === "en") {
    return `${units} units: ${errors} errors, ${warnings} warnings, ${waived} waived.${
      errors > 0 ? " `congtruong explain RULE` tells more about a rule." : ""
    }`;
  }
  return `${units} đơn vị: ${errors} lỗi, ${warnings} nhắc nhở, ${waived} được miễn.${
    errors > 0 ? " Xem thêm về một quy định: `npx congtruong explain MÃ-QUY-ĐỊNH`." : ""
  }`;
}
