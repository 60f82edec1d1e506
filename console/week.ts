import type { Change, UnitHistory } from "../engine/scan/history";
import { isIntrusion, type Overview, type UnitSight } from "./overview";

/** Something that became so within the week, and still is. */
export interface WeekChange {
  readonly sight: UnitSight;
  readonly change: Change;
}

/** What a week came to among some units. */
export interface WeekFacts {
  readonly of: number;
  readonly seen: number;
  readonly erring: number;
  /** Units with signs of an intrusion, whenever they were first seen. */
  readonly intrusions: readonly UnitSight[];
  readonly broken: readonly WeekChange[];
  readonly mended: readonly WeekChange[];
  readonly unseen: readonly UnitSight[];
}

/** One letter: to the department about all, or to an office about its own. */
export interface WeekLetter {
  /** The unit that it goes to. */
  readonly unit: string;
  readonly name: string;
  /** Null where it has no mailbox of ours. */
  readonly to: string | null;
  readonly facts: WeekFacts;
  /** For the department: the same by parent. Empty for an office. */
  readonly parents: readonly { readonly name: string; readonly facts: WeekFacts }[];
}

/**
 * The letters of a week: the department's first, then one for each office with a site to look at.
 *
 * @param since ISO 8601
 */
export function weekLetters(
  overview: Overview,
  history: (unit: string) => UnitHistory,
  since: string,
): readonly WeekLetter[] {
  const { city, units } = overview;
  const changes = new Map(units.map((sight) => [sight.id, lasting(sight, history(sight.id), since)]));
  const facts = (sights: readonly UnitSight[]) => factsOf(sights, changes);
  const groups = new Map<string, UnitSight[]>();
  for (const sight of units) groups.set(sight.parentId, [...(groups.get(sight.parentId) ?? []), sight]);
  const collator = new Intl.Collator("vi", { numeric: true });
  const parents = [...groups]
    .map(([unit, own]) => ({ unit, name: own[0]?.parentName ?? "", facts: facts(own) }))
    .sort((a, b) => collator.compare(a.name, b.name));
  const viewers = [...city.viewers.values()];
  const { id, name, mail } = city.department;
  return [
    { unit: id, name, to: mail, facts: facts(units), parents },
    ...parents
      .filter(({ unit }) => unit !== id)
      .map((parent): WeekLetter => {
        // The official one stands before those of posts and people.
        const to = viewers.find(({ unit, role }) => unit === parent.unit && role === "office")?.address;
        return { ...parent, to: to ?? null, parents: [] };
      }),
  ];
}

/** Of each rule the last change, if it was in time and what is told today agrees. */
function lasting({ findings }: UnitSight, { changes }: UnitHistory, since: string): readonly Change[] {
  const last = new Map(changes.map((change) => [change.rule, change]));
  const today = new Map(findings.map(({ rule, state }) => [rule, state]));
  return [...last.values()].filter(({ at, rule, now }) => at >= since && today.get(rule) === now);
}

function factsOf(sights: readonly UnitSight[], changes: ReadonlyMap<string, readonly Change[]>): WeekFacts {
  const all = sights.flatMap((sight) =>
    (changes.get(sight.id) ?? []).map((change): WeekChange => ({ sight, change })),
  );
  const weight = ({ change: { rule } }: WeekChange) =>
    isIntrusion(rule) ? 0 : rule === "site/reachable" ? 1 : 2;
  return {
    of: sights.length,
    seen: sights.filter(({ isSeen }) => isSeen).length,
    erring: sights.filter(({ errors }) => errors > 0).length,
    intrusions: sights.filter(({ intrusions }) => intrusions > 0),
    broken: all.filter(({ change }) => change.now === "fail").sort((a, b) => weight(a) - weight(b)),
    mended: all.filter(({ change }) => change.now === "pass"),
    unseen: sights.filter(({ isSeen }) => !isSeen),
  };
}
