/** How a number is shown: as a day, in a pattern of digits such as `0000 000 000`, or as it is. */
export type NumberFormat =
  { readonly kind: "plain" } | { readonly kind: "date" } | { readonly kind: "digits"; readonly code: string };

const PLAIN: NumberFormat = { kind: "plain" };
const DATE: NumberFormat = { kind: "date" };

/** Built-in formats that show days (ECMA-376, 18.8.30), those of East Asian versions included. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)]);

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** @param code the format's own text; undefined for a built-in one */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return BUILT_IN_DATES.has(id) ? DATE : PLAIN;
  const [positive = ""] = code.split(";");
  // Colours, languages and conditions stand in brackets.
  const bare = positive.replace(/\[[^\]]*\]/g, "");
  const signs = bare.replace(/"[^"]*"|\\./g, "");
  if (/[ymd]/i.test(signs) && !/[0#?]/.test(signs)) return DATE;
  // Digits with fixed signs between them; a comma, a point or an E is arithmetic and says nothing of a code.
  if (/^[0#?\s()+-]+$/.test(signs) && /[0#?]/.test(signs)) return { kind: "digits", code: bare };
  return PLAIN;
}

/** A whole number in its pattern: digits are filled in from the right, `0` stands where there is none. */
export function inDigits(digits: string, code: string): string {
  const signs = [...code.matchAll(/"([^"]*)"|\\(.)|([0#?])|(.)/gs)].map(([, quoted, escaped, slot, other]) =>
    slot === undefined ? { text: quoted ?? escaped ?? other ?? "" } : { slot },
  );
  const first = signs.findIndex((sign) => "slot" in sign);
  let rest = digits;
  let shown = "";
  for (let at = signs.length - 1; at >= 0; at--) {
    const sign = signs[at];
    if (sign === undefined) continue;
    if (!("slot" in sign)) {
      // A sign between optional digits is shown only where a digit is to come.
      shown = at < first || rest !== "" || signs.slice(0, at).some(isZero) ? sign.text + shown : shown;
    } else {
      const digit = rest === "" ? (sign.slot === "0" ? "0" : "") : rest.slice(-1);
      rest = rest.slice(0, -1);
      shown = digit + shown;
      if (at === first) {
        shown = rest + shown;
        rest = "";
      }
    }
  }
  return shown;
}

function isZero(sign: { readonly slot?: string }): boolean {
  return sign.slot === "0";
}

/** The day of a serial number, `YYYY-MM-DD`. */
export function dayOf(serial: number, is1904: boolean): string {
  // Excel counts a 29 February 1900 that never was.
  const days = is1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  return new Date((Math.floor(days) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

/** `7.900866E6` as `7900866`; what is no whole number stays as it stands. */
export function plainDigits(text: string): { readonly digits: string; readonly isExact: boolean } {
  const number = Number(text);
  if (!/^-?\d/.test(text) || !Number.isInteger(number)) return { digits: text, isExact: true };
  if (Math.abs(number) >= 1e21) return { digits: text, isExact: false };
  // More than fifteen digits are no longer those that somebody typed.
  return { digits: BigInt(number).toString(), isExact: Math.abs(number) < 1e15 };
}
