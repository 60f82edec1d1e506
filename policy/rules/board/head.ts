import { unitRule } from "../../rule";
import { isServed } from "../../status";

export const rule = unitRule({
  id: "board/head",
  clause: "III.5(1)",
  severity: "error",
  statement: {
    vi: "Trang có Ban Biên tập do một lãnh đạo đơn vị làm Trưởng ban, có biên tập viên, quản trị viên và quyết định thành lập.",
    en: "The site has an editorial board headed by a leader, with editors, an administrator and a decision.",
  },
  why: {
    vi: "Người đứng đầu Ban Biên tập chịu trách nhiệm về mọi nội dung đăng tải.",
    en: "The head of the board answers for everything that is published.",
  },
  remedy: {
    vi: "Ghi `board.head`, `board.editors`, `board.administrator` và `board.decision`.",
    en: "Fill in `board.head`, `board.editors`, `board.administrator` and `board.decision`.",
  },
  *check(unit) {
    if (!isServed(unit)) return;
    const { head, editors = [], administrator, decision } = unit.entry.board ?? {};
    if (head === undefined) {
      yield {
        at: "board.head",
        message: { vi: "Chưa có Trưởng Ban Biên tập.", en: "The editorial board has no head." },
      };
    }
    const missing = [
      { isMissing: editors.length === 0, vi: "biên tập viên", en: "an editor" },
      { isMissing: administrator === undefined, vi: "quản trị viên", en: "an administrator" },
      { isMissing: decision?.number === undefined, vi: "quyết định thành lập", en: "the decision" },
    ].filter(({ isMissing }) => isMissing);
    if (missing.length === 0) return;
    yield {
      at: "board",
      severity: "warning",
      message: {
        vi: `Ban Biên tập chưa ghi: ${missing.map(({ vi }) => vi).join(", ")}.`,
        en: `The editorial board lacks: ${missing.map(({ en }) => en).join(", ")}.`,
      },
    };
  },
});
