import { unitRule } from "../../rule";
import { isServed } from "../../status";

export const rule = unitRule({
  id: "mail/focal-person",
  clause: "IV.2(4)",
  severity: "error",
  statement: {
    vi: "Đơn vị phân công một cán bộ đầu mối về thư điện tử.",
    en: "The unit has a person in charge of mail.",
  },
  why: {
    vi: "Khi hộp thư gặp sự cố hoặc bị chiếm, phải biết gọi cho ai.",
    en: "When a mailbox fails or is broken into, somebody must be called.",
  },
  remedy: {
    vi: "Ghi họ tên, địa chỉ thư và điện thoại của người đầu mối vào `mail.focal`.",
    en: "Give name, address and telephone in `mail.focal`.",
  },
  *check(unit) {
    if (!isServed(unit) || unit.entry.mail?.focal?.name !== undefined) return;
    yield {
      at: "mail.focal.name",
      message: {
        vi: "Chưa ghi người đầu mối thư điện tử.",
        en: "No person in charge of mail is recorded.",
      },
    };
  },
});
