import type { City } from "../../model/city";
import { Problem } from "../support/problem";

/**
 * What stands in lines about a unit: its id (in the name of its site's service too), the host of its site, and its
 * addresses.
 *
 * @throws Problem when nobody has that code
 */
export function wordsOfUnit(city: City, id: string): readonly string[] {
  const unit = city.units.find((each) => each.id === id);
  if (unit === undefined) {
    throw new Problem(
      `Không có đơn vị nào mã ${id}: hãy xem mã trong sổ đăng ký.`,
      `There is no unit ${id}: look the code up in the registry.`,
    );
  }
  const { site, mailbox, mailTerms, roleMailboxes, staff } = unit;
  return [
    ...new Set([
      id,
      ...(site.type === "none" ? [] : [site.host]),
      ...(mailbox.type === "none" ? [] : [mailbox.address, ...mailTerms.aliases]),
      ...[...roleMailboxes, ...staff].flatMap(({ address, aliases }) => [address, ...aliases]),
    ]),
  ];
}
