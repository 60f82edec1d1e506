import type { Target } from "../engine/scan/target";
import type { City, Unit, UnitKind } from "../model/city";
import { cityMailboxes, servedAddress } from "../model/mailboxes";

/** A unit whose site is looked at. */
export interface WatchedUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentId: string;
  readonly parentName: string;
  readonly url: string;
}

/** Who is logged in, and for whom. */
export interface Viewer {
  readonly address: string;
  readonly role: "department" | "office" | "school";
  /** The unit that the mailbox belongs to. */
  readonly unit: string;
  /** What that unit is called. */
  readonly name: string;
}

/** The city as the console shows it. */
export interface WatchedCity {
  readonly name: string;
  readonly department: { readonly id: string; readonly name: string; readonly mail: string };
  /** By id. */
  readonly units: readonly WatchedUnit[];
  /** Active units that have no site here which could be looked at. */
  readonly withoutSite: number;
  /** Whoever may log in, by address. */
  readonly viewers: ReadonlyMap<string, Viewer>;
}

/**
 * What the console needs of a city. The department's mailboxes and its people see everything; of the other units those
 * who answer for the site do: the official mailbox, those of posts, and people with a role there.
 */
export function watchedCity(city: City, targets: readonly Target[]): WatchedCity {
  const byId = new Map<string, Unit>(city.units.map((unit) => [unit.id, unit]));
  const parents = new Set<string>(
    city.units.filter(({ lifecycle }) => lifecycle !== "retired").map(({ parentId }) => parentId),
  );
  const viewers = new Map<string, Viewer>();
  for (const unit of city.units) {
    if (unit.lifecycle === "retired") continue;
    const { id, name, kind } = unit;
    const isDepartment = id === city.department.id;
    const isOffice = kind === "phong-gddt" || parents.has(id);
    const role = isDepartment ? "department" : isOffice ? "office" : "school";
    for (const address of addressesOf(unit, isDepartment))
      viewers.set(address, { address, role, unit: id, name });
  }
  const { id, name, mail } = city.department;
  for (const { address, unit } of cityMailboxes(city)) {
    if (unit === id && !viewers.has(address))
      viewers.set(address, { address, role: "department", unit, name });
  }
  const units = targets.flatMap(({ url, subject }) => {
    const unit = byId.get(subject.id);
    if (unit === undefined) return [];
    const { kind, parentId, parentName } = unit;
    return [{ id: unit.id, name: unit.name, kind, parentId, parentName, url }];
  });
  const active = city.units.filter(({ lifecycle }) => lifecycle === "active").length;
  return {
    name: city.name,
    department: { id, name, mail },
    units,
    withoutSite: active - units.length,
    viewers,
  };
}

function addressesOf(unit: Unit, isDepartment: boolean): readonly string[] {
  const official = servedAddress(unit);
  const own = official === null ? [] : [{ ...unit.mailTerms, address: official }, ...unit.roleMailboxes];
  const people = unit.staff.filter(({ hosted, roles }) => hosted && (isDepartment || roles.length > 0));
  // Who is suspended is out at once, and not only at the next log-in.
  return [...own, ...people].filter(({ suspended }) => !suspended).map(({ address }) => address);
}

/** The department sees all, an office itself and those that it answers for, a school itself. */
export function maySee(
  { role, unit }: Viewer,
  { id, parentId }: Pick<WatchedUnit, "id" | "parentId">,
): boolean {
  return role === "department" || id === unit || (role === "office" && parentId === unit);
}
