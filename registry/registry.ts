import type { Finding, Place } from "./finding";
import type { CityEntry, UnitEntry, UnitStaffEntry, WaiverEntry } from "./schema/types";

/** What somebody wrote and nobody has judged yet: the right types, but anything may be missing. */
export type Draft<T> = T extends readonly (infer Item)[]
  ? readonly Draft<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]?: Draft<T[Key]> | undefined }
    : T;

/** One entry with the place of each of its fields. */
export interface Entry<T> {
  readonly entry: Draft<T>;
  readonly file: string;
  /** True when part of the entry could not be read: nothing may be concluded from what is missing in it. */
  readonly broken: boolean;
  /** Where `field` stands (`mail.official`, `leaders[0].mail`), or the nearest thing around it that is there. */
  place(field?: string): Place;
}

export type UnitRecord = Entry<UnitEntry>;
export type StaffRecord = Entry<UnitStaffEntry>;
export type WaiverRecord = Entry<WaiverEntry>;

/** A registry as it was read, whatever its state. */
export interface Registry {
  /** The root file, as findings name it. */
  readonly root: string;
  /** The files that were read, in reading order. */
  readonly files: readonly string[];
  readonly city: Entry<CityEntry>;
  /** All entries in the order of the files, doubled and broken ones included. */
  readonly units: readonly UnitRecord[];
  /** The people of units, in the order of the files: mostly one entry a unit. */
  readonly staff: readonly StaffRecord[];
  readonly waivers: readonly WaiverRecord[];
  /** What is broken as a file, as YAML or against the schema; ordered. */
  readonly findings: readonly Finding[];
}
