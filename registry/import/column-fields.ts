import { formatPath, type Step } from "../edit/path";
import type { ScalarValue } from "../edit/scalar";
import { COLUMNS } from "./columns";

/** Where the columns of the list stand in an entry, in the list's order. */
export const COLUMN_PATHS = COLUMNS.flatMap(({ path }) => (path === null ? [] : [path]));

const FORMATTED = new Map(COLUMN_PATHS.map((path) => [path, formatPath(path)]));

/** `mail.official`: how a field is called in reports and in the values of an entry. */
export function formatted(path: readonly Step[]): string {
  return FORMATTED.get(path) ?? formatPath(path);
}

/** Whether two values say the same: nothing and the empty text do. */
export function same(a: ScalarValue | undefined, b: ScalarValue | undefined): boolean {
  return String(a ?? "") === String(b ?? "");
}
