import type { Localized } from "../../../language/localized";
import { pasteAt } from "../../../registry/yaml/paste";
import {
  addressesOf,
  addressesOfRoles,
  addressesOfStaff,
  parseAddress,
  type UnitAddress,
} from "../../address";
import { RESERVED_MAILBOXES } from "../../data/reserved-mailboxes";
import { joined, lookAlikeOf } from "../../look-alike";
import { officialAddress } from "../../proposal";
import { unitRule, type Breach, type CityFacts } from "../../rule";

/** The ministry's domain: its duties are no school's either. */
const MINISTRY = "moet.edu.vn";

export const rule = unitRule({
  id: "mail/reserved",
  clause: "IV.3",
  severity: "error",
  waivable: false,
  statement: {
    vi: "Địa chỉ của Sở, của hệ thống và các địa chỉ có nhiệm vụ chung (postmaster, admin, abuse…) không dùng cho đơn vị.",
    en: "The addresses of the department, of the platform and of general duties (postmaster, admin, abuse…) are not given to units.",
  },
  why: {
    vi: "Người đọc, máy thư và nơi cấp chứng chỉ coi thư từ các địa chỉ này là của Sở hay của hệ thống; ai giữ hộp thư đó có thể mạo danh cả thành phố.",
    en: "Readers, mail servers and certificate authorities take these addresses for the department's or the platform's; whoever holds one can pass for the whole city.",
  },
  remedy: {
    vi: "Dùng một địa chỉ theo tên của đơn vị hoặc của người đó.",
    en: "Use an address named after the unit or the person.",
  },
  *check(unit, city) {
    yield* breaches(addressesOf(unit), city, (field) => officialAddress(unit, field, city.zone));
    // `post` of a unit at `master@` would have `post.master@`.
    for (const { field, role, text } of addressesOfRoles(unit)) {
      const message = claimed(text, city);
      if (message !== null) yield { at: field, found: role, message };
    }
  },
  checkStaff: (staff, city) => breaches(addressesOfStaff(staff), city, () => null),
});

function* breaches(
  addresses: readonly UnitAddress[],
  city: CityFacts,
  propose: (field: string) => string | null,
): Generator<Breach> {
  for (const { field, text } of addresses) {
    const message = claimed(text, city);
    if (message === null) continue;
    const proposal = propose(field);
    const isFree = proposal !== null && claimed(proposal, city) === null;
    yield { at: field, found: text, message, fix: isFree ? pasteAt(field, proposal) : undefined };
  }
}

const isDuty = lookAlikeOf(RESERVED_MAILBOXES);

/** Whether an address is one that no unit may have. */
export const isReservedMailbox = (text: string, city: CityFacts): boolean => claimed(text, city) !== null;

/** What an address claims that is not a unit's to have; null for nothing. */
function claimed(text: string, { zone, cityMailboxes }: CityFacts): Localized | null {
  const address = parseAddress(text.trim());
  if (address === null) return null;
  const local = address.local.replace(/\+.*$/s, "");
  const own = cityMailboxes.flatMap((mailbox) => parseAddress(mailbox) ?? []);
  const city = lookAlikeOf(
    own.filter(({ domain }) => domain === address.domain).map((mailbox) => joined(mailbox.local)),
  )(local);
  if (city !== null) {
    return {
      vi: `"${text}" là hoặc trông như hộp thư của Sở (${city}@${address.domain}).`,
      en: `"${text}" is, or looks like, the department's mailbox (${city}@${address.domain}).`,
    };
  }
  if (![zone, MINISTRY, ...own.map(({ domain }) => domain)].includes(address.domain)) return null;
  const duty = isDuty(local);
  return duty === null
    ? null
    : {
        vi: `"${local}" là hoặc trông như "${duty}", tên dành cho hệ thống hay cho nhiệm vụ chung.`,
        en: `"${local}" is, or looks like, "${duty}", a name of the platform or of a general duty.`,
      };
}
