import type { Localized } from "../../../registry/finding";
import { pasteAt } from "../../../registry/yaml/paste";
import { addressIn, addressesOf, parseAddress } from "../../address";
import { officialAddress } from "../../proposal";
import { forbiddenProvider, isEducational } from "../../provider";
import { unitRule } from "../../rule";

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
  *check(unit, { zone }) {
    for (const { field, text } of addressesOf(unit)) {
      const inner = addressIn(text);
      const address = parseAddress(text);
      const domain = address?.domain ?? (inner === null ? undefined : parseAddress(inner)?.domain);
      if (domain !== undefined && forbiddenProvider(domain) !== null) continue;
      const isAllowed = domain !== undefined && isEducational(domain);
      if (isAllowed && address !== null && /^[\x21-\x7e]+$/.test(text)) continue;
      const proposal = isAllowed && inner !== null ? inner : officialAddress(unit, field, zone);
      yield {
        at: field,
        found: text,
        message: isAllowed ? NOT_BARE : domain === undefined ? NO_ADDRESS : outside(domain),
        fix: proposal === null ? undefined : pasteAt(field, proposal),
      };
    }
  },
});

const NO_ADDRESS: Localized = {
  vi: "Đây không phải một địa chỉ thư điện tử đúng dạng.",
  en: "This is no valid address of electronic mail.",
};

const NOT_BARE: Localized = {
  vi: "Chỉ ghi địa chỉ, chữ không dấu, không kèm tên người hay dấu cách.",
  en: "Give the address alone, without marks, name or blanks.",
};

function outside(domain: string): Localized {
  const imitates = domain.includes("edu.vn");
  return {
    vi: `${domain} không thuộc edu.vn${imitates ? " (edu.vn phải đứng cuối cùng, sau dấu chấm)" : ""}.`,
    en: `${domain} is not under edu.vn${imitates ? " (edu.vn must be its end, after a dot)" : ""}.`,
  };
}
