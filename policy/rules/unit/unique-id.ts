import type { UnitRecord } from "../../../registry/registry";
import { registryRule } from "../../rule";

export const rule = registryRule({
  id: "unit/unique-id",
  clause: "II",
  severity: "error",
  waivable: false,
  statement: {
    vi: "Mỗi đơn vị có một mã riêng; không hai mục nào dùng chung một mã.",
    en: "Each unit has a code of its own; no two entries share one.",
  },
  why: {
    vi: "Trang, hộp thư và dữ liệu của đơn vị gắn với mã; hai đơn vị chung mã sẽ ghi đè lên nhau.",
    en: "Site, mailbox and data belong to the code; two units with one code would overwrite each other.",
  },
  remedy: {
    vi: "Đối chiếu với danh sách mã của Bộ và sửa `id` của mục sai; nếu là một đơn vị bị nhập hai lần, xóa một mục.",
    en: "Look the code up in the ministry's list and correct the wrong `id`; if one unit was entered twice, delete one entry.",
  },
  *check({ units }, { departmentId }) {
    const first = new Map<string, UnitRecord>();
    for (const unit of units) {
      const { id } = unit.entry;
      if (id === undefined) continue;
      if (id === departmentId) {
        yield {
          unit,
          at: "id",
          found: id,
          message: {
            vi: `${id} là mã của Sở, không cấp cho đơn vị nào.`,
            en: `${id} is the department's own code, and no unit's.`,
          },
        };
        continue;
      }
      const earlier = first.get(id);
      if (!earlier) {
        first.set(id, unit);
        continue;
      }
      const { file, line } = earlier.place("id");
      const name = earlier.entry.name ?? "?";
      yield {
        unit,
        at: "id",
        found: id,
        message: {
          vi: `Mã ${id} đã dùng cho "${name}" ở ${file}:${line}.`,
          en: `The code ${id} already belongs to "${name}" at ${file}:${line}.`,
        },
      };
    }
  },
});
