import { pasteAt } from "../../../registry/yaml/paste";
import { addressIn, addressesOf, parseAddress } from "../../address";
import { officialAddress } from "../../proposal";
import { forbiddenProvider } from "../../provider";
import { unitRule } from "../../rule";

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
  *check(unit, { zone }) {
    for (const { field, text } of addressesOf(unit)) {
      const domain = parseAddress(addressIn(text) ?? text)?.domain;
      const provider = domain === undefined ? null : forbiddenProvider(domain);
      if (provider === null) continue;
      const proposal = officialAddress(unit, field, zone);
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
  },
});
