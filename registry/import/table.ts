import { LocalizedError } from "../../language/localized";

/** Something that a person should know of the sheet; nothing is left out in silence. */
export interface SheetNote {
  readonly vi: string;
  readonly en: string;
}

/** A spreadsheet as text: what its cells show, nothing interpreted. */
export interface Table {
  /** The sheet's name; empty for a CSV file. */
  readonly name: string;
  /** Cells by row and column; an empty cell is an empty text. */
  readonly rows: readonly (readonly string[])[];
  /** Ranges of cells shown as one; rows and columns count from 0, both ends included. */
  readonly merged: readonly MergedRange[];
  /** What is known of a cell besides its text, by `cellKey`. */
  readonly remarks?: ReadonlyMap<number, CellRemark>;
  /** Columns that are hidden and not wanted, from 0: they are no columns of the list. */
  readonly hiddenColumns?: ReadonlySet<number>;
  /** What the reader of the file left out. */
  readonly notes?: readonly SheetNote[];
}

export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Why a cell's text is not all there is to it. */
export interface CellRemark {
  /**
   * `error`: `#N/A` and the like; `uncalculated`: a formula whose result nobody has computed; `date`, `boolean`,
   * `imprecise`: the program that kept the list has turned what was typed into something else.
   */
  readonly doubt?: "error" | "uncalculated" | "date" | "boolean" | "imprecise";
  /** Where a click on the cell leads. */
  readonly link?: string;
}

/** Sheets have at most 16,384 columns. */
const WIDEST = 16_384;

/** One number for a cell; rows and columns from 0. */
export function cellKey(row: number, column: number): number {
  return row * WIDEST + column;
}

/** `B7` from row 6 and column 1. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** Row and column of `B7`, from 0; null for what is no such name. */
export function cellAt(name: string): { readonly row: number; readonly column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name) ?? [];
  if (letters === undefined || digits === undefined) return null;
  const column = [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(digits) - 1;
  return row < 0 || column >= WIDEST || row >= 1_048_576 ? null : { row, column };
}

/** The file is no spreadsheet that can be read. */
export class SheetUnreadable extends LocalizedError {}
