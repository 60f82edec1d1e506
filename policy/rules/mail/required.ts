import { pasteable } from "../../../registry/yaml/paste";
import { officialAddress } from "../../proposal";
import { unitRule } from "../../rule";
import { isServed } from "../../status";

export const rule = unitRule({
  id: "mail/required",
  clause: "IV.2(1)",
  severity: "error",
  statement: {
    vi: "Mỗi đơn vị có một địa chỉ thư điện tử công vụ được công khai.",
    en: "Each unit has an official address that is published.",
  },
  why: {
    vi: "Phụ huynh và cơ quan khác cần một địa chỉ chính thức để gửi thông tin, phản ánh.",
    en: "Parents and authorities need an official address to write to.",
  },
  remedy: {
    vi: "Ghi địa chỉ vào `mail.official`, ví dụ thcsnguyendu@hcm.edu.vn.",
    en: "Give the address in `mail.official`, such as thcsnguyendu@hcm.edu.vn.",
  },
  *check(unit, { zone }) {
    const { mail } = unit.entry;
    if (!isServed(unit) || mail?.official !== undefined) return;
    const proposal = officialAddress(unit, "mail.official", zone);
    const line = proposal === null ? null : pasteable("official", proposal);
    yield {
      at: "mail.official",
      message: {
        vi: "Đơn vị chưa có thư điện tử công vụ.",
        en: "The unit has no official address.",
      },
      fix: line === null ? undefined : mail ? line : `mail:\n  ${line}`,
    };
  },
});
