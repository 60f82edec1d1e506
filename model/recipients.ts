import type { CellView } from "./cell-view";
import type { CitySettings, MailAddress, Unit } from "./city";
import { domainOf, servedAddress } from "./mailboxes";

/** Where those are told of a unit's troubles whom the city's `tell` names; null for who is not, or has no mailbox here. */
export interface Recipients {
  readonly unit: MailAddress | null;
  /** Of each trouble. */
  readonly parent: MailAddress | null;
  /** Once a day, in place of the former. */
  readonly parentDaily: MailAddress | null;
}

/**
 * Hosted mailboxes alone: the monitoring delivers at a door that takes mail for no other, and one address that is
 * refused would take the whole letter with it.
 */
export function recipientsOf(unit: Unit, view: CellView, city: CitySettings): Recipients {
  const parent = city.tell.includes("don-vi-quan-ly") ? parentAddress(unit, view, city) : null;
  const isDaily = city.tellDaily.includes(unit.parentId);
  return {
    unit: city.tell.includes("don-vi") ? servedAddress(unit) : null,
    parent: isDaily ? null : parent,
    parentDaily: isDaily ? parent : null,
  };
}

function parentAddress(
  { parentId }: Unit,
  { known, undeployed }: CellView,
  { department, registeredZone }: CitySettings,
): MailAddress | null {
  if (parentId === department.id)
    return domainOf(department.mail) === registeredZone ? department.mail : null;
  const parent = known.get(parentId);
  return parent === undefined || undeployed.has(parentId) ? null : servedAddress(parent);
}
