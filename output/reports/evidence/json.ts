/** What a terminal or an editor obeys or hides, and JSON leaves as it is. */
const HIDDEN = /[\u007F-\u00A0\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202F\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;

/** JSON of the same value in which nothing of an attacker's gives orders to whoever looks at the text. */
export function inertJson(value: unknown): string {
  const text = JSON.stringify(value, null, 1).replace(
    HIDDEN,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `${text}\n`;
}
