/** One backup of one unit, as `images/backup` lists it. */
export interface Snapshot {
  readonly id: string;
  /** Seconds since 1970, as all times here. */
  readonly time: number;
  readonly unit: string;
  readonly beforeRestore: boolean;
  readonly files: number;
  readonly bytes: number;
}

/** What a cell's backup says of itself. */
export interface CellReport {
  readonly cell: number;
  /** The oldest first. */
  readonly snapshots: readonly Snapshot[];
  readonly status: {
    readonly units: Readonly<Record<string, { readonly backedUp: number | null; readonly error: string }>>;
    readonly drill: { readonly time: number; readonly unit: string; readonly error: string } | null;
  };
}

/** One with what is in its database. */
export interface ShownSnapshot extends Snapshot {
  readonly tables: Readonly<Record<string, { readonly rows: number }>>;
}

/** What is there now, and what was written since a moment. */
export interface Present {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly writtenSince: number;
  /** Of the last ones. */
  readonly titles: readonly string[];
  readonly filesSince: number;
}

export interface RestoredAll {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  /** The site's own keys were put back as well: its volume had been lost. */
  readonly keys: boolean;
}

export interface RestoredPage {
  readonly title: string;
  /** It was not there any more. */
  readonly made: boolean;
  readonly files: number;
}

/** What is to be put back. */
export type Wanted = { readonly what: "all" } | { readonly what: "page"; readonly slug: string };

/** What a restore would do, for somebody to agree to. */
export interface RestorePlan {
  readonly unit: string;
  readonly wanted: Wanted;
  readonly snapshot: Snapshot;
  readonly rows: number;
  readonly present: Present;
}

export interface Restored {
  /** The backup of what was there before. */
  readonly before: string;
  readonly all?: RestoredAll;
  readonly page?: RestoredPage;
}
