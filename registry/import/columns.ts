import { parsePath, type Step } from "../edit/path";
import headings from "./headings.json";

/** What a column of the department's list can hold. `level` only repeats `kind` in words. */
export type ColumnKey = keyof typeof headings;

export interface Column {
  readonly key: ColumnKey;
  /** As the department's own list has it. */
  readonly heading: string;
  /** Where the value goes; null for what only repeats another column. */
  readonly path: readonly Step[] | null;
  /** Whether the department's list always has the column; others come and go. */
  readonly standard: boolean;
  /** Whether it holds words, which may be in a legacy encoding. */
  readonly prose: boolean;
  readonly synonyms: readonly string[];
}

const WORDS = { standard: true, prose: true };
const CODE = { standard: true, prose: false };
/** A list may have it besides. */
const EXTRA_WORDS = { standard: false, prose: true };
const EXTRA_CODE = { standard: false, prose: false };

/** Where each goes, in the order of the department's list, then those that a list may have besides. */
const PLACES: readonly (readonly [
  ColumnKey,
  path: string | null,
  { readonly standard: boolean; readonly prose: boolean },
])[] = [
  ["id", "id", CODE],
  ["name", "name", WORDS],
  ["kind", "kind", CODE],
  ["level", null, WORDS],
  ["ownership", "ownership", WORDS],
  ["district", "district", WORDS],
  ["parent", "parent", WORDS],
  ["address", "address", WORDS],
  ["website", "site.host", CODE],
  ["official", "mail.official", CODE],
  ["head", "leaders[0].name", WORDS],
  ["phone", "phone", CODE],
  ["focalName", "mail.focal.name", WORDS],
  ["focalAddress", "mail.focal.address", CODE],
  ["boardHead", "board.head", WORDS],
  ["boardDecision", "board.decision.number", WORDS],
  ["rss", "site.rss", CODE],
  ["status", "status", EXTRA_CODE],
  ["successor", "successor", EXTRA_CODE],
  ["latitude", "location.lat", EXTRA_CODE],
  ["longitude", "location.lon", EXTRA_CODE],
  ["headPost", "leaders[0].post", EXTRA_WORDS],
  ["headPhone", "leaders[0].phone", EXTRA_CODE],
  ["headMail", "leaders[0].mail", EXTRA_CODE],
  ["focalPhone", "mail.focal.phone", EXTRA_CODE],
  ["mailRegulation", "mail.regulation.number", EXTRA_WORDS],
  ["boardDate", "board.decision.date", EXTRA_CODE],
  ["boardRegulation", "board.regulation.number", EXTRA_WORDS],
  ["boardAdministrator", "board.administrator", EXTRA_WORDS],
];

/** The columns that are known, by the headings of `headings.json`: the department's own first, then what others write. */
export const COLUMNS: readonly Column[] = PLACES.map(([key, path, { standard, prose }]) => {
  const [heading = "", ...synonyms] = headings[key];
  return { key, heading, path: path === null ? null : parsePath(path), standard, prose, synonyms };
});

/** Number columns: they say where a row stood, and nothing of the unit. */
const ORDINALS = new Set(["stt", "so tt", "tt", "so thu tu", "no"]);

export interface Heading {
  /** Column of the table, from 0. */
  readonly index: number;
  /** As written. */
  readonly heading: string;
  /** What it holds; `ordinal` is the number column, null is nothing that is known. */
  readonly column: Column | "ordinal" | null;
}

/**
 * Says what the columns of a table hold, from their headings: equal without regard to case, tones and
 * punctuation; then containing the words; then nearly equal. Each meaning is given to one column only.
 *
 * @param decode turns a heading in a legacy encoding into Unicode
 */
export function readHeadings(texts: readonly string[], decode: (text: string) => string): Heading[] {
  const plain = texts.map((heading) => plainWords(decode(heading)));
  const found = new Map<number, Column | "ordinal">();
  const taken = new Set<ColumnKey>();
  plain.forEach((text, index) => {
    if (ORDINALS.has(text)) found.set(index, "ordinal");
  });
  for (const score of [exact, contained, near]) {
    const candidates = plain.flatMap((text, index) =>
      text === "" || found.has(index)
        ? []
        : COLUMNS.map((column) => ({ index, column, distance: score(text, column) })).filter(
            ({ distance }) => distance !== null,
          ),
    );
    candidates.sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0) || a.index - b.index);
    for (const { index, column } of candidates) {
      if (found.has(index) || taken.has(column.key)) continue;
      found.set(index, column);
      taken.add(column.key);
    }
  }
  return texts.map((heading, index) => ({ index, heading, column: found.get(index) ?? null }));
}

/** `Quận / Huyện (*)` to `quan huyen`. */
export function plainWords(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/đ/gi, "d")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

const NAMES = new Map(
  COLUMNS.map((column) => [column.key, [column.heading, ...column.synonyms].map(plainWords)]),
);

function exact(text: string, column: Column): number | null {
  const at = (NAMES.get(column.key) ?? []).indexOf(text);
  return at === -1 ? null : at;
}

/** All words of the department's heading within a longer one, such as `Tên đơn vị (ghi đầy đủ)`. */
function contained(text: string, column: Column): number | null {
  const own = (NAMES.get(column.key) ?? [])[0] ?? "";
  const words = text.split(" ");
  const isWithin = own.includes(" ") && own.split(" ").every((word) => words.includes(word));
  return isWithin && text.startsWith(own.split(" ")[0] ?? "") ? words.length - own.split(" ").length : null;
}

/** A slip or two: `Ma đon vi`, `Wesite`, `Thư điện tử công vu`. */
function near(text: string, column: Column): number | null {
  const distances = (NAMES.get(column.key) ?? [])
    // `Phòng` is no slip of `Phone`.
    .filter((name) => name.length >= 6 && Math.abs(name.length - text.length) <= slips(name))
    .map((name) => ({
      distance: editDistance(text, name),
      allowed: slips(name),
    }));
  const close = distances
    .filter(({ distance, allowed }) => distance <= allowed)
    .map(({ distance }) => distance);
  return close.length > 0 ? Math.min(...close) : null;
}

/** How many letters of a heading may be wrong. */
function slips(name: string): number {
  return Math.max(1, Math.floor(name.length / 6));
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
