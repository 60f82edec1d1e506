/** What the rules know of Vietnamese text. Pure: runs in Node and in a browser alike. */
export {
  decodeTcvn3Letters,
  decodeViqr,
  decodeVni,
  decodeWindows1258,
  encodeLegacy,
  type LegacyEncoding,
} from "./codecs";
export { findHomoglyphs, type Homoglyph } from "./homoglyphs";
export { districtLabel, hostLabelFor, LABEL_LIMIT, type Named, proposeHostLabel } from "./host-label";
export { findInvisible, type Invisible, isRemovable, withoutInvisible } from "./invisible";
export { detectLegacy, hasLostLetters, type LegacyText } from "./legacy";
export { areSeveralAddresses, areSeveralValues } from "./several-values";
export { slug, toneless } from "./slug";
export { isVietnameseSyllable } from "./syllable";
