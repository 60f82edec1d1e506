import { EditError } from "../registry/edit/fields";
import type { Finding } from "../registry/finding";
import type { City, DraftFindings } from "./city";
import { destinationOfEdit, destinationOfNew, type Destination } from "./destination";
import type { IndexedUnit } from "./facts";
import type { FormItem } from "./fields";
import { editedEntryText, newEntryText, type Values } from "./values";

/** What is being typed, and what it was before. */
export interface DraftEntry {
  readonly mode: "add" | "edit";
  /** The unit that is edited; null for a new one, and until one is chosen. */
  readonly unit: IndexedUnit | null;
  /** The entry as it stands in the registry; empty for a new unit, and where it can't be edited. */
  readonly original: string;
  readonly before: Values;
  readonly values: Values;
}

/** What the rules say of it, and where it goes. */
export interface Outcome extends DraftFindings {
  /** Null while there is nothing to hand in. */
  readonly destination: Destination | null;
}

const NOTHING: Outcome = { own: [], others: [], destination: null };

/**
 * @param form the fields that are shown
 * @param today `YYYY-MM-DD`, by which exemptions end
 */
export function judge(city: City, draft: DraftEntry, form: readonly FormItem[], today: string): Outcome {
  const { mode, unit, original, before, values } = draft;
  if (mode === "add") {
    if (Object.keys(values).length === 0) return NOTHING;
    const text = newEntryText(values, form);
    return { ...errorsFirst(city.check(text, null, today)), destination: destinationOfNew(city, text) };
  }
  if (unit === null || original === "") return NOTHING;
  const text = textOrNull(() => editedEntryText(original, before, values, form));
  if (text === null) return NOTHING;
  const destination = text === original ? null : destinationOfEdit(city, unit, text);
  return { ...errorsFirst(city.check(text, unit, today)), destination };
}

/** What has to be corrected stands above what may wait, each in the order of the entry. */
function errorsFirst({ own, others }: DraftFindings): DraftFindings {
  return { own: own.toSorted(byWeight), others: others.toSorted(byWeight) };
}

const WEIGHTS: readonly Finding["severity"][] = ["error", "warning", "waived"];

function byWeight(a: Finding, b: Finding): number {
  return WEIGHTS.indexOf(a.severity) - WEIGHTS.indexOf(b.severity);
}

/** Some entries have forms that no edit of lines can take; there is nothing to hand in then. */
function textOrNull(edit: () => string): string | null {
  try {
    return edit();
  } catch (error) {
    if (error instanceof EditError) return null;
    throw error;
  }
}
