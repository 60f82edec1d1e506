/**
 * Cutting a text into the words that legacy text is judged by.
 * A word is a run of ASCII letters and of everything outside ASCII but spaces and typographic punctuation:
 * in TCVN3 `©`, `·` or the soft hyphen are letters.
 */
export const WORD =
  /[A-Za-z\u0080-\u009f\u00a1-\u1fff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2c00-\ufffd]+/g;

/** Characters that show nothing and may be left out when a word is judged; never U+00AD, which is TCVN3's `ư`. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

export const seen = (word: string): string => word.replace(UNSEEN, "");

/** Whether all characters are below U+0080. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/**
 * Whether every character is an ordinary one of a text in the Latin script: printable ASCII, Latin letters but the
 * look-alikes in `homoglyphs.json`, the combining marks of Vietnamese. Cheap, and true for nearly every text.
 */
export function isOrdinary(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x20 && code <= 0x7e) continue;
    if (code >= 0xc0 && code <= 0x1b0 && code !== 0xd0 && code !== 0xf0 && code !== 0x131 && code !== 0x189) {
      if (
        code < 0x115 ||
        code > 0x171 ||
        code === 0x128 ||
        code === 0x129 ||
        code === 0x168 ||
        code === 0x169
      )
        continue;
    }
    if (code >= 0x1ea0 && code <= 0x1ef9) continue;
    if (code >= 0x300 && code <= 0x331) continue;
    return false;
  }
  return true;
}
