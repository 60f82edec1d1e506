/**
 * The legacy encodings of Vietnamese as they look when their bytes are read as Latin-1 or Windows-1252.
 * The tables are data (`data/*.json`): legacy text to letter.
 */
import cp1252Table from "./data/cp1252.json";
import tcvn3Table from "./data/tcvn3.json";
import viqrTable from "./data/viqr.json";
import vniTable from "./data/vni.json";
import windows1258Table from "./data/windows-1258.json";
import { letterOf } from "./letters";

/**
 * `tcvn3`: TCVN 5712:1993 VN3, the `.VnTime` fonts (ABC); one byte a letter.
 * `vni`: VNI-Windows; letter and mark are two bytes. `viqr`: RFC 1456, ASCII marks after the letter.
 * `windows-1258`: what Excel in Viet Nam saves as CSV; the tone is a mark of its own after the letter.
 * `utf8-as-latin1`: UTF-8 whose bytes were read as Latin-1 or Windows-1252, once or more often.
 */
export type LegacyEncoding = "tcvn3" | "vni" | "viqr" | "windows-1258" | "utf8-as-latin1";

const TCVN3 = new Map<string, string>(Object.entries(tcvn3Table));
const VNI = new Map<string, string>(Object.entries(vniTable));
const WINDOWS_1258 = new Map<string, string>(Object.entries(windows1258Table));
const CP1252 = new Map<string, number>(Object.entries(cp1252Table));
const CP1252_CHAR = new Map<number, string>([...CP1252].map(([char, byte]) => [byte, char]));

/** VNI sets the mark in the case of the letter or leaves it small (`TRAàN`): both are read. */
for (const [code, letter] of Object.entries(vniTable)) {
  if (code.length === 2 && letter === letter.toUpperCase())
    VNI.set(code.charAt(0) + code.charAt(1).toLowerCase(), letter);
}

/** All spellings of one VIQR letter: modifier and tone in either order, `o+'` and `o'+`. */
const VIQR = new Map<string, string>();
const VIQR_OF = new Map<string, string>();
function addViqr(code: string, letter: string): void {
  VIQR.set(code, letter);
  if (!VIQR_OF.has(letter)) VIQR_OF.set(letter, code);
}
{
  const letters = new Map<string, string>(Object.entries(viqrTable.letters));
  for (const plain of "aeiouy") letters.set(plain, plain);
  for (const [code, letter] of letters) {
    const upper = letter.toUpperCase();
    if (letter === "đ") {
      addViqr("dd", "đ");
      addViqr("DD", "Đ");
      addViqr("Dd", "Đ");
      continue;
    }
    if (code.length > 1) {
      addViqr(code, letter);
      addViqr(code.toUpperCase(), upper);
    }
    for (const [mark, tone] of Object.entries(viqrTable.tones)) {
      for (const [base, of] of [
        [code, letter],
        [code.toUpperCase(), upper],
      ] as const) {
        const toned = (of + tone).normalize("NFC");
        addViqr(base + mark, toned);
        if (base.length > 1) addViqr(base.charAt(0) + mark + base.slice(1), toned);
      }
    }
  }
}

const TCVN3_OF = new Map([...TCVN3].map(([code, letter]) => [letter, code]));
const WINDOWS_1258_OF = new Map([...WINDOWS_1258].map(([code, letter]) => [letter, code]));
const VNI_OF = new Map(Object.entries(vniTable).map(([code, letter]) => [letter, code]));

/** One char or two to a letter; what the table does not have stays. */
export function decodeVni(text: string): string {
  let out = "";
  for (let at = 0; at < text.length; at += 1) {
    const pair = VNI.get(text.slice(at, at + 2));
    if (pair !== undefined && at + 1 < text.length) {
      out += pair;
      at += 1;
    } else {
      out += VNI.get(text.charAt(at)) ?? text.charAt(at);
    }
  }
  return out;
}

/** Letter by letter, without regard to case: TCVN3 has capitals for `Ă Â Ê Ô Ơ Ư Đ` only. */
export function decodeTcvn3Letters(text: string): string {
  let out = "";
  for (const char of text) out += TCVN3.get(char) ?? char;
  return out;
}

/** Bytes of Windows-1258 that were read as Windows-1252. */
export function decodeWindows1258(text: string): string {
  let out = "";
  for (const char of text) out += WINDOWS_1258.get(char) ?? char;
  return out.normalize("NFC");
}

