import { waiverRule } from "../../rule";

export const rule = waiverRule({
  id: "waiver/expired",
  clause: null,
  severity: "error",
  statement: {
    vi: "Mỗi trường hợp được miễn có ngày cuối cùng; qua ngày đó thì hết hiệu lực.",
    en: "Each waiver has a last day, and ends with it.",
  },
  why: {
    vi: "Ngoại lệ không có hạn sẽ thành quy định mới mà không ai quyết định.",
    en: "An exception without an end becomes a rule that nobody made.",
  },
  remedy: {
    vi: "Sửa đơn vị cho đúng quy định rồi xóa trường hợp này, hoặc xin Sở gia hạn `until`.",
    en: "Set the unit right and delete the waiver, or have the department extend `until`.",
  },
  *check({ entry: { rule: id, unit, until } }, { today }) {
    if (today === null || until === undefined || until >= today) return;
    yield {
      at: "until",
      found: until,
      message: {
        vi: `Việc miễn ${id ?? "?"} cho ${unit ?? "?"} đã hết hạn ngày ${until}.`,
        en: `The waiver of ${id ?? "?"} for ${unit ?? "?"} ended on ${until}.`,
      },
    };
  },
});
