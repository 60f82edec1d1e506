import type { Localized } from "../language/localized";
import type { Place } from "../registry/finding";
import type { Registry, StaffRecord, UnitRecord, WaiverRecord } from "../registry/registry";

/** One breach of a rule, told by the rule itself; everything that is the same for all breaches stands in the rule. */
export interface Breach {
  /** The field, such as `mail.official`; the empty text for the unit as a whole. */
  readonly at: string;
  /** The offending value as written; left out when something is missing. */
  readonly found?: string | undefined;
  readonly message: Localized;
  /** The YAML that can be pasted in its place, of one or more lines; left out: the rule's remedy is shown. */
  readonly fix?: string | undefined;
  /** Left out: the rule's own severity. */
  readonly severity?: "error" | "warning";
}

/** A breach that belongs to the unit it names. */
export interface UnitBreach extends Breach {
  readonly unit: UnitRecord;
}

interface RuleTexts {
  /** `topic/name`, for ever the same. The file, its test and its page have this path too. */
  readonly id: string;
  /** The directive's clauses, such as `III.4(2)`; null for rules about the registry's own order. */
  readonly clause: string | null;
  readonly severity: "error" | "warning";
  /** `warn`: a new rule that only warns, whatever its severity, until people had time to follow. Left out: `block`. */
  readonly stage?: "warn" | "block";
  /** False: the platform could not be built against this rule, so nobody can be exempted. Left out: true. */
  readonly waivable?: boolean;
  /** What is demanded, in one sentence. */
  readonly statement: Localized;
  /** The reason, in one sentence. */
  readonly why: Localized;
  /** What to do about a breach, in one sentence. */
  readonly remedy: Localized;
}

/** What a rule about one unit may know of the others: the city's settings, nothing else. */
export interface CityFacts {
  /** Such as `hcm.edu.vn`; null when the city's settings could not be read. */
  readonly zone: string | null;
  /** The department's code; null when the city's settings could not be read. */
  readonly departmentId: string | null;
  /** The host of the sector portal. */
  readonly portal: string | null;
  /** The department's mailbox and the one that receives alerts. */
  readonly cityMailboxes: readonly string[];
}

/** A rule about one unit by itself: it can be checked while somebody types. */
export interface UnitRule extends RuleTexts {
  readonly about: "unit";
  readonly check: (unit: UnitRecord, city: CityFacts) => Iterable<Breach>;
  /** The same demand on the people of a unit, where it makes one. */
  readonly checkStaff?: (staff: StaffRecord, city: CityFacts) => Iterable<Breach>;
}

/** A rule that needs all units at once, or the registry as it was before. */
export interface RegistryRule extends RuleTexts {
  readonly about: "registry";
  readonly check: (registry: Registry, facts: RegistryFacts) => Iterable<UnitBreach | PlacedBreach>;
}

/** A breach about something that is no longer in the registry, or about no unit, so that it belongs to no record. */
export interface PlacedBreach extends Breach {
  readonly unitId: string | null;
  readonly place: Place;
}

export interface RegistryFacts extends CityFacts {
  /** The registry that this one is compared with; null where there is no earlier one at hand. */
  readonly base: Registry | null;
  /** The units by id; the first where an id stands twice. */
  readonly byId: ReadonlyMap<string, UnitRecord>;
}

/** A rule about exemptions: it sees them after all other rules have spoken. */
export interface WaiverRule extends RuleTexts {
  readonly about: "waivers";
  readonly check: (waiver: WaiverRecord, facts: WaiverFacts) => Iterable<Breach>;
}

export interface WaiverFacts {
  /** `YYYY-MM-DD`; null where no day may matter, as in a synthesis. */
  readonly today: string | null;
  /** Whether the rule exists and may be waived. */
  readonly isWaivable: (rule: string) => boolean;
  /** Whether the rule finds anything at the unit. */
  readonly isBreached: (rule: string, unit: string) => boolean;
}

export type AnyRule = UnitRule | RegistryRule | WaiverRule;

export function unitRule(rule: Omit<UnitRule, "about">): UnitRule {
  return { ...rule, about: "unit" };
}

export function registryRule(rule: Omit<RegistryRule, "about">): RegistryRule {
  return { ...rule, about: "registry" };
}

export function waiverRule(rule: Omit<WaiverRule, "about">): WaiverRule {
  return { ...rule, about: "waivers" };
}
