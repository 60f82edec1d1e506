import type { Locale } from "../../../language/localized";
import type { Verdict } from "../../../policy/evaluate";
import { compareFindings, type Finding } from "../../../registry/finding";
import { closing } from "./text";
import { visible } from "./visible";

/** GitHub shows this many errors and this many warnings of a step, and drops the others without a word. */
const SHOWN = 10;

/** What a pull request touches, so that its own mistakes are shown first. */
export interface ChangedLines {
  isChangedFile(file: string): boolean;
  isChangedLine(file: string, line: number): boolean;
}

/**
 * `--format github`: workflow commands for the findings that GitHub will show, those on changed lines first;
 * the rest in a folded list in the log, counted.
 */
export function renderGithub(verdict: Verdict, locale: Locale, changed: ChangedLines | null): string {
  const ordered = [...verdict.findings].sort(
    (a, b) => rank(a, changed) - rank(b, changed) || compareFindings(a, b),
  );
  const errors = ordered.filter(({ severity }) => severity === "error");
  const others = ordered.filter(({ severity }) => severity !== "error");
  const shown = [...errors.slice(0, SHOWN), ...others.slice(0, SHOWN)];
  const hidden = [...errors.slice(SHOWN), ...others.slice(SHOWN)];
  const lines = shown.map((finding) => command(finding, locale));
  if (hidden.length > 0) {
    const [more, all] =
      locale === "vi"
        ? [`Còn ${hidden.length} điều nữa, xem danh sách trong nhật ký của bước này.`, "Danh sách còn lại"]
        : [`${hidden.length} more findings: see the list in the log of this step.`, "The remaining findings"];
    lines.push(`::notice title=Cổng Trường::${data(more)}`, `::group::${data(all)} (${hidden.length})`);
    lines.push(...hidden.map((finding) => plain(finding, locale)), "::endgroup::");
  }
  return `${[...lines, closing(verdict, locale)].join("\n")}\n`;
}

function rank({ place }: Finding, changed: ChangedLines | null): number {
  if (!changed) return 0;
  return changed.isChangedLine(place.file, place.line) ? 0 : changed.isChangedFile(place.file) ? 1 : 2;
}

function command({ rule, severity, place, message, fix, clause, waiver }: Finding, locale: Locale): string {
  const kind = severity === "waived" ? "notice" : severity;
  const title = `${rule}${clause === null ? "" : ` (${clause})`}${waiver ? ` ${locale === "vi" ? "được miễn" : "waived"}` : ""}`;
  const remedy = fix === null ? [] : [fix.kind === "yaml" ? fix.text : fix.text[locale]];
  const where = [
    `file=${property(place.file)}`,
    `line=${place.line}`,
    `col=${place.column}`,
    `title=${property(title)}`,
  ].join(",");
  return `::${kind} ${where}::${data([message[locale], ...remedy].join("\n"))}`;
}

/** A line of the log. It begins with a file's name, so that nothing in it is taken for a workflow command. */
function plain({ rule, severity, place, message }: Finding, locale: Locale): string {
  return `${severity} ${visible(place.file)}:${place.line}:${place.column} ${rule} ${visible(message[locale])}`;
}

/** Escapes as the runner reads them back (actions/toolkit, `command.ts`). */
function data(text: string): string {
  return text
    .split("\n")
    .map(visible)
    .join("\n")
    .replaceAll("%", "%25")
    .replaceAll("\r", "%0D")
    .replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
