import type { FieldEdit } from "../edit/fields";
import { keptAddress } from "../edit/mailboxes";
import type { NewUnit, RegistryText, UnitText } from "../edit/registry-text";
import { COLUMN_PATHS, formatted, same } from "./column-fields";
import { COLUMNS, plainWords, type Column, type ColumnKey } from "./columns";
import type { ImportConflict, MergeOptions, MergeResult, RepairedValue } from "./merge-result";
import { newUnit } from "./new-unit";
import { groupBy, pair } from "./pairing";
import { Parents } from "./parents";
import type { ImportRecord } from "./record";
import type { SheetRow } from "./sheet-row";
import { fieldsOf, toFields, type Fields, type RowValues } from "./values";

/**
 * Brings the rows of a list into a registry: new units are added, values that changed in the list since its last
 * import are written where nobody edited them meanwhile, everything else stays as people wrote it.
 */
export function mergeRows(
  text: RegistryText,
  rows: readonly SheetRow[],
  record: ImportRecord,
  options: MergeOptions,
): MergeResult {
  return new Merge(text, record, options).run(rows);
}

/** An entry of the registry with its values. */
interface Present {
  readonly unit: UnitText;
  readonly id: string;
  readonly fields: Fields;
}

interface Incoming {
  readonly row: SheetRow;
  /** The row with every certain repair made, whether or not repairs are wanted. */
  readonly repaired: RowValues;
  /** What rows and entries of one unit have in common: the code, else name and district. */
  key: string;
}

class Merge {
  private readonly edits: { unit: UnitText; edits: FieldEdit[] }[] = [];
  private readonly moves: { unit: UnitText; id: string; parent: string }[] = [];
  private readonly additions: NewUnit[] = [];
  private readonly conflicts: ImportConflict[] = [];
  private readonly repairs: RepairedValue[] = [];
  private readonly changed = new Set<string>();
  private readonly base: SheetRow[] = [];
  private parents: Parents;
  private readonly repaired = new Map<string, string>();
  private fieldsOf = new WeakMap<RowValues, Fields>();

  constructor(
    private readonly text: RegistryText,
    private readonly record: ImportRecord,
    private readonly options: MergeOptions,
  ) {
    this.parents = this.parentsOf([]);
  }