/** As Windows converts: a letter and its tone apart, unless the code page has the two as one (`à`, `é`). */
function encodeWindows1258(text: string): string {
  return [...text]
    .map((char) => {
      const direct = WINDOWS_1258_OF.get(char);
      if (direct !== undefined) return direct;
      if (char <= "\u00ff" && !WINDOWS_1258.has(char)) return char;
      const tone = char.normalize("NFD").match(/[\u0300\u0301\u0303\u0309\u0323]/u)?.[0];
      if (tone === undefined) return char;
      const letter = char.normalize("NFD").replace(tone, "").normalize("NFC");
      return (WINDOWS_1258_OF.get(letter) ?? letter) + (WINDOWS_1258_OF.get(tone) ?? tone);
    })
    .join("");
}

/** RFC 1456; a backslash takes its meaning from the mark that follows. */
export function decodeViqr(text: string): string {
  let out = "";
  for (let at = 0; at < text.length;) {
    if (text.charAt(at) === "\\" && at + 1 < text.length) {
      out += text.charAt(at + 1);
      at += 2;
      continue;
    }
    const three = VIQR.get(text.slice(at, at + 3));
    const two = VIQR.get(text.slice(at, at + 2));
    if (three !== undefined && at + 2 < text.length) {
      out += three;
      at += 3;
    } else if (two !== undefined && at + 1 < text.length) {
      out += two;
      at += 2;
    } else {
      out += text.charAt(at);
      at += 1;
    }
  }
  return out;
}

/** The byte that a character stands for when bytes were read as Windows-1252, Windows-1258 or Latin-1; -1 for none. */
export function byteOf(char: string): number {
  // Of what the two show differently, only these begin a sequence of Vietnamese UTF-8.
  if (char === "Ă") return 0xc3;
  if (char === "\u0300") return 0xcc;
  const code = char.codePointAt(0) ?? -1;
  return code <= 0xff ? code : (CP1252.get(char) ?? -1);
}

/** The character as which Windows-1252 shows a byte; its five gaps are shown as Latin-1 controls, as browsers do. */
function cp1252Char(byte: number): string {
  return CP1252_CHAR.get(byte) ?? String.fromCharCode(byte);
}

/**
 * What a text looks like in a legacy encoding, read as Windows-1252 (`utf8-as-latin1` too, unless `latin1` is asked).
 * Characters that the encoding does not have stay, as they do in the lists that offices keep.
 * For tests, the benchmark and examples in the pages.
 */
export function encodeLegacy(
  text: string,
  encoding: LegacyEncoding,
  as: "cp1252" | "latin1" = "cp1252",
): string {
  const composed = text.normalize("NFC");
  if (encoding === "utf8-as-latin1") {
    let out = "";
    for (const byte of new TextEncoder().encode(composed)) {
      out += as === "latin1" ? String.fromCharCode(byte) : cp1252Char(byte);
    }
    return out;
  }
  if (encoding === "windows-1258") return encodeWindows1258(composed);
  if (encoding === "vni") return [...composed].map((char) => VNI_OF.get(char) ?? char).join("");
  if (encoding === "tcvn3") {
    return [...composed].map((char) => TCVN3_OF.get(char) ?? TCVN3_OF.get(smallOf(char)) ?? char).join("");
  }
  return encodeViqr(composed);
}

/** The small letter of a Vietnamese capital, else the character itself. */
function smallOf(char: string): string {
  const small = char.toLowerCase();
  return letterOf(small) === undefined ? char : small;
}

const VIQR_MARKS = new Set("^(+'`?~.");

function encodeViqr(text: string): string {
  let out = "";
  let previous = "";
  for (const char of text) {
    const code = VIQR_OF.get(char);
    // What would be read as a mark of the letter before it is escaped; so is the second d of `Add`.
    const afterVowel = /[aeiouyăâêôơư]/.test(baseOf(previous)) && VIQR_MARKS.has(char);
    const secondD = /^d$/i.test(previous) && /^d/i.test(code ?? char);
    out += char === "\\" ? "\\\\" : (afterVowel || secondD ? "\\" : "") + (code ?? char);
    previous = char;
  }
  return out;
}

function baseOf(char: string): string {
  return letterOf(char.toLowerCase())?.base ?? "";
}
