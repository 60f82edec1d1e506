import type { Localized } from "../../language/localized";
import { inertJson } from "../../output/reports/evidence/json";
import type { EvidencePart, PartName } from "../../output/reports/evidence/manifest";
import { asProblem } from "../support/problem";

/** A file of an archive, read when it is written: bodies of a unit may be some hundred megabytes together. */
export interface PartFile {
  /** Within the archive's folder. */
  readonly path: string;
  readonly what: Localized;
  readonly read: () => string | Uint8Array;
}

export interface CollectedPart extends EvidencePart {
  readonly files: readonly PartFile[];
}

type How = Pick<EvidencePart, "name" | "how">;

/** A part that is here, but for what the remarks say. */
export function found(
  how: How,
  files: readonly PartFile[],
  remarks: readonly Localized[] = [],
): CollectedPart {
  return { ...how, state: remarks.length === 0 ? "complete" : "partial", remarks, files };
}

export function missing(how: How, reason: Localized): CollectedPart {
  return { ...how, state: "missing", remarks: [{ vi: reason.vi, en: reason.en }], files: [] };
}

/** A part that is asked for; what cannot be asked is missing, and hinders no other. */
export async function asked(
  how: How,
  ask: () => CollectedPart | Promise<CollectedPart>,
): Promise<CollectedPart> {
  try {
    return await ask();
  } catch (error) {
    return missing(how, asProblem(error));
  }
}

export const jsonFile = (path: string, what: Localized, value: unknown): PartFile => ({
  path,
  what,
  read: () => inertJson(value),
});

export const textFile = (path: string, what: Localized, text: string): PartFile => ({
  path,
  what,
  read: () => text,
});

export const how = (name: PartName, vi: string, en: string): How => ({ name, how: { vi, en } });