  run(rows: readonly SheetRow[]): MergeResult {
    const present = this.text.units().map((unit) => this.present(unit));
    const incoming = rows.map((row) => this.incoming(row));
    const recorded = this.record.rows.map((row) => this.incoming(row));
    this.recognise(incoming, present);
    this.parents = this.parentsOf([...incoming, ...recorded], present);

    const rowsByKey = groupBy(incoming, ({ key }) => key);
    const recordsByKey = groupBy(recorded, ({ key }) => key);
    const presentByKey = groupBy(present, ({ unit, fields }) => this.keyOf(unit.id, fields));
    for (const [key, group] of rowsByKey) {
      const bases = pair(group, recordsByKey.get(key) ?? [], (a, b) => common(a.row.values, b.row.values));
      const entries = pair(group, presentByKey.get(key) ?? [], (a, b) => this.likeness(a, b));
      group.forEach((item, index) => this.mergeOne(item, bases[index] ?? null, entries[index] ?? null));
    }
    const missing = recorded.filter(({ key }) => !rowsByKey.has(key));
    for (const { row } of missing) this.base.push(row);

    this.text.edit(this.edits);
    this.move();
    this.text.add([...this.additions].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)));
    return {
      added: this.additions.map(({ id }) => id).sort(),
      changed: [...this.changed].sort(),
      missing: missing
        .filter(({ key }) => presentByKey.has(key))
        .map(({ row }) => ({ unit: row.values.id ?? "", name: row.values.name ?? "" }))
        .sort((a, b) => (a.unit < b.unit ? -1 : 1)),
      conflicts: this.conflicts.sort(byUnitAndField),
      repairs: this.repairs.sort(byUnitAndField),
      base: this.base,
    };
  }

  /** A row without a code is that of the one unit of its name, where there is only one. */
  private recognise(incoming: readonly Incoming[], present: readonly Present[]): void {
    const nameless = incoming.filter(({ repaired }) => !repaired.id?.trim() && repaired.name);
    if (nameless.length === 0) return;
    const name = ({ fields }: Present) => plainWords(this.clean(String(fields.get("name") ?? ""), PROSE));
    const district = ({ fields }: Present) =>
      plainWords(this.clean(String(fields.get("district") ?? ""), PROSE));
    const byName = groupBy(present, name);
    for (const item of nameless) {
      const wanted = plainWords(item.repaired.district ?? "");
      const found = (byName.get(plainWords(item.repaired.name ?? "")) ?? []).filter(
        (entry) => wanted === "" || district(entry) === wanted,
      );
      const [only] = found;
      if (only && found.length === 1) item.key = this.keyOf(only.unit.id, only.fields);
    }
  }

  private mergeOne(item: Incoming, base: Incoming | null, entry: Present | null): void {
    const sheet = this.fields(item.row.values);
    const repaired = this.fields(item.repaired);
    const wanted = this.options.isRepairing ? repaired : sheet;
    if (!entry) {
      if (!base) {
        this.additions.push(newUnit(wanted));
        this.noteRepairs(item, wanted);
        this.base.push(item.row);
      } else {
        this.base.push(base.row);
        this.conflict(item, null, {
          kind: "removed",
          field: null,
          before: null,
          registry: null,
          sheet: null,
        });
      }
      return;
    }
    const before = base && [this.fields(base.row.values), this.fields(base.repaired)];
    const edits: FieldEdit[] = [];
    const unread = this.unread(item);
    // What is not known of the list now is remembered as it was, until it is known.
    const disputed = new Set(unread);
    for (const path of COLUMN_PATHS) {
      const field = formatted(path);
      if (unread.has(field)) continue;
      const ours = entry.fields.get(field);
      const theirs = wanted.get(field);
      if (same(ours, theirs)) continue;
      const isUnchanged = before?.some((fields) => same(fields.get(field), sheet.get(field))) ?? false;
      const isOurs = before ? before.some((fields) => same(fields.get(field), ours)) : ours === undefined;
      if (isUnchanged && !(this.options.isRepairing && isOurs)) continue;
      if (isOurs) {
        if (field === "parent")
          this.moves.push({ unit: entry.unit, id: entry.id, parent: String(theirs ?? "") });
        else edits.push({ path, value: theirs ?? (REQUIRED.has(field) ? "" : null) });
        if (field === "mail.official") {
          const { isMailboxAddress } = this.options;
          edits.push(...keptAddress(this.text.values(entry.unit), theirs ?? null, isMailboxAddress));
        }
        this.changed.add(entry.id);
      } else {
        disputed.add(field);
        const was = before?.[0]?.get(field);
        this.conflict(item, entry, {
          kind: "field",
          field,
          before: was === undefined ? null : String(was),
          registry: ours === undefined ? null : String(ours),
          sheet: theirs === undefined ? null : String(theirs),
        });
      }
    }
    if (edits.length > 0) this.edits.push({ unit: entry.unit, edits });
    const after = new Map(entry.fields);
    for (const { path, value } of edits) after.set(formatted(path), value ?? "");
    this.noteRepairs(item, after);
    this.base.push(disputed.size > 0 ? withBase(item.row, base?.row ?? null, disputed) : item.row);
  }

  /** Fields of which the row says nothing: no value is no wish to take one away. */
  private unread({ row }: Incoming): Set<string> {
    const columns = this.options.unread.get(row) ?? new Set<ColumnKey>();
    const isSilent = (key: ColumnKey) => columns.has(key) || !row.values[key];
    const fields = COLUMNS.flatMap(({ key, path }) => {
      if (path === null) return [];
      // Two fields are taken from another column where their own is empty.
      const isUnread =
        key === "kind"
          ? isSilent("kind") && isSilent("level") && (columns.has("kind") || columns.has("level"))
          : columns.has(key) || (key === "parent" && isSilent("parent") && columns.has("district"));
      return isUnread ? [formatted(path)] : [];
    });
    return new Set(row.values.id?.trim() ? fields : [...fields, "id"]);
  }

  /** Moves come last: each may put entries of a file in other places. */
  private move(): void {
    for (const { unit, id, parent } of this.moves) {
      const found = this.text.units().filter((other) => other.id === unit.id);
      const [only] = found;
      if (found.length === 1 && only) this.text.move(only, parent);
      else this.text.edit([{ unit: this.again(unit, id), edits: [{ path: ["parent"], value: parent }] }]);
    }
  }

  /** An entry whose code is not its own alone is found by its place, which only moves of others change. */
  private again(unit: UnitText, id: string): UnitText {
    const inFile = this.text.units().filter((other) => other.file === unit.file && other.id === id);
    return inFile.find(({ index }) => index === unit.index) ?? inFile[0] ?? unit;
  }

  private conflict(
    item: Incoming,
    entry: Present | null,
    rest: Pick<ImportConflict, "kind" | "field" | "before" | "registry" | "sheet">,
  ): void {
    const { id = "", name = "" } = item.row.values;
    this.conflicts.push({ unit: id, name, file: entry?.unit.file ?? null, ...rest });
  }

  /** A repair is reported as long as the registry holds the repaired value. */
  private noteRepairs(item: Incoming, held: Fields): void {
    if (!this.options.isRepairing) return;
    const sheet = this.fields(item.row.values);
    const repaired = this.fields(item.repaired);
    for (const column of COLUMNS) {
      const before = item.row.values[column.key];
      const after = item.repaired[column.key];
      if (before === undefined || after === undefined || before === after) continue;
      const field = formatted(column.path ?? ["kind"]);
      const isHeld =
        same(held.get(field), repaired.get(field)) && !same(sheet.get(field), repaired.get(field));
      if (!isHeld) continue;
      const { defects } = this.options.repair(before, column.prose);
      const { id = "", name = "" } = item.repaired;
      this.repairs.push({ unit: id, name, column: column.heading, field, defects, before, after });
    }
  }

  private incoming(row: SheetRow): Incoming {
    const repaired: Partial<Record<ColumnKey, string>> = {};
    for (const column of COLUMNS) {
      const value = row.values[column.key];
      if (value !== undefined) repaired[column.key] = this.clean(value, column);
    }
    const key =
      repaired.id?.trim() || `${plainWords(repaired.name ?? "")}|${plainWords(repaired.district ?? "")}`;
    return { row, repaired, key };
  }

  /** Called again and again with the same rows, once the parents are known. */
  private fields(row: RowValues): Fields {
    const known = this.fieldsOf.get(row);
    if (known) return known;
    const fields = toFields(row, this.parents);
    this.fieldsOf.set(row, fields);
    return fields;
  }

  private clean(value: string, column: Pick<Column, "prose">): string {
    const known = this.repaired.get(`${column.prose}${value}`);
    if (known !== undefined) return known;
    const { text } = this.options.repair(value, column.prose);
    this.repaired.set(`${column.prose}${value}`, text);
    return text;
  }

  private present(unit: UnitText): Present {
    const fields = fieldsOf(this.text.values(unit));
    return { unit, id: String(fields.get("id") ?? unit.id), fields };
  }

  private keyOf(id: string, fields: Fields): string {
    const text = (field: string) => this.clean(String(fields.get(field) ?? ""), { prose: true });
    const code = this.clean(String(fields.get("id") ?? id), { prose: false }).trim();
    return code || `${plainWords(text("name"))}|${plainWords(text("district"))}`;
  }

  private likeness(item: Incoming, entry: Present): number {
    const fields = this.fields(item.row.values);
    const repaired = this.fields(item.repaired);
    return COLUMN_PATHS.map(formatted).filter((field) => {
      const ours = entry.fields.get(field);
      return ours !== undefined && (same(ours, fields.get(field)) || same(ours, repaired.get(field)));
    }).length;
  }

  private parentsOf(rows: readonly Incoming[], present: readonly Present[] = []): Parents {
    const isOffice = (kind: string, level: string) => /phong/.test(plainWords(`${kind} ${level}`));
    const ofRows = rows
      .filter(({ repaired }) => isOffice(repaired.kind ?? "", repaired.kind ? "" : (repaired.level ?? "")))
      .map(({ repaired }) => ({ id: repaired.id ?? "", name: repaired.name ?? "" }));
    const ofRegistry = present
      .filter(({ fields }) => fields.get("kind") === "phong-gddt")
      .map(({ id, fields }) => ({ id, name: String(fields.get("name") ?? "") }));
    const decode = (text: string) => this.clean(text, { prose: true });
    return new Parents(this.options.department, [...ofRows, ...ofRegistry], decode);
  }
}

const PROSE = { prose: true };
const REQUIRED = new Set(["id", "name", "kind", "ownership", "parent"]);

/** The row as it is to be remembered: what is in dispute keeps its old base, so that it is listed until it is settled. */
function withBase(row: SheetRow, base: SheetRow | null, disputed: ReadonlySet<string>): SheetRow {
  const values: Partial<Record<ColumnKey, string>> = { ...row.values };
  for (const { key, path } of COLUMNS) {
    if (path === null || !disputed.has(formatted(path)) || (key === "id" && !base)) continue;
    const before = base?.values[key];
    if (before === undefined) delete values[key];
    else values[key] = before;
  }
  return { values, extra: row.extra };
}

function common(a: RowValues, b: RowValues): number {
  return COLUMNS.filter(({ key }) => a[key] !== undefined && a[key] === b[key]).length;
}

function byUnitAndField(
  a: { readonly unit: string; readonly field: string | null },
  b: { readonly unit: string; readonly field: string | null },
): number {
  const left = `${a.unit} ${a.field ?? ""}`;
  const right = `${b.unit} ${b.field ?? ""}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
