import type { Alert } from "./alert";

/** More than half of a cell's sites, at least three: their database server or their node. */
export const cellDown: Alert = {
  name: "CellDown",
  owner: "operations",
  title: { vi: "Một cụm trang web ngừng hoạt động", en: "Cell down" },
  action: {
    vi: "Kiểm tra máy chủ cơ sở dữ liệu và máy chủ chạy của cụm; không cần xử lý từng trường.",
    en: "Check the cell's database server and its node; no need to look at single sites.",
  },
  rules: [
    {
      severity: "page",
      about: "cell",
      expr: "cell:down unless on () fleet:down",
      for: ({ causeAfter }) => causeAfter,
      summary: {
        vi: "{{ $value }} trang web của cụm {{ $labels.cell }} cùng không trả lời.",
        en: "{{ $value }} sites of cell {{ $labels.cell }} are down together.",
      },
    },
  ],
};
