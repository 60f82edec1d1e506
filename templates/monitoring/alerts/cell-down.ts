import { COMMON_CAUSE, unlessExplained, WIDER_THAN_A_CELL, type Alert } from "./alert";

/** More than half of a cell's sites, at least three: their database server or their node. */
export const cellDown: Alert = {
  name: "CellDown",
  owner: "operations",
  causes: [
    { record: "cell:sites:count", expr: 'count by (cell) (up{job="http",scope="site"})' },
    { record: "cell:sites_down:count", expr: 'count by (cell) (probe:failing{job="http",scope="site"})' },
    {
      record: "cell:down",
      expr: `cell:sites_down:count >= ${COMMON_CAUSE} and cell:sites_down:count / cell:sites:count > 0.5`,
    },
  ],
  inhibits: [{ target: ['alertname="SiteDown"', 'scope="site"'], equal: ["cell"] }],
  title: { vi: "Một cụm trang web ngừng hoạt động", en: "Cell down" },
  action: {
    vi: "Trên máy quản lý, chạy `npx congtruong nodes` (máy chủ của cụm còn hay mất), rồi `docker service ps ct-cell-NN-db` (cơ sở dữ liệu của cụm). Không cần xử lý từng trường; trang vẫn mở được chỉ là bản lưu của cổng vào.",
    en: "Run `npx congtruong nodes`, then `docker service ps ct-cell-NN-db`. No need to look at single sites; pages that still open are the edge's copies.",
  },
  rules: [
    {
      severity: "page",
      about: "cell",
      expr: unlessExplained("CellDown", "cell:down", "cell", ...WIDER_THAN_A_CELL),
      for: ({ causeAfter }) => causeAfter,
      affected: 'probe:failing{job="http",scope="site",cell="%s"}',
      summary: {
        vi: "{{ $value }} trang web của cụm {{ $labels.cell }} cùng không trả lời.",
        en: "{{ $value }} sites of cell {{ $labels.cell }} are down together.",
      },
    },
  ],
};
