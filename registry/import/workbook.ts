import type { Localized } from "../../language/localized";
import { unpackWorkbook } from "./archive";
import { numberFormat, type NumberFormat } from "./number-format";
import { readCells, unescaped, type Shared, type SheetCells } from "./sheet-cells";
import { columnName, SheetUnreadable, type SheetNote, type Table } from "./table";
import { readXml } from "./xml";

export interface WorkbookOptions {
  /** Whether sheets, rows and columns that the list hides are wanted too. */
  readonly hidden?: boolean;
}

/**
 * Reads the sheets of an `.xlsx` file as they are shown: a code keeps its digits and the zeros of its format, a text
 * stays a text whatever it looks like, days are `YYYY-MM-DD`. What is hidden is left out and named.
 *
 * @throws SheetUnreadable when the bytes are no workbook, or too much of one
 */
export function readXlsx(bytes: Uint8Array, { hidden = false }: WorkbookOptions = {}): Table[] {
  try {
    const parts = unpackWorkbook(bytes);
    const { sheets, is1904 } = readStructure(parts);
    const shared: Shared = {
      strings: readStrings(parts.get("xl/sharedstrings.xml")),
      formats: readFormats(parts.get("xl/styles.xml")),
      is1904,
    };
    return sheets.flatMap(({ name, part, isHidden }): Table[] => {
      const xml = parts.get(part);
      if (xml === undefined) return [];
      if (isHidden && !hidden) return [{ name, rows: [], merged: [], notes: [hiddenSheet(name)] }];
      return [tableOf(name, readCells(xml, shared, relations(parts, part)), hidden)];
    });
  } catch (error) {
    if (error instanceof SheetUnreadable) throw error;
    throw new SheetUnreadable(
      "Tệp này không đọc được như một bảng tính .xlsx. Mở bằng Excel hay LibreOffice, lưu lại dạng .xlsx rồi thử lại.",
      "the file can't be read as an .xlsx workbook. Open it in Excel or LibreOffice, save it as .xlsx, try again",
    );
  }
}

function tableOf(name: string, cells: SheetCells, hidden: boolean): Table {
  const { rows, merged, remarks, hiddenRows, hiddenColumns } = cells;
  if (hidden) return { name, rows, merged, remarks };
  const left = new Set(hiddenRows);
  const notes = hiddenRows.length === 0 ? [] : [hiddenRowsNote(name, hiddenRows)];
  return {
    name,
    rows: left.size === 0 ? rows : rows.map((row, at) => (left.has(at) ? [] : row)),
    merged,
    remarks,
    hiddenColumns,
    notes,
  };
}

function hiddenSheet(name: string): SheetNote {
  return {
    vi: `Trang "${name}" bị ẩn nên không nhập; muốn nhập thì hiện trang đó ra, hoặc thêm --hidden.`,
    en: `sheet "${name}" is hidden and not imported; show it, or add --hidden`,
  };
}

function hiddenRowsNote(name: string, rows: readonly number[]): SheetNote {
  return {
    vi: `Trang "${name}": ${rows.length} dòng bị ẩn hoặc bị lọc nên không nhập (dòng ${spans(rows)}); muốn nhập thì hiện chúng ra, hoặc thêm --hidden.`,
    en: `sheet "${name}": ${rows.length} rows are hidden or filtered out and not imported (rows ${spans(rows)}); show them, or add --hidden`,
  };
}

/** `5, 7-9` from 4, 6, 7 and 8; only the first few. */
function spans(rows: readonly number[]): string {
  const found: [number, number][] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && row <= last[1] + 1) last[1] = row;
    else found.push([row, row]);
  }
  const shown = found
    .slice(0, 8)
    .map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1}-${to + 1}`));
  return [...shown, ...(found.length > 8 ? ["…"] : [])].join(", ");
}

/** A note for hidden columns that a list would have: `columns` are those with a heading or with values. */
export function hiddenColumnsNote(
  where: Localized,
  columns: readonly { readonly index: number; readonly heading: string }[],
): SheetNote {
  const list = columns
    .slice(0, 12)
    .map(({ index, heading }) => `${columnName(index)}${heading === "" ? "" : ` "${heading}"`}`)
    .join(", ");
  return {
    vi: `${where.vi}: ${columns.length} cột bị ẩn nên không nhập (${list}); muốn nhập thì hiện chúng ra, hoặc thêm --hidden.`,
    en: `${where.en}: ${columns.length} columns are hidden and not imported (${list}); show them, or add --hidden`,
  };
}

type Parts = ReadonlyMap<string, string>;

interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

function readStructure(parts: Parts): { sheets: SheetPart[]; is1904: boolean } {
  const xml = parts.get("xl/workbook.xml");
  if (xml === undefined) throw new Error("no workbook");
  const targets = relations(parts, "xl/workbook.xml");
  const sheets: SheetPart[] = [];
  let is1904 = false;
  readXml(xml, {
    open(name, attributes) {
      if (name === "workbookPr") is1904 = ["1", "true"].includes(attributes()["date1904"] ?? "");
      if (name !== "sheet") return;
      const { name: title = "", state = "visible", ":id": id = "" } = attributes();
      const part = new URL(targets.get(id) ?? "", "file:///xl/workbook.xml").pathname.slice(1).toLowerCase();
      sheets.push({ name: title, part: decodeURIComponent(part), isHidden: state !== "visible" });
    },
  });
  return { sheets, is1904 };
}

/** Where a part's relations lead, by their ids. */
function relations(parts: Parts, part: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  const xml = parts.get(part.replace(/([^/]+)$/, "_rels/$1.rels"));
  if (xml === undefined) return targets;
  readXml(xml, {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const { Id = "", Target = "" } = attributes();
      targets.set(Id, Target);
    },
  });
  return targets;
}

/** Texts that cells share; what says how to read a text aloud is no part of it. */
function readStrings(xml: string | undefined): string[] {
  const strings: string[] = [];
  if (xml === undefined) return strings;
  let text = "";
  let isText = false;
  let isPhonetic = false;
  readXml(xml, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "t") isText = true;
      else if (name === "rPh") isPhonetic = true;
    },
    text(part) {
      if (isText && !isPhonetic) text += part;
    },
    close(name) {
      if (name === "si") strings.push(unescaped(text));
      else if (name === "t") isText = false;
      else if (name === "rPh") isPhonetic = false;
    },
  });
  return strings;
}

/** How the cells of each style show numbers. */
function readFormats(xml: string | undefined): NumberFormat[] {
  const formats: NumberFormat[] = [];
  if (xml === undefined) return formats;
  const codes = new Map<number, string>();
  let isCells = false;
  readXml(xml, {
    open(name, attributes) {
      if (name === "numFmt") {
        const { numFmtId, formatCode } = attributes();
        codes.set(Number(numFmtId), formatCode ?? "");
      } else if (name === "cellXfs") isCells = true;
      else if (name === "xf" && isCells) {
        const id = Number(attributes()["numFmtId"] ?? 0);
        formats.push(numberFormat(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === "cellXfs") isCells = false;
    },
  });
  return formats;
}
