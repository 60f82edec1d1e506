import { SheetUnreadable } from "./table";

/** Reads bytes that are no Unicode; null where they are no Vietnamese either. */
export type DecodeLegacy = (bytes: Uint8Array) => string | null;

/**
 * The text of a file of plain text: UTF-8, UTF-16 or UTF-32, with or without their marks; else what `legacy` makes of
 * it, and at last as Windows-1252 shows it, which is how legacy fonts are recognised later.
 *
 * @throws SheetUnreadable when the bytes are no text
 */
export function decodeText(bytes: Uint8Array, legacy: DecodeLegacy): string {
  const wide = wideEncoding(bytes);
  if (wide === "utf-32le" || wide === "utf-32be") return decodeUtf32(bytes, wide === "utf-32le");
  if (wide) return checked(new TextDecoder(wide).decode(bytes));
  if (bytes.includes(0)) throw notText();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return legacy(bytes) ?? new TextDecoder("windows-1252").decode(bytes);
  }
}

type Wide = "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be";

/** By its mark; without one by where the zeros stand, since most letters of a list are ASCII. */
function wideEncoding(bytes: Uint8Array): Wide | null {
  const begins = (...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (begins(0xff, 0xfe, 0, 0)) return "utf-32le";
  if (begins(0, 0, 0xfe, 0xff)) return "utf-32be";
  if (begins(0xff, 0xfe)) return "utf-16le";
  if (begins(0xfe, 0xff)) return "utf-16be";
  const start = bytes.subarray(0, 4096);
  const zeros = [0, 0, 0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 4] = (zeros[index % 4] ?? 0) + 1;
  });
  const share = zeros.map((count) => count / Math.max(1, start.length / 4));
  const [a = 0, b = 0, c = 0, d = 0] = share;
  if (bytes.length % 2 === 1) return null;
  if (bytes.length % 4 === 0 && c > 0.9 && d > 0.9 && b > 0.4) return "utf-32le";
  if (bytes.length % 4 === 0 && a > 0.9 && b > 0.9 && c > 0.4) return "utf-32be";
  if (b > 0.4 && d > 0.4 && a < 0.05 && c < 0.05) return "utf-16le";
  if (a > 0.4 && c > 0.4 && b < 0.05 && d < 0.05) return "utf-16be";
  return null;
}

function decodeUtf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength - (bytes.byteLength % 4));
  const letters: string[] = [];
  for (let at = 0; at < view.byteLength; at += 4) {
    const code = view.getUint32(at, isLittle);
    if (code > 0x10ffff) throw notText();
    if (code !== 0xfeff || at > 0) letters.push(String.fromCodePoint(code));
  }
  return checked(letters.join(""));
}

function checked(text: string): string {
  // eslint-disable-next-line no-control-regex -- that is what no text has
  if (/[\u0000-\u0008]/.test(text)) throw notText();
  return text;
}

function notText(): SheetUnreadable {
  return new SheetUnreadable(
    "Tệp này không phải CSV: trong đó có byte 0. Xuất lại từ Excel dạng CSV UTF-8 hoặc .xlsx.",
    "the file is no CSV: it has zero bytes. Export it again as CSV UTF-8 or .xlsx",
  );
}
