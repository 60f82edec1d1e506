/** The encodings of Unicode that a file of text may be saved in. */
export type UnicodeEncoding = "utf-8" | "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be";

/** So much of a file tells its encoding. */
const SAMPLE = 4096;

/**
 * In what of Unicode's encodings bytes are: by the mark at their beginning, or without one by their zero bytes,
 * which text in UTF-8 never has and text in Latin letters in the wider ones has at fixed places.
 * `utf-8` also stands for all that is none of the others, old code pages included.
 */
export function unicodeEncodingOf(bytes: Uint8Array): UnicodeEncoding {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "utf-32le" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return "utf-32be";
  return byZeros(bytes.subarray(0, SAMPLE));
}

function byZeros(sample: Uint8Array): UnicodeEncoding {
  const quads = Math.floor(sample.length / 4);
  const zeros = [0, 0, 0, 0];
  sample.subarray(0, quads * 4).forEach((byte, at) => {
    if (byte === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1;
  });
  const [first = 0, second = 0, third = 0, fourth = 0] = zeros.map((count) => count / Math.max(1, quads));
  if (first < 0.1 && third === 1 && fourth === 1) return "utf-32le";
  if (fourth < 0.1 && first === 1 && second === 1) return "utf-32be";
  // Spaces, digits and plain letters are more than a third of any text that offices write.
  if (first + third < 0.1 && second + fourth > 0.6) return "utf-16le";
  if (second + fourth < 0.1 && first + third > 0.6) return "utf-16be";
  return "utf-8";
}

/** The text of bytes in that encoding, without its mark; what can't be read is U+FFFD. */
export function decodeUnicode(bytes: Uint8Array, encoding: UnicodeEncoding): string {
  if (encoding === "utf-32le" || encoding === "utf-32be") return decodeUtf32(bytes, encoding === "utf-32le");
  return new TextDecoder(encoding).decode(bytes);
}

/** No browser and no Node decodes UTF-32. */
function decodeUtf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = "";
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, isLittle);
    const isScalar = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    text += isScalar ? String.fromCodePoint(code) : "\uFFFD";
  }
  return text.replace(/^\uFEFF/, "");
}
