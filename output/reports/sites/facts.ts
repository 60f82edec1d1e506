/** A line of a site's journal, as `images/site` tells it. */
export interface JournalLine {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly login: string;
  readonly name: string;
  /** Such as `approved`. */
  readonly what: string;
  /** The same as people read it, Vietnamese. */
  readonly words: string;
  readonly about: string;
  /** The entry's number in its site; 0 for none. */
  readonly post: number;
}

export interface UnitJournal {
  readonly id: string;
  /** The oldest first. */
  readonly lines: readonly JournalLine[];
  /** Whether there are older ones, which were left off. */
  readonly more: boolean;
}

/** A page with a text of the platform's that an editor has changed. */
export interface EditedPage {
  /** Its key, which is its address too. */
  readonly page: string;
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly changed: string;
  /** Who, as far as the journal knows. */
  readonly by: string;
  /** Whether the platform has a newer text, which is held back for the editor's. */
  readonly newer: boolean;
}

/** Something enforced that is not so. */
export interface Wrong {
  readonly what: string;
  readonly is: string;
  readonly should: string;
}

/** How far a unit's site is from what the registry and the platform say. */
export interface UnitDrift {
  readonly id: string;
  /** What the provisioner says of its last run: `applied`, `pending`, `failed`. */
  readonly state: string;
  readonly message: string;
  readonly edited: readonly EditedPage[];
  readonly wrong: readonly Wrong[];
}
