import { waiverRule } from "../../rule";

export const rule = waiverRule({
  id: "waiver/orphan",
  clause: null,
  severity: "warning",
  statement: {
    vi: "Trường hợp được miễn ứng với một lỗi đang có.",
    en: "A waiver matches something that is found.",
  },
  why: {
    vi: "Trường hợp thừa che giấu lỗi xuất hiện sau này mà không ai xem xét.",
    en: "A waiver left over would hide a later breach that nobody has looked at.",
  },
  remedy: {
    vi: "Xóa trường hợp này khỏi waivers.yaml, hoặc sửa `rule`, `unit` cho đúng.",
    en: "Delete it from waivers.yaml, or correct `rule` and `unit`.",
  },
  *check({ entry: { rule: id, unit } }, { isWaivable, isBreached }) {
    if (id === undefined || unit === undefined) return;
    if (!isWaivable(id)) {
      yield {
        at: "rule",
        found: id,
        message: {
          vi: `Quy định ${id} không có, hoặc không ai được miễn vì hệ thống không dựng được nếu trái với nó.`,
          en: `There is no rule ${id}, or nobody can be exempted from it since the platform depends on it.`,
        },
      };
    } else if (!isBreached(id, unit)) {
      yield {
        at: "unit",
        found: unit,
        message: {
          vi: `Đơn vị ${unit} không vi phạm ${id} nên không cần miễn.`,
          en: `The unit ${unit} does not breach ${id}, so nothing is waived.`,
        },
      };
    }
  },
});
