import { findInvisible, isRemovable, withoutInvisible } from "./invisible";
import { detectLegacy, hasLostLetters } from "./legacy";
import { areSeveralAddresses, areSeveralValues } from "./several-values";

/** The rule that a repaired text broke. */
export type RepairedDefect = "text/legacy-encoding" | "text/not-nfc" | "text/invisible";

export interface RepairedText {
  readonly text: string;
  /** Empty when nothing was repaired. */
  readonly defects: readonly RepairedDefect[];
}

/**
 * The repairs of which the result is certain: legacy Vietnamese decoded, invisible characters removed, letters
 * composed (NFC). A text that has lost letters stays as it is, and so does one that may be
 * two addresses, persons or telephones.
 *
 * @param isProse whether the text is words; only words can be in a legacy encoding, a host name or a code can't
 */
export function repairText(text: string, isProse = true): RepairedText {
  const isUncertain = isProse ? hasLostLetters(text) : areSeveralAddresses(text);
  if (isUncertain) return { text, defects: [] };
  const defects: RepairedDefect[] = [];
  const legacy = isProse ? detectLegacy(text) : null;
  let current = legacy?.corrected ?? text;
  if (!isRemovable(current) || areSeveralValues(current)) return { text, defects: [] };
  if (legacy) defects.push("text/legacy-encoding");
  if (findInvisible(current).length > 0) {
    current = withoutInvisible(current);
    defects.push("text/invisible");
  }
  if (current !== current.normalize("NFC")) {
    current = current.normalize("NFC");
    defects.push("text/not-nfc");
  }
  return { text: current, defects };
}
