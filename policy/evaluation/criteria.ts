import type { Localized } from "../../language/localized";
import criteria from "./criteria.json";

/** One thing that the yearly evaluation (directive, V.2) gives points for. */
export interface Criterion {
  /** Immutable: a later year's evaluation is compared by it. */
  readonly id: string;
  readonly clause: string;
  /** Points of all that a unit can get; those of all criteria come to 100. */
  readonly weight: number;
  /** Whether visitors go without it where the site does not answer: it is broken then, and not unknown. */
  readonly needsSite: boolean;
  readonly title: Localized;
  /** Why it weighs what it does. */
  readonly reason: Localized;
  /** The rules that decide it, over the registry and over what scans saw. */
  readonly rules: readonly string[];
}

/** The heaviest first. To weigh otherwise is a change of `criteria.json`, by a pull request that gives the reason. */
export const CRITERIA: readonly Criterion[] = criteria;

/** Rules that nobody gets points for, each with the reason. */
export const NOT_SCORED: Readonly<Record<string, string>> = {
  "registry/city": "about the city's own settings, not about a unit",
  "unit/cell": "where the platform keeps a site is the platform's business",
  "unit/kind": "a code that the registry needs; a wrong one is mended before anything is deployed",
  "unit/location": "optional",
  "unit/parent": "a code that the registry needs; a wrong one is mended before anything is deployed",
  "unit/removed": "about a pull request, not about a unit's state",
  "unit/successor": "about units that close",
  "unit/unique-id": "a code that the registry needs; a wrong one is mended before anything is deployed",
  "waiver/expired": "about exemptions, not about a unit",
  "waiver/orphan": "about exemptions, not about a unit",
};
