import { dayOf, inDigits, plainDigits, type NumberFormat } from "./number-format";
import { cellAt, cellKey, SheetUnreadable, type CellRemark, type MergedRange } from "./table";
import { readXml } from "./xml";

/** What a workbook's sheets share. */
export interface Shared {
  readonly strings: readonly string[];
  /** How cells of each style show numbers. */
  readonly formats: readonly NumberFormat[];
  /** Whether days are counted from 1904. */
  readonly is1904: boolean;
}

export interface SheetCells {
  readonly rows: readonly (readonly string[])[];
  readonly merged: readonly MergedRange[];
  readonly remarks: ReadonlyMap<number, CellRemark>;
  /** Rows and columns that are hidden, by hand or by a filter, and hold something. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: ReadonlySet<number>;
}

/** A list of a city has a hundredth of that. Cells are counted from the left edge, whether they hold something or not. */
const MOST_CELLS = 4_000_000;
const EMPTY: readonly string[] = [];

/**
 * Reads the cells of one sheet as they are shown, and what a text can't say of them.
 *
 * @param targets where the links of the sheet lead, by the id of the relation
 */
export function readCells(xml: string, shared: Shared, targets: ReadonlyMap<string, string>): SheetCells {
  const reader = new CellReader(shared, targets);
  readXml(xml, reader);
  return reader.cells();
}

/** The cell that is being read. */
interface Open {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | null;
  hasValue: boolean;
  formula: string | null;
  inline: string;
}

class CellReader {
  private readonly found = new Map<number, string[]>();
  private readonly remarks = new Map<number, CellRemark>();
  private readonly merged: MergedRange[] = [];
  private readonly hiddenRows: number[] = [];
  private readonly hiddenColumns = new Set<number>();
  private row = -1;
  private column = -1;
  private count = 0;
  private cell: Open | null = null;
  /** The element whose text is wanted. */
  private part: "v" | "f" | "t" | null = null;
  private isPhonetic = false;

  constructor(
    private readonly shared: Shared,
    private readonly targets: ReadonlyMap<string, string>,
  ) {}

  open(name: string, attributes: () => Readonly<Record<string, string>>): void {
    switch (name) {
      case "row":
        this.openRow(attributes());
        return;
      case "c":
        this.openCell(attributes());
        return;
      case "v":
      case "f":
      case "t":
        this.part = this.cell ? name : null;
        if (this.cell && name === "f") this.cell.formula ??= "";
        if (this.cell && name === "v") this.cell.hasValue = true;
        return;
      case "rPh":
        this.isPhonetic = true;
        return;
      case "col":
        this.hideColumns(attributes());
        return;
      case "mergeCell":
        this.merge(attributes()["ref"] ?? "");
        return;
      case "hyperlink":
        this.link(attributes());
        return;
      default:
    }
  }

  text(text: string): void {
    if (!this.cell || this.part === null || this.isPhonetic) return;
    if (this.part === "v") this.cell.value = (this.cell.value ?? "") + text;
    else if (this.part === "f") this.cell.formula = (this.cell.formula ?? "") + text;
    else this.cell.inline += text;
  }

  close(name: string): void {
    if (name === "c" && this.cell) {
      this.keep(this.cell);
      this.cell = null;
    } else if (name === "rPh") this.isPhonetic = false;
    if (name === this.part) this.part = null;
  }

  cells(): SheetCells {
    const used = [...this.found].filter(([, cells]) => cells.some((cell) => cell.trim() !== ""));
    const rows = new Map(used);
    const last = used.reduce((most, [row]) => Math.max(most, row), -1);
    return {
      rows: Array.from({ length: last + 1 }, (_, row) => rows.get(row) ?? EMPTY),
      merged: this.merged,
      remarks: this.remarks,
      hiddenRows: this.hiddenRows.filter((row) => rows.has(row)),
      hiddenColumns: this.hiddenColumns,
    };
  }

  private openRow({ r, hidden, ht }: Readonly<Record<string, string>>): void {
    this.row = r === undefined ? this.row + 1 : Number(r) - 1;
    this.column = -1;
    if (isOn(hidden) || Number(ht ?? 1) === 0) this.hiddenRows.push(this.row);
  }

  private openCell({ r, t = "n", s = "0" }: Readonly<Record<string, string>>): void {
    const at = cellAt(r ?? "");
    this.column = at?.column ?? this.column + 1;
    if (at) this.row = at.row;
    this.cell = {
      ...{ column: this.column, type: t, style: Number(s) },
      ...{ value: null, hasValue: false, formula: null, inline: "" },
    };
  }

