/** Whole tenths of a percent, rounded down: 100 is said of all only. Null of nothing. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((1000 * part) / whole) / 10;
}

/** As Vietnamese writes a number: `97,5`. */
export function decimal(value: number): string {
  return String(value).replace(".", ",");
}
