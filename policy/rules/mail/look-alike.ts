import type { UnitRecord } from "../../../registry/registry";
import { addressesOfStaff, parseAddress } from "../../address";
import { joined, skeleton } from "../../look-alike";
import { registryRule } from "../../rule";

export const rule = registryRule({
  id: "mail/look-alike",
  clause: "IV.3",
  severity: "error",
  statement: {
    vi: "Địa chỉ của một người không trông như thư công vụ của một đơn vị.",
    en: "A person's address does not look like the official mailbox of a unit.",
  },
  why: {
    vi: "Phụ huynh đọc lướt sẽ tưởng thư từ thcs-nguyendu@ là của nhà trường.",
    en: "Parents who read in haste take such a sender for the school.",
  },
  remedy: {
    vi: "Dùng địa chỉ theo tên của người đó, ví dụ nguyenvanan.thcsnguyendu@hcm.edu.vn.",
    en: "Use an address named after the person, such as nguyenvanan.thcsnguyendu@hcm.edu.vn.",
  },
  *check({ units, staff }) {
    const officials = new Map<string, { readonly unit: UnitRecord; readonly address: string }>();
    for (const unit of units) {
      const address = unit.entry.mail?.official?.toLowerCase();
      const form = address === undefined ? null : formOf(address);
      if (form !== null && address !== undefined) officials.set(form, { unit, address });
    }
    for (const record of staff) {
      for (const { field, text } of addressesOfStaff(record)) {
        const form = formOf(text);
        const taken = form === null ? undefined : officials.get(form);
        // The very same address is `mail/unique`'s to name.
        if (taken === undefined || taken.address === text.toLowerCase()) continue;
        const { name = "?", id = "?" } = taken.unit.entry;
        yield {
          at: field,
          found: text,
          message: {
            vi: `${text} trông như thư công vụ ${taken.address} của "${name}" (${id}).`,
            en: `${text} looks like ${taken.address}, the official mailbox of "${name}" (${id}).`,
          },
          unitId: record.entry.unit ?? null,
          place: record.place(field),
        };
      }
    }
  },
});

function formOf(text: string): string | null {
  const address = parseAddress(text.trim());
  return address === null ? null : `${skeleton(joined(address.local))}@${address.domain}`;
}
