/** A spreadsheet as text: what its cells hold, nothing interpreted. */
export interface Table {
  /** The sheet's name; empty for a CSV file. */
  readonly name: string;
  /** Cells by row and column; an empty cell is an empty text. */
  readonly rows: readonly (readonly string[])[];
  /** Ranges of cells shown as one; rows and columns count from 0, both ends included. */
  readonly merged: readonly MergedRange[];
}

export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The file is no spreadsheet that can be read. */
export class SheetUnreadable extends Error {
  override readonly name = "SheetUnreadable";
  constructor(
    readonly vi: string,
    readonly en: string,
  ) {
    super(en);
  }
}
