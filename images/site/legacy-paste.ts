import { detectLegacy } from "../../policy/text";
import { decodeTcvn3Letters, decodeVni, type LegacyEncoding } from "../../policy/text/codecs";

/** What a pasted text would be in Unicode. */
export interface Conversion {
  readonly encoding: LegacyEncoding;
  /** As many as were given, in the same order. */
  readonly texts: readonly string[];
}

/** Codes of one or two signs: a piece that is too short to be judged by itself is read as the whole was. */
const DECODERS: Partial<Record<LegacyEncoding, (text: string) => string>> = {
  tcvn3: decodeTcvn3Letters,
  vni: decodeVni,
};

/**
 * Recognises a pasted text that was typed in an encoding of before Unicode.
 *
 * @param texts its pieces between marks (a bold word, a cell), in order
 * @returns null for Unicode. VIQR too, which is ASCII: an address with a dot or a question mark looks like it
 */
export function convert(texts: readonly string[]): Conversion | null {
  const encoding = detectLegacy(texts.join(" ").replace(/\s+/g, " ").trim())?.encoding;
  if (encoding === undefined || encoding === "viqr") return null;
  const decode = DECODERS[encoding] ?? ((text: string) => text);
  return {
    encoding,
    texts: texts.map((text) => {
      const [, before = "", inner = "", after = ""] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
      return before + (detectLegacy(inner)?.corrected ?? decode(inner)).normalize("NFC") + after;
    }),
  };
}
