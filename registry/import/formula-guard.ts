/**
 * What a spreadsheet takes for a formula when it opens a file of plain text: `=`, `+`, `-`, `@` and their wide forms,
 * a tab or a line end first, also after spaces. An apostrophe before it makes it text, as it does when typed. A text
 * that has an apostrophe there already gets one more, so that taking one away gives back what was.
 */
const FORMULA = /^'*[\s\u00A0\uFEFF\u200B"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^'*[\t\r\n]/;
/** Only a number, whatever opens it. */
const NEGATIVE = /^-\d+(?:[.,]\d+)?$/;

/** The text so that no spreadsheet takes it for a formula. */
export function guarded(text: string): string {
  return FORMULA.test(text) && !NEGATIVE.test(text) ? `'${text}` : text;
}

/** The text of a cell that `guarded` may have written. */
export function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
