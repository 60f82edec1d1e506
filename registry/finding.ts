import type { Localized } from "../language/localized";

/** Where something stands in a file that a person wrote. Line and column count from 1, columns in UTF-16 units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `waived` is an error or a warning that a waiver covers: still shown, no longer counted against the registry. */
export type Severity = "error" | "warning" | "waived";

/** What to do: YAML that can be pasted over the line, or advice where only a person knows the answer. */
export type Fix =
  { readonly kind: "yaml"; readonly text: string } | { readonly kind: "advice"; readonly text: Localized };

/** The waiver that covers a finding. */
export interface WaivedBy {
  readonly reason: string;
  readonly approver: string;
  /** The last day, `YYYY-MM-DD`. */
  readonly until: string;
}

/** One thing that is wrong, at one place. */
export interface Finding {
  /** `topic/name`, for ever the same: tests, waivers, pages and reports use it. */
  readonly rule: string;
  readonly severity: Severity;
  /** The unit's code; null when the finding is about no unit or the code could not be read. */
  readonly unit: string | null;
  /** The field within the unit or the file, such as `mail.official` or `leaders[0].mail`. */
  readonly field: string | null;
  readonly place: Place;
  /** The offending value as written; null when something is missing. */
  readonly found: string | null;
  /** The directive's clause, such as `IV.3`; null for what no clause is about. */
  readonly clause: string | null;
  readonly message: Localized;
  readonly fix: Fix | null;
  readonly waiver: WaivedBy | null;
}

/** The order of every list of findings: file, line, column, then rule. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.place.file, b.place.file) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.field ?? "", b.field ?? "")
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
