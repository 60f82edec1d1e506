import type { Localized } from "../../../language/localized";
import { pasteAt } from "../../../registry/yaml/paste";
import { addressIn, addressesOf, addressesOfStaff, parseAddress, type UnitAddress } from "../../address";
import { isPunycode } from "../../host";
import { isMailboxAddress } from "../../mail-address";
import { officialAddress } from "../../proposal";
import { forbiddenProvider, isEducational } from "../../provider";
import { unitRule, type Breach } from "../../rule";

export const rule = unitRule({
  id: "mail/domain",
  clause: "IV.3",
  severity: "error",
  statement: {
    vi: "Địa chỉ thư thuộc hcm.edu.vn, moet.edu.vn hoặc một tên miền khác dưới edu.vn.",
    en: "Addresses are at hcm.edu.vn, moet.edu.vn or another domain under edu.vn.",
  },
  why: {
    vi: "Chỉ tên miền edu.vn bảo đảm định danh người dùng và bảo mật thông tin theo hướng dẫn.",
    en: "Only edu.vn names give the identity and confidentiality that the directive demands.",
  },
  remedy: {
    vi: "Dùng hộp thư hcm.edu.vn hoặc moet.edu.vn; ghi một địa chỉ duy nhất, không kèm tên hay dấu cách.",
    en: "Use a mailbox at hcm.edu.vn or moet.edu.vn; give one address, without name or blanks.",
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
    const inner = addressIn(text);
    const address = parseAddress(text);
    const domain = address?.domain ?? (inner === null ? undefined : parseAddress(inner)?.domain);
    if (domain !== undefined && forbiddenProvider(domain) !== null) continue;
    const isAllowed = domain !== undefined && isEducational(domain) && !isPunycode(domain);
    const isBare = address !== null && /^[\x21-\x7e]+$/.test(text);
    if (isAllowed && isBare && isMailboxAddress(text.toLowerCase())) continue;
    const proposal =
      isAllowed && inner !== null && isMailboxAddress(inner.toLowerCase()) ? inner : propose(field);
    yield {
      at: field,
      found: text,
      message: isAllowed
        ? isBare
          ? NO_MAILBOX
          : NOT_BARE
        : domain === undefined
          ? NO_ADDRESS
          : isPunycode(domain)
            ? IN_CODE
            : outside(domain),
      fix: proposal === null ? undefined : pasteAt(field, proposal),
    };
  }
}

const NO_ADDRESS: Localized = {
  vi: "Đây không phải một địa chỉ thư điện tử đúng dạng.",
  en: "This is no valid address of electronic mail.",
};

const NOT_BARE: Localized = {
  vi: "Chỉ ghi địa chỉ, chữ không dấu, không kèm tên người hay dấu cách.",
  en: "Give the address alone, without marks, name or blanks.",
};

const NO_MAILBOX: Localized = {
  vi: "Phần trước @ chỉ gồm a-z, 0-9 và một dấu chấm, gạch nối hay gạch dưới ở giữa hai chữ; nhiều nhất 64 ký tự.",
  en: "Before the @ stand only a-z, 0-9 and single dots, hyphens or underscores between them; at most 64 characters.",
};

const IN_CODE: Localized = {
  vi: 'Tên miền của địa chỉ có phần "xn--": chữ nước ngoài viết thành mã, thư giả mạo hay dùng.',
  en: "The address' domain has a part `xn--`: letters of another alphabet in code, as forged mail uses.",
};

function outside(domain: string): Localized {
  const imitates = domain.includes("edu.vn");
  return {
    vi: `${domain} không thuộc edu.vn${imitates ? " (edu.vn phải đứng cuối cùng, sau dấu chấm)" : ""}.`,
    en: `${domain} is not under edu.vn${imitates ? " (edu.vn must be its end, after a dot)" : ""}.`,
  };
}
