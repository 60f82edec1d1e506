import { unitRule } from "../../rule";
import { isServed } from "../../status";

export const rule = unitRule({
  id: "board/regulation",
  clause: "III.5(2)",
  severity: "warning",
  statement: {
    vi: "Đơn vị ban hành quy chế vận hành, sử dụng trang thông tin.",
    en: "The unit has issued a regulation on running its site.",
  },
  why: {
    vi: "Quy chế định rõ nội dung đăng tải, quy trình cập nhật và trách nhiệm duyệt tin.",
    en: "It says what is published, how it is kept up to date and who approves it.",
  },
  remedy: {
    vi: "Ghi số và ngày của quy chế vào `board.regulation`.",
    en: "Give number and date in `board.regulation`.",
  },
  *check(unit) {
    if (!isServed(unit) || unit.entry.board?.regulation?.number !== undefined) return;
    yield {
      at: "board.regulation",
      message: {
        vi: "Chưa ghi quy chế vận hành trang thông tin.",
        en: "No regulation on running the site is recorded.",
      },
    };
  },
});
