import type { Verdict } from "../../policy/evaluate";
import type { Finding, Locale, Severity } from "../../registry/finding";
import { visible } from "./visible";

const SEVERITY: Record<Locale, Record<Severity, string>> = {
  vi: { error: "LỖI", warning: "NHẮC", waived: "MIỄN" },
  en: { error: "ERROR", warning: "WARNING", waived: "WAIVED" },
};

const WORDS = {
  vi: {
    clause: "mục",
    unit: "Đơn vị",
    found: "Đang ghi",
    paste: "Sửa thành",
    advice: "Cách sửa",
    waived: "Được miễn",
  },
  en: {
    clause: "clause",
    unit: "Unit",
    found: "Found",
    paste: "Replace by",
    advice: "Remedy",
    waived: "Waived",
  },
} as const;

/** `--format text`: for people, each finding with its place, cause and remedy, and a closing line. */
export function renderText(verdict: Verdict, locale: Locale): string {
  const blocks = verdict.findings.map((finding) => block(finding, locale));
  return `${[...blocks, closing(verdict, locale)].join("\n")}\n`;
}

function block(finding: Finding, locale: Locale): string {
  const { rule, severity, unit, field, place, found, clause, message, fix, waiver } = finding;
  const words = WORDS[locale];
  const cited = clause === null ? "" : ` (${words.clause} ${clause})`;
  const lines = [
    `${visible(place.file)}:${place.line}:${place.column}  ${SEVERITY[locale][severity]}  ${rule}${cited}`,
    `    ${visible(message[locale])}`,
  ];
  if (unit !== null)
    lines.push(`    ${words.unit}: ${visible(unit)}${field === null ? "" : `, ${visible(field)}`}`);
  if (found !== null) lines.push(`    ${words.found}: ${visible(found)}`);
  if (fix?.kind === "yaml") {
    lines.push(`    ${words.paste}:`, ...fix.text.split("\n").map((line) => `        ${visible(line)}`));
  } else if (fix) {
    lines.push(`    ${words.advice}: ${visible(fix.text[locale])}`);
  }
  if (waiver) {
    lines.push(
      `    ${words.waived}: ${visible(waiver.reason)} (${visible(waiver.approver)}, ≤ ${visible(waiver.until)})`,
    );
  }
  return `${lines.join("\n")}\n`;
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
