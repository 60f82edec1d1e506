import { join } from "node:path";
import { appendLines, readLines } from "../engine/support/line-file";
import { makeFolder } from "../engine/support/make-folder";
import { SavedFilters } from "./saved";

/** Somebody holds a judgement to be wrong. */
export interface Objection {
  readonly number: number;
  /** ISO 8601. */
  readonly at: string;
  readonly by: string;
  readonly unit: string;
  readonly rule: string;
  readonly text: string;
  readonly answer: Answer | null;
}

export interface Answer {
  readonly at: string;
  readonly by: string;
  /** `upheld`: the judgement was wrong. `rejected`: it stands. */
  readonly outcome: "upheld" | "rejected";
  readonly text: string;
}

export const ACTIONS = [
  "log-in",
  "log-in-refused",
  "log-out",
  "export",
  "evidence",
  "objection",
  "answer",
  "filter-saved",
  "filter-removed",
] as const;

/** One line of the audit log: who did what, from where. */
export interface Deed {
  /** ISO 8601. */
  readonly at: string;
  readonly action: (typeof ACTIONS)[number];
  /** The address of the mailbox; empty where it is none of ours. */
  readonly by: string;
  readonly client: string;
  readonly about: string;
}

type Line =
  | ({ readonly kind: "objection" } & Omit<Objection, "answer">)
  | ({ readonly kind: "answer"; readonly number: number } & Answer);

/**
 * Objections with their answers, who did what, and saved filters: files that only grow, so nothing that was said can be
 * taken back unseen. One program writes them.
 */
export class Desk {
  private readonly entries = new Map<number, Objection>();
  private readonly objectionsFile: string;
  private readonly auditFile: string;
  private readonly done: Deed[];
  readonly saved: SavedFilters;

  constructor(folder: string) {
    makeFolder(folder);
    this.objectionsFile = join(folder, "objections.jsonl");
    this.auditFile = join(folder, "audit.jsonl");
    this.saved = new SavedFilters(join(folder, "filters.jsonl"));
    for (const line of readLines(this.objectionsFile)) this.take(line as Line);
    this.done = (readLines(this.auditFile) as Deed[]).slice(-MOST_SHOWN);
  }

  object(objection: Omit<Objection, "number" | "answer">): Objection {
    const number = Math.max(0, ...this.entries.keys()) + 1;
    this.write({ kind: "objection", number, ...objection });
    return { ...objection, number, answer: null };
  }

  /** @returns false where it is answered already */
  answer(number: number, answer: Answer): boolean {
    const objection = this.entries.get(number);
    if (objection === undefined || objection.answer !== null) return false;
    this.write({ kind: "answer", number, ...answer });
    return true;
  }

  /** The newest first. */
  objections(isWanted: (objection: Objection) => boolean): readonly Objection[] {
    return [...this.entries.values()].filter(isWanted).reverse();
  }

  find(number: number): Objection | null {
    return this.entries.get(number) ?? null;
  }

  note(deed: Deed): void {
    appendLines(this.auditFile, [deed], true);
    this.done.push(deed);
    if (this.done.length > 2 * MOST_SHOWN) this.done.splice(0, MOST_SHOWN);
  }

  /** The newest first. */
  deeds(): readonly Deed[] {
    return this.done.slice(-MOST_SHOWN).reverse();
  }

  private write(line: Line): void {
    appendLines(this.objectionsFile, [line], true);
    this.take(line);
  }

  private take(line: Line): void {
    if (line.kind === "objection") {
      const { kind: _kind, ...objection } = line;
      this.entries.set(line.number, { ...objection, answer: null });
    } else if (line.kind === "answer") {
      const { kind: _kind, number, ...answer } = line;
      const objection = this.entries.get(number);
      if (objection !== undefined) this.entries.set(number, { ...objection, answer });
    }
  }
}

/** Lines of the audit log on its page; the file has them all. */
const MOST_SHOWN = 500;
