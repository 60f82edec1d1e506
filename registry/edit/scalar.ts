import { isMap, isScalar, parseDocument } from "yaml";

/** What a field of the registry can hold. */
export type ScalarValue = string | number | boolean;

/** How a value is quoted; `plain` still quotes what would mean something else without. */
export type Quoting = "plain" | "double" | "single";

/** Words that some reader of YAML takes for something other than text. */
const WORDS = /^(?:~|null|true|false|yes|no|on|off|y|n)$/i;

/** Begins with a letter and has nothing that YAML could read as its own; a comma is harmless outside of `{ }`. */
const HARMLESS = /^\p{L}[\p{L}\p{M}\p{N} .,/()@_-]*$/u;

/** Digits and what numbers are written with; a date such as 2025-09-01 is text in YAML 1.2 and stays readable. */
const NUMBERLIKE = /^[-+]?[\d.][\d._eExXoOa-fA-F:+-]*$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Characters that nobody sees: written as escapes, so that a reviewer does. */
const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}\p{Co}\u0080-\u009F\u00A0\u2000-\u200A\u202F\u205F\u3000\u3164]/gu;

/**
 * One value as YAML on one line, which reads back as exactly that value.
 *
 * @param inFlow whether it stands within `{ }` or `[ ]`, where commas and brackets need quotes
 */
export function scalarText(value: ScalarValue, inFlow = false, quoting: Quoting = "plain"): string {
  if (typeof value !== "string") return String(value);
  if (quoting === "plain" && isPlain(value, inFlow)) return value;
  if (quoting === "single" && !mustEscape(value)) return `'${value.replace(/'/g, "''")}'`;
  return doubleQuoted(value);
}

function isPlain(value: string, inFlow: boolean): boolean {
  if (value === "" || value.trim() !== value || mustEscape(value) || WORDS.test(value)) return false;
  if (HARMLESS.test(value) && !(inFlow && value.includes(","))) return true;
  if (NUMBERLIKE.test(value)) return DATE.test(value);
  return readsBack(value, inFlow ? `{ k: ${value} }` : `k: ${value}`);
}

function readsBack(value: string, yaml: string): boolean {
  const document = parseDocument(yaml, { logLevel: "silent" });
  if (document.errors.length > 0 || document.warnings.length > 0 || !isMap(document.contents)) return false;
  const [pair, ...rest] = document.contents.items;
  if (rest.length > 0 || !isScalar(pair?.value)) return false;
  return pair.value.value === value && !pair.value.comment && !document.comment;
}

function mustEscape(value: string): boolean {
  UNSEEN.lastIndex = 0;
  // eslint-disable-next-line no-control-regex
  return UNSEEN.test(value) || /[\u0000-\u001F\u007F]/.test(value);
}

function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(UNSEEN, (char) => {
    const code = char.codePointAt(0) ?? 0;
    const digits = code.toString(16).toUpperCase();
    return code > 0xffff ? `\\U${digits.padStart(8, "0")}` : `\\u${digits.padStart(4, "0")}`;
  });
}
