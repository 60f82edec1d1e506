import { LocalizedError } from "../language/localized";
import type { Finding } from "../registry/finding";
import type { Registry } from "../registry/registry";
import type { CityEntry, UnitEntry, UnitStaffEntry } from "../registry/schema/types";
import { evaluate, type EvaluateOptions, type Verdict } from "./evaluate";

declare const admitted: unique symbol;

/** Records that passed every rule; only {@link admit} makes one. */
export interface Admitted {
  readonly [admitted]: true;
  readonly city: CityEntry;
  /** In the order of the registry. */
  readonly units: readonly UnitEntry[];
  /** The people of units, in the order of the registry. */
  readonly staff: readonly UnitStaffEntry[];
  /** Warnings and waived findings, for those who show them; no errors. */
  readonly verdict: Verdict;
}

/** The registry has errors; nothing is built from it. */
export class RegistryRefused extends LocalizedError {
  constructor(
    readonly verdict: Verdict,
    /** The errors alone. */
    readonly findings: readonly Finding[],
  ) {
    super(
      `Sổ đăng ký có ${findings.length} lỗi: chạy \`npx congtruong validate\` để xem.`,
      `The registry has ${findings.length} error(s); run \`npx congtruong validate\` to see them.`,
    );
  }
}

/**
 * Lets a registry pass to the model.
 *
 * Without `today` no waiver ends: a synthesis must give the same on every day, and `validate` watches the days.
 *
 * @throws RegistryRefused when any finding is an error.
 */
export function admit(registry: Registry, options: EvaluateOptions = {}): Admitted {
  return admitJudged(registry, evaluate(registry, options));
}

/**
 * The same for whoever has the verdict of this registry already.
 *
 * @throws RegistryRefused when any finding is an error.
 */
export function admitJudged(registry: Registry, verdict: Verdict): Admitted {
  const errors = verdict.findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new RegistryRefused(verdict, errors);
  // The schema passed, so every required field is there: the drafts are entries.
  const city = registry.city.entry as CityEntry;
  const units = registry.units.map(({ entry }) => entry as UnitEntry);
  const staff = registry.staff.map(({ entry }) => entry as UnitStaffEntry);
  return { city, units, staff, verdict } as unknown as Admitted;
}
