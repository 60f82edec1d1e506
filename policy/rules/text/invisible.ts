import { pasteAt } from "../../../registry/yaml/paste";
import { unitRule, type Breach } from "../../rule";
import { textsOf, type FieldText } from "../../strings";
import {
  areSeveralAddresses,
  areSeveralValues,
  findInvisible,
  isRemovable,
  withoutInvisible,
} from "../../text/index";

export const rule = unitRule({
  id: "text/invisible",
  clause: "III.4(6)",
  severity: "error",
  statement: {
    vi: "Tên, tên miền và địa chỉ không có ký tự vô hình.",
    en: "Names, hosts and addresses have no invisible characters.",
  },
  why: {
    vi: "Ký tự vô hình (thường đến từ việc chép từ Word hay trang web) làm hỏng tìm kiếm, địa chỉ thư và tên miền mà mắt không thấy.",
    en: "Invisible characters, mostly copied from Word or a web page, break searching, addresses and hosts unseen.",
  },
  remedy: {
    vi: "Xóa giá trị và gõ lại bằng tay, hoặc dán dòng đã sửa.",
    en: "Delete the value and type it by hand, or paste the corrected line.",
  },
  check: (unit) => breaches(textsOf(unit)),
  checkStaff: (staff) => breaches(textsOf(staff)),
});

function* breaches(texts: readonly FieldText[]): Generator<Breach> {
  for (const item of texts) {
    const { field, text, isProse } = item;
    const found = findInvisible(text);
    // TCVN3 writes `ư` as a soft hyphen: there, it is a letter.
    if (found.length === 0 || item.legacy) continue;
    const names = [...new Set(found.map(({ name }) => name))].join(", ");
    const clean = isProse ? withoutInvisible(text) : withoutInvisible(text).replace(/\s/g, "");
    yield {
      at: field,
      found: text,
      message: {
        vi: `Có ${found.length} ký tự vô hình (${names}) trong "${clean}".`,
        en: `There are ${found.length} invisible characters (${names}) in "${clean}".`,
      },
      // One line break may be all that keeps two addresses, or two persons, apart.
      fix:
        clean === "" || !isRemovable(text) || areSeveralAddresses(text) || areSeveralValues(text)
          ? undefined
          : pasteAt(field, clean),
    };
  }
}
