import type { Localized } from "../../../language/localized";
import { parseAddress } from "../../address";
import { isMailboxAddress } from "../../mail-address";
import { unitRule } from "../../rule";

export const rule = unitRule({
  id: "mail/roles",
  clause: "IV.2",
  severity: "error",
  waivable: false,
  statement: {
    vi: "Hộp thư chức danh mang tên đơn vị (hieutruong.thcsnguyendu@hcm.edu.vn), mỗi chức danh một hộp thư, và chỉ có ở tên miền của thành phố.",
    en: "A role's mailbox carries the unit's name (hieutruong.thcsnguyendu@hcm.edu.vn), there is one for each role, and only in the city's own domain.",
  },
  why: {
    vi: "Địa chỉ chức danh lấy từ thư công vụ của đơn vị; hệ thống không lập hộp thư ở tên miền của nơi khác.",
    en: "The address of a role follows from the unit's official one, and the platform makes no mailboxes in others' domains.",
  },
  remedy: {
    vi: "Ghi `mail.official` ở tên miền của thành phố, mỗi chức danh một lần, hoặc bỏ hộp thư chức danh.",
    en: "Give an official address in the city's domain and each role once, or take the role out.",
  },
  *check({ entry }, { zone }) {
    const { official, roles = [] } = entry.mail ?? {};
    const domain = official === undefined ? undefined : parseAddress(official)?.domain;
    const seen = new Set<string>();
    for (const [index, { name }] of roles.entries()) {
      if (name === undefined) continue;
      const address = `${name}.${official?.toLowerCase() ?? ""}`;
      const message =
        domain === undefined || (zone !== null && domain !== zone)
          ? NOT_HOSTED
          : !isMailboxAddress(address)
            ? tooLong(address)
            : seen.has(name)
              ? twice(name)
              : null;
      seen.add(name);
      if (message !== null) yield { at: `mail.roles[${index}].name`, found: name, message };
    }
  },
});

const NOT_HOSTED: Localized = {
  vi: "Thư công vụ của đơn vị không ở tên miền của thành phố, nên không lập được hộp thư chức danh.",
  en: "The unit's official address is not in the city's domain, so no role can have a mailbox.",
};

const tooLong = (address: string): Localized => ({
  vi: `${address} không thể là một hộp thư: phần trước @ dài quá 64 ký tự hoặc có chữ không được dùng.`,
  en: `${address} can be no mailbox: more than 64 characters before the @, or one that may not stand there.`,
});

const twice = (name: string): Localized => ({
  vi: `Chức danh "${name}" ghi hai lần.`,
  en: `The role "${name}" stands here twice.`,
});
