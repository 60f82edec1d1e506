import { parsePath, type Step } from "../edit/path";

/** What a column of the department's list can hold. `level` only repeats `kind` in words. */
export type ColumnKey =
  | "id"
  | "name"
  | "kind"
  | "level"
  | "ownership"
  | "district"
  | "parent"
  | "address"
  | "website"
  | "official"
  | "head"
  | "phone"
  | "focalName"
  | "focalAddress"
  | "boardHead"
  | "boardDecision"
  | "rss"
  | "status"
  | "headPost"
  | "headPhone"
  | "headMail"
  | "focalPhone"
  | "boardDate"
  | "boardAdministrator"
  | "mailRegulation"
  | "boardRegulation"
  | "successor";

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

function column(
  key: ColumnKey,
  path: string | null,
  heading: string,
  synonyms: readonly string[] = [],
  { standard = true, prose = true } = {},
): Column {
  return { key, heading, path: path === null ? null : parsePath(path), standard, prose, synonyms };
}

const EXTRA = { standard: false };
const CODE = { prose: false };

/** The columns in the order of the department's list, then those that a list may have besides. */
export const COLUMNS: readonly Column[] = [
  column("id", "id", "Mã đơn vị", ["Mã trường", "Mã cơ sở", "Mã định danh", "Mã số", "Mã", "ID"], CODE),
  column("name", "name", "Tên đơn vị", ["Tên trường", "Đơn vị", "Trường", "Tên cơ sở giáo dục", "Tên cơ sở"]),
  column("kind", "kind", "Mã loại hình", ["Mã loại", "Mã cấp học", "Loại hình đơn vị"], CODE),
  column("level", null, "Cấp học", ["Cấp", "Bậc học", "Cấp trường"]),
  column("ownership", "ownership", "Loại hình", [
    "Loại trường",
    "Hình thức sở hữu",
    "Công lập/Ngoài công lập",
  ]),
  column("district", "district", "Quận/Huyện", [
    "Quận",
    "Huyện",
    "Địa bàn",
    "Quận huyện",
    "Quận, huyện, thành phố",
  ]),
  column("parent", "parent", "Đơn vị quản lý", [
    "Cơ quan quản lý",
    "Đơn vị chủ quản",
    "Cơ quan chủ quản",
    "Trực thuộc",
  ]),
  column("address", "address", "Địa chỉ", ["Địa chỉ trụ sở", "Địa chỉ đơn vị", "Trụ sở"]),
  column(
    "website",
    "site.host",
    "Website",
    ["Trang web", "Địa chỉ website", "Trang thông tin điện tử", "Web", "Tên miền", "URL"],
    CODE,
  ),
  column(
    "official",
    "mail.official",
    "Thư điện tử công vụ",
    [
      "Email",
      "E-mail",
      "Thư điện tử",
      "Email công vụ",
      "Email đơn vị",
      "Hộp thư công vụ",
      "Địa chỉ thư điện tử",
    ],
    CODE,
  ),
  column("head", "leaders[0].name", "Thủ trưởng đơn vị", [
    "Thủ trưởng",
    "Hiệu trưởng",
    "Người đứng đầu",
    "Họ tên thủ trưởng",
    "Lãnh đạo",
  ]),
  column(
    "phone",
    "phone",
    "Điện thoại",
    ["Số điện thoại", "ĐT", "SĐT", "Điện thoại cơ quan", "Điện thoại đơn vị", "Tel"],
    CODE,
  ),
  column("focalName", "mail.focal.name", "Đầu mối thư điện tử", [
    "Người phụ trách thư điện tử",
    "Đầu mối email",
    "Đầu mối",
    "Họ tên đầu mối",
    "Cán bộ đầu mối",
  ]),
  column(
    "focalAddress",
    "mail.focal.address",
    "Thư của đầu mối",
    ["Email đầu mối", "Email của đầu mối", "Thư điện tử của đầu mối", "Thư đầu mối"],
    CODE,
  ),
  column("boardHead", "board.head", "Trưởng Ban Biên tập", ["Trưởng BBT", "Trưởng ban"]),
  column("boardDecision", "board.decision.number", "Quyết định Ban Biên tập", [
    "Quyết định BBT",
    "QĐ Ban Biên tập",
    "QĐ thành lập Ban Biên tập",
    "Số quyết định",
  ]),
  column("rss", "site.rss", "Tích hợp RSS", ["RSS", "Có RSS", "Tích hợp RSS của Sở"], CODE),
  column("status", "status", "Tình trạng", ["Trạng thái"], { standard: false, prose: false }),
  column("successor", "successor", "Đơn vị kế tục", [], { standard: false, prose: false }),
  column("headPost", "leaders[0].post", "Chức vụ", ["Chức vụ thủ trưởng", "Chức danh"], EXTRA),
  column(
    "headPhone",
    "leaders[0].phone",
    "Điện thoại thủ trưởng",
    ["Di động thủ trưởng", "Điện thoại hiệu trưởng"],
    { standard: false, prose: false },
  ),
  column("headMail", "leaders[0].mail", "Thư của thủ trưởng", ["Email thủ trưởng", "Email hiệu trưởng"], {
    standard: false,
    prose: false,
  }),
  column("focalPhone", "mail.focal.phone", "Điện thoại đầu mối", ["Điện thoại của đầu mối", "SĐT đầu mối"], {
    standard: false,
    prose: false,
  }),
  column(
    "mailRegulation",
    "mail.regulation.number",
    "Quy chế thư điện tử",
    ["Quyết định quy chế thư điện tử"],
    EXTRA,
  ),
  column("boardDate", "board.decision.date", "Ngày quyết định Ban Biên tập", ["Ngày quyết định"], {
    standard: false,
    prose: false,
  }),
  column("boardRegulation", "board.regulation.number", "Quy chế Ban Biên tập", [], EXTRA),
  column(
    "boardAdministrator",
    "board.administrator",
    "Quản trị website",
    ["Quản trị viên", "Quản trị trang web"],
    EXTRA,
  ),
];

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
export function readHeadings(headings: readonly string[], decode: (text: string) => string): Heading[] {
  const plain = headings.map((heading) => plainWords(decode(heading)));
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
  return headings.map((heading, index) => ({ index, heading, column: found.get(index) ?? null }));
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
    .filter((name) => name.length >= 5)
    .map((name) => ({
      distance: editDistance(text, name),
      allowed: Math.max(1, Math.floor(name.length / 6)),
    }));
  const close = distances
    .filter(({ distance, allowed }) => distance <= allowed)
    .map(({ distance }) => distance);
  return close.length > 0 ? Math.min(...close) : null;
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
