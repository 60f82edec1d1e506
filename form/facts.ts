import type { TextFile } from "../registry/edit/registry-text";
import type { CityEntry } from "../registry/schema/types";
import type { Draft } from "../registry/registry";

/** Where pull requests go. */
export interface Repository {
  /** `https://github.com/<owner>/<name>`, without a final slash. */
  readonly url: string;
  readonly branch: string;
  /** The registry's folder within the repository, with a final slash; empty for the repository's own. */
  readonly folder: string;
}

/**
 * What is known of a unit of the city before its entry is read: enough for every rule that looks at more than one
 * unit. Texts are empty where the entry has none.
 */
export interface IndexedUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string;
  readonly district: string;
  readonly status: string;
  readonly host: string;
  readonly mail: string;
  /** Position of its file among {@link FormFacts.files}. */
  readonly file: number;
  /** Line of its entry, from 1. */
  readonly line: number;
  /** Part of the entry could not be read. */
  readonly broken: boolean;
}

/** Everything the form knows of the city; it is part of the page, since the page asks nobody. */
export interface FormFacts {
  /** The root's path; all paths are relative to the registry's folder. */
  readonly root: string;
  /** The root and what it includes, in reading order, as text. */
  readonly files: readonly TextFile[];
  /** The exemptions; null where there are none. */
  readonly waivers: TextFile | null;
  readonly city: Draft<CityEntry>;
  /** The `include` globs of the root. */
  readonly include: readonly string[];
  /** Every unit in the order of the files. */
  readonly units: readonly IndexedUnit[];
  /** Null where no repository is known: then the entry is copied or downloaded. */
  readonly repository: Repository | null;
  /** The state of the registry that this was made from; null where it is in no git repository. */
  readonly asOf: { readonly commit: string; readonly day: string } | null;
}
