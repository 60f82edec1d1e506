import type { PortalCity, PortalUnit } from "../../contracts/types";

/** One body with the units that it answers for. */
export interface Group {
  readonly id: string;
  readonly name: string;
  /** Its own site; null for none. */
  readonly url: string | null;
  readonly units: readonly PortalUnit[];
}

const vietnamese = new Intl.Collator("vi", { numeric: true });

/** The department's own units first, then every other parent by name; units by name. */
export function groupByParent(city: PortalCity, units: readonly PortalUnit[]): Group[] {
  const byParent = new Map<string, PortalUnit[]>();
  for (const unit of units) {
    const group = byParent.get(unit.parent.id);
    if (group === undefined) byParent.set(unit.parent.id, [unit]);
    else group.push(unit);
  }
  const sites = new Map(units.map(({ id, url }) => [id, url]));
  const rank = (id: string): number => (id === city.department.id ? 0 : 1);
  return [...byParent]
    .map(([id, members]) => ({
      id,
      name: members[0]?.parent.name ?? id,
      url: sites.get(id) ?? null,
      units: members.toSorted((a, b) => vietnamese.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)),
    }))
    .sort((a, b) => rank(a.id) - rank(b.id) || vietnamese.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}
