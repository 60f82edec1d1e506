import { GUESSABLE_WORDS } from "./guessable-words";

/** Why a password is not taken. */
export type PasswordFault = "short" | "long" | "unreadable" | "guessable" | "personal";

export const SHORTEST = 12;
/** In bytes: a hash of more costs without being worth more. */
const LONGEST = 256;
/** What has to be left of a password once everything is gone that is guessed first. */
const LEAST_OWN = 6;
/** Names shorter than this stand in half of all words. */
const SHORTEST_NAME = 5;

export interface Owner {
  readonly address: string;
  /** Of the person, the post or the unit. */
  readonly name: string;
}

/** @returns null for a password that may be set */
export function passwordFault(password: string, { address, name }: Owner): PasswordFault | null {
  if (/[\p{Cc}\p{Cs}]/u.test(password)) return "unreadable";
  if ([...password].length < SHORTEST) return "short";
  if (Buffer.byteLength(password) > LONGEST) return "long";

  const plain = folded(password);
  const local = address.slice(0, address.lastIndexOf("@"));
  const names = [...local.split(/[._+-]/), local, name]
    .map(lettersOf)
    .filter((each) => each.length >= SHORTEST_NAME);
  const letters = lettersOf(password);
  if (names.some((each) => letters.includes(each))) return "personal";

  const own = Math.min(...[plain, unmasked(plain)].map((text) => ownPart(withoutSigns(text), wordsOf(name))));
  return own < LEAST_OWN ? "guessable" : null;
}

/** Without tones and capitals. */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d");
}

function lettersOf(text: string): string {
  return withoutSigns(folded(text));
}

function wordsOf(name: string): readonly string[] {
  return folded(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3);
}

/** What stands between words is appended as easily as it is left out. */
function withoutSigns(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}

/** `m@tkh4u` says "matkhau". */
function unmasked(text: string): string {
  const letters: Readonly<Record<string, string>> = {
    ...{ "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i" },
  };
  return text.replace(/(?<=[a-z])[013457@$!](?=[a-z])/g, (each) => letters[each] ?? each);
}

/** Rows of keys, the alphabet and the digits, both ways: who follows one types it without thinking. */
const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qazwsxedcrfvtgb",
].flatMap((row) => [row, [...row].reverse().join("")]);
const SHORTEST_RUN = 3;

/** How much of a text is neither a word that is guessed first, nor a row of keys, a repetition, a date or a name. */
function ownPart(text: string, names: readonly string[]): number {
  let own = 0;
  let before = "";
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const known = Math.max(
      wordAt(rest),
      runAt(rest),
      repetitionAt(rest),
      nameAt(rest, names),
      digitsAt(rest),
    );
    if (known > 0) {
      // The choice of a part is worth a character, and the same part again nothing.
      if (!before.includes(rest.slice(0, known))) own += 1;
      before += `${rest.slice(0, known)} `;
      at += known;
    } else {
      own += 1;
      at += 1;
    }
  }
  return own;
}

const LONGEST_WORD = Math.max(...[...GUESSABLE_WORDS].map(({ length }) => length));

function wordAt(text: string): number {
  for (let length = Math.min(LONGEST_WORD, text.length); length >= 3; length--)
    if (GUESSABLE_WORDS.has(text.slice(0, length))) return length;
  return 0;
}

function runAt(text: string): number {
  let length = SHORTEST_RUN;
  if (!ROWS.some((row) => row.includes(text.slice(0, length)) && text.length >= length)) return 0;
  while (length < text.length && ROWS.some((row) => row.includes(text.slice(0, length + 1)))) length += 1;
  return length;
}

function repetitionAt(text: string): number {
  return /^(.{1,4}?)\1{2,}/u.exec(text)?.[0].length ?? /^(.{3,})\1+/u.exec(text)?.[0].length ?? 0;
}

/** A word of the owner's name, such as the given name alone. */
function nameAt(text: string, names: readonly string[]): number {
  return Math.max(0, ...names.filter((name) => text.startsWith(name)).map(({ length }) => length));
}

/** Years, dates and telephone numbers. */
function digitsAt(text: string): number {
  return /^(?:19|20)\d\d(?!\d)|^\d{6,}/.exec(text)?.[0].length ?? 0;
}