  private keep(cell: Open): void {
    const { text, doubt } = this.read(cell);
    const link = linkOfFormula(cell.formula);
    if (doubt !== undefined || link !== undefined) {
      const remark = { ...(doubt === undefined ? {} : { doubt }), ...(link === undefined ? {} : { link }) };
      this.remarks.set(cellKey(this.row, cell.column), remark);
    }
    if (text === "") return;
    const cells = this.found.get(this.row) ?? [];
    this.count += Math.max(0, cell.column + 1 - cells.length);
    if (this.count > MOST_CELLS) throw tooManyCells();
    while (cells.length < cell.column) cells.push("");
    cells[cell.column] = text;
    this.found.set(this.row, cells);
  }

  private read({ type, style, value, hasValue, formula, inline }: Open): {
    text: string;
    doubt?: CellRemark["doubt"];
  } {
    switch (type) {
      case "s":
        return { text: this.shared.strings[Number(value ?? -1)] ?? "" };
      case "inlineStr":
        return { text: unescaped(inline) };
      case "str":
        return formula !== null && !hasValue ? uncalculated(formula) : { text: unescaped(value ?? "") };
      case "b":
        return value === null ? { text: "" } : { text: isOn(value) ? "true" : "false", doubt: "boolean" };
      case "e":
        return { text: value ?? "#ERROR!", doubt: "error" };
      case "d":
        return { text: (value ?? "").slice(0, "2025-09-01".length), doubt: "date" };
      default:
        if (value !== null && value.trim() !== "") return this.number(value.trim(), style);
        // A formula that gives the empty text is of type `str`.
        return formula === null ? { text: "" } : uncalculated(formula);
    }
  }

  private number(value: string, style: number): { text: string; doubt?: CellRemark["doubt"] } {
    const format = this.shared.formats[style] ?? { kind: "plain" };
    if (format.kind === "date") {
      const serial = Number(value);
      // Beyond 31 December 9999 there is no day.
      if (serial >= 0 && serial < 2_958_466)
        return { text: dayOf(serial, this.shared.is1904), doubt: "date" };
    }
    const { digits, isExact } = plainDigits(value);
    const text = format.kind === "digits" && /^\d+$/.test(digits) ? inDigits(digits, format.code) : digits;
    return isExact ? { text } : { text, doubt: "imprecise" };
  }

  private hideColumns({ min, max, hidden, width }: Readonly<Record<string, string>>): void {
    if (!isOn(hidden) && Number(width ?? 1) !== 0) return;
    const last = Math.min(Number(max), 16_384);
    for (let column = Number(min); column <= last; column++) this.hiddenColumns.add(column - 1);
  }

  private merge(ref: string): void {
    const [from = "", to = from] = ref.split(":");
    const first = cellAt(from);
    const last = cellAt(to);
    if (!first || !last) return;
    this.merged.push({ top: first.row, left: first.column, bottom: last.row, right: last.column });
  }

  private link(attributes: Readonly<Record<string, string>>): void {
    const at = cellAt((attributes["ref"] ?? "").split(":")[0] ?? "");
    const link = this.targets.get(attributes[":id"] ?? "");
    if (!at || link === undefined) return;
    const key = cellKey(at.row, at.column);
    this.remarks.set(key, { link, ...this.remarks.get(key) });
  }
}

function isOn(flag: string | undefined): boolean {
  return flag === "1" || flag === "true";
}

/** Line ends as everywhere else, and characters that XML can't hold: `_x000D_`. */
export function unescaped(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, "\n");
}

const HYPERLINK = /^\s*HYPERLINK\(\s*"([^"]*)"\s*(?:[,;]\s*"([^"]*)"\s*)?\)\s*$/i;

function linkOfFormula(formula: string | null): string | undefined {
  return HYPERLINK.exec(formula ?? "")?.[1];
}

/** Some programs write formulas and leave it to Excel to work them out; a link says what it shows. */
function uncalculated(formula: string): { text: string; doubt?: CellRemark["doubt"] } {
  const [, link, shown] = HYPERLINK.exec(formula) ?? [];
  return link === undefined ? { text: "", doubt: "uncalculated" } : { text: shown ?? link };
}

function tooManyCells(): SheetUnreadable {
  return new SheetUnreadable(
    "Bảng tính có quá nhiều ô. Chép danh sách sang một bảng mới rồi lưu lại.",
    "the workbook has too many cells. Copy the list into a new workbook",
  );
}
