import { pasteAt } from "../../../registry/yaml/paste";
import { addressesIn, addressesOf, addressesOfStaff, type UnitAddress } from "../../address";
import { officialAddress } from "../../proposal";
import { forbiddenProvider } from "../../provider";
import { unitRule, type Breach } from "../../rule";

export const rule = unitRule({
  id: "mail/forbidden-provider",
  clause: "IV.3",
  severity: "error",
  statement: {
    vi: "Không dùng Gmail, Yahoo, Hotmail… trong công việc.",
    en: "Gmail, Yahoo, Hotmail and the like are not used for official business.",
  },
  why: {
    vi: "Thư riêng không định danh được người gửi và nằm ngoài sự bảo vệ của ngành; khi người đổi việc, thư mất theo.",
    en: "Private mail does not prove its sender, lies outside the sector's protection, and leaves with the person.",
  },
  remedy: {
    vi: "Dùng hộp thư hcm.edu.vn hoặc moet.edu.vn, được cấp miễn phí.",
    en: "Use a mailbox at hcm.edu.vn or moet.edu.vn, which are free.",
  },
  check: (unit, { zone }) => breaches(addressesOf(unit), (field) => officialAddress(unit, field, zone)),
  // A person's address is proposed where all others are known: `congtruong staff import`.
  checkStaff: (staff) => breaches(addressesOfStaff(staff), () => null),
});

function* breaches(
  addresses: readonly UnitAddress[],
  propose: (field: string) => string | null,
): Generator<Breach> {
  for (const { field, text } of addresses) {
    const provider = addressesIn(text)
      .map(({ domain }) => forbiddenProvider(domain))
      .find((name) => name !== null);
    if (provider === undefined) continue;
    const proposal = propose(field);
    yield {
      at: field,
      found: text,
      message: {
        vi: `Địa chỉ này thuộc ${provider}, không được dùng trong công việc.`,
        en: `This address is ${provider}'s, which must not be used for official business.`,
      },
      fix: proposal === null ? undefined : pasteAt(field, proposal),
    };
  }
}
