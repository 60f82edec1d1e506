import { COLUMNS, type ColumnKey } from "./columns";
import { extraOf, type SheetRow } from "./sheet-row";

/** Beside the units' files: what the list said when it was last imported, the base of the next merge. */
export const RECORD_FILE = "schools/.import.json";

export interface ImportRecord {
  readonly rows: readonly SheetRow[];
}

const VERSION = 1;
const KEYS: readonly string[] = COLUMNS.map(({ key }) => key);

/** One row a line, in the order of the codes: a small change of the list is a small change of the file. */
export function writeRecord(rows: readonly SheetRow[]): string {
  const extras = [...new Set(rows.flatMap(({ extra }) => Object.keys(extra)))].sort();
  const columns = KEYS.filter((key) => rows.some(({ values }) => values[key as ColumnKey] !== undefined));
  const lines = rows
    .map(({ values, extra }) =>
      JSON.stringify([
        ...columns.map((key) => values[key as ColumnKey] ?? ""),
        ...extras.map((key) => extraOf({ extra }, key)),
      ]),
    )
    .sort();
  const head = `{"version":${VERSION},"columns":${JSON.stringify(columns)},"extra":${JSON.stringify(extras)},"rows":[`;
  return `${head}\n${lines.join(",\n")}\n]}\n`;
}

/** @throws Error when the text is no such record; its message is for the user. */
export function readRecord(text: string): ImportRecord {
  const broken = new Error(
    `${RECORD_FILE} hỏng hoặc do phiên bản khác ghi. Lấy lại tệp này từ git (git checkout -- ${RECORD_FILE}), hoặc xóa nó để so sánh lại từ đầu. / ${RECORD_FILE} is broken or of another version: restore it from git, or delete it to compare anew.`,
  );
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw broken;
  }
  if (typeof data !== "object" || data === null) throw broken;
  const { version, columns, extra, rows } = data as Record<string, unknown>;
  if (version !== VERSION || !isTexts(columns) || !isTexts(extra) || !Array.isArray(rows)) throw broken;
  return {
    rows: rows.map((row: unknown) => {
      if (!isTexts(row)) throw broken;
      return {
        values: named(columns, row, 0),
        extra: named(extra, row, columns.length),
      };
    }),
  };
}

function named(names: readonly string[], row: readonly string[], from: number): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name, index) => {
      const value = row[from + index] ?? "";
      return value === "" ? [] : [[name, value]];
    }),
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
