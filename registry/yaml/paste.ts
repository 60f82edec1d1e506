import { stringify } from "yaml";

/** `key: value` as it would be typed, quoted where YAML wants it. */
export function pasteable(key: string, value: string | boolean | number): string {
  const isNumberLike = typeof value === "string" && /^[0-9][0-9 ]*$/.test(value);
  return isNumberLike ? `${key}: "${value}"` : stringify({ [key]: value }, { lineWidth: 0 }).trimEnd();
}

/** The line of `field` (`mail.official`, `board.editors[0]`) with `value` in it. */
export function pasteAt(field: string, value: string | boolean | number): string {
  if (field.endsWith("]")) return stringify([value], { lineWidth: 0 }).trimEnd();
  return pasteable(field.slice(field.lastIndexOf(".") + 1), value);
}
