import type { ColumnKey } from "./columns";
import type { SheetRow } from "./sheet-row";

/** What repairs a text with certainty, and what was wrong with it. */
export type Repair = (
  text: string,
  isProse: boolean,
) => { readonly text: string; readonly defects: readonly string[] };

/** One value that the registry holds repaired. */
export interface RepairedValue {
  readonly unit: string;
  readonly name: string;
  readonly column: string;
  readonly field: string;
  readonly defects: readonly string[];
  readonly before: string;
  readonly after: string;
}

/** The list and the registry were both changed, in different ways. The registry's value stays. */
export interface ImportConflict {
  readonly unit: string;
  readonly name: string;
  /** `field`: one value. `removed`: the entry is gone from the registry, the list still has it. */
  readonly kind: "field" | "removed";
  readonly field: string | null;
  readonly file: string | null;
  /** What the list said at the last import; null when that is not known. */
  readonly before: string | null;
  readonly registry: string | null;
  readonly sheet: string | null;
}

export interface MergeResult {
  readonly added: readonly string[];
  /** Codes of units in which something was changed. */
  readonly changed: readonly string[];
  /** Units of the registry that the list had before and has no more; nothing is done to them. */
  readonly missing: readonly { readonly unit: string; readonly name: string }[];
  readonly conflicts: readonly ImportConflict[];
  readonly repairs: readonly RepairedValue[];
  /** What to record as the base of the next import. */
  readonly base: readonly SheetRow[];
}

export interface MergeOptions {
  readonly department: { readonly id: string; readonly name: string };
  readonly repair: Repair;
  /** Columns of which a row of the list says nothing, so that they change nothing. */
  readonly unread: ReadonlyMap<SheetRow, ReadonlySet<ColumnKey>>;
  /** Whether repaired values are written; without it every value arrives as the list has it. */
  readonly isRepairing: boolean;
  /** Whether a mailbox can have the address. */
  readonly isMailboxAddress: (text: string) => boolean;
}
