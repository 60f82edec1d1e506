import { strToU8, zipSync } from "fflate";

export interface SheetXml {
  readonly name?: string;
  /** Rows as XML, such as `<row r="1"><c r="A1">…`. */
  readonly rows: string;
  /** What stands before the rows (columns) and after them (merged cells, links). */
  readonly before?: string;
  readonly after?: string;
  readonly state?: string;
  /** Targets of `rId1`, `rId2`, … */
  readonly links?: readonly string[];
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

/** A workbook with these sheets to the letter, which no well-meaning library would write. */
export function xlsx(sheets: readonly SheetXml[], formats: readonly string[] = []): Uint8Array {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${escaped(target)}"/>`;
  const list = (relations: readonly string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join("")}</Relationships>`;
  const parts: Record<string, string> = {
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets
      .map(
        ({ name = "DS", state }, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ""} r:id="rId${index + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": list(
      sheets.map((_, index) => relation(index + 1, "worksheet", `worksheets/sheet${index + 1}.xml`)),
    ),
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><numFmts>${formats
      .map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code)}"/>`)
      .join("")}</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>${formats
      .map((_, index) => `<xf numFmtId="${200 + index}"/>`)
      .join("")}</cellXfs></styleSheet>`,
  };
  sheets.forEach(({ rows, before = "", after = "", links = [] }, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
    parts[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`] = list(
      links.map((link, at) => relation(at + 1, "hyperlink", link)),
    );
  });
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

/** Rows of texts as XML; a cell that begins with `<` is XML itself. */
export function rowsXml(
  rows: readonly (readonly string[])[],
  attributes: Readonly<Record<number, string>> = {},
): string {
  return rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}" ${attributes[row] ?? ""}>${cells
          .map((cell, column) => {
            const at = `r="${String.fromCharCode(65 + column)}${row + 1}"`;
            if (cell === "") return "";
            if (cell.startsWith("<")) return cell.replace("<c", `<c ${at}`);
            return `<c ${at} t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
          })
          .join("")}</row>`,
    )
    .join("");
}
