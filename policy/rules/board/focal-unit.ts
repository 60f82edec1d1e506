import { unitRule } from "../../rule";
import { isServed } from "../../status";

export const rule = unitRule({
  id: "board/focal-unit",
  clause: "III.5(3)",
  severity: "warning",
  statement: {
    vi: "Đơn vị phân công một bộ phận làm đầu mối giữ cho trang hoạt động ổn định, an toàn.",
    en: "A section of the unit is in charge of keeping the site running and safe.",
  },
  why: {
    vi: "Khi trang gặp sự cố, Sở cần biết bộ phận nào phối hợp xử lý.",
    en: "When the site fails, the department has to know whom to work with.",
  },
  remedy: {
    vi: "Ghi tên bộ phận vào `board.focalUnit`, ví dụ Tổ Tin học.",
    en: "Name the section in `board.focalUnit`.",
  },
  *check(unit) {
    if (!isServed(unit) || unit.entry.board?.focalUnit !== undefined) return;
    yield {
      at: "board.focalUnit",
      message: {
        vi: "Chưa ghi bộ phận đầu mối về trang.",
        en: "No section in charge of the site is recorded.",
      },
    };
  },
});
