import { appendLines, readLines } from "../engine/support/line-file";

/** A filter that somebody has given a name. */
export interface SavedFilter {
  readonly name: string;
  /** As its address has it, with the question mark. */
  readonly query: string;
}

interface Line extends Omit<SavedFilter, "query"> {
  readonly at: string;
  /** The mailbox that keeps it. */
  readonly by: string;
  /** Null where it was removed. */
  readonly query: string | null;
}

/** A mailbox needs no more; they are all shown at once. */
export const MOST_SAVED = 30;

/** Filters by name, each seen by the mailbox that saved it and by no other: a file of lines that only grows. */
export class SavedFilters {
  private readonly held = new Map<string, Map<string, string>>();

  constructor(private readonly file: string) {
    for (const line of readLines(file)) this.take(line as Line);
  }

  /** In the order of their names. */
  of(by: string): readonly SavedFilter[] {
    const own = [...(this.held.get(by) ?? [])].map(([name, query]) => ({ name, query }));
    return own.sort((a, b) => COLLATOR.compare(a.name, b.name));
  }

  /**
   * One of that name is replaced.
   *
   * @returns false where there are {@link MOST_SAVED} others
   */
  save(by: string, { name, query }: SavedFilter, at: string): boolean {
    const own = this.held.get(by);
    if (own !== undefined && own.size >= MOST_SAVED && !own.has(name)) return false;
    this.write({ at, by, name, query });
    return true;
  }

  /** @returns false where there is none of that name */
  remove(by: string, name: string, at: string): boolean {
    if (this.held.get(by)?.has(name) !== true) return false;
    this.write({ at, by, name, query: null });
    return true;
  }

  private write(line: Line): void {
    appendLines(this.file, [line], true);
    this.take(line);
  }

  private take({ by, name, query }: Line): void {
    const own = this.held.get(by) ?? new Map<string, string>();
    this.held.set(by, own);
    if (query === null) own.delete(name);
    else own.set(name, query);
  }
}

const COLLATOR = new Intl.Collator("vi", { numeric: true });
