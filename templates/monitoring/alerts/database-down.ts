import { type Alert, unlessExplained, WIDER_THAN_A_CELL } from "./alert";

/** Of the connections that the server takes; visitors wait when the last one is taken. */
const CROWDED = 0.8;
/** A query over a table of a few rows; it takes a thousandth of this. */
const SLOW_SECONDS = 2;
const figure = (name: string): string => `congtruong_database_${name}{job="backup"}`;
const known = (expr: string): string => `(${expr} and on (cell) up{job="backup"})`;

/** The database of a cell: away where its few sites do not make a CellDown, or about to be. */
export const databaseDown: Alert = {
  name: "DatabaseDown",
  owner: "operations",
  inhibits: [
    {
      source: ['severity="page"'],
      target: ['alertname="DatabaseDown"', 'severity="ticket"'],
      equal: ["cell"],
    },
  ],
  title: { vi: "Cơ sở dữ liệu của một cụm có sự cố", en: "A cell's database is in trouble" },
  action: {
    vi: "Trên máy quản lý, chạy `docker service ps ct-cell-NN-db` và `docker service logs --since 1h ct-cell-NN-db` (NN là số cụm), rồi xem đĩa và bộ nhớ của máy chứa nó (`npx congtruong nodes`). Đừng xóa volume nào.",
    en: "Run `docker service ps ct-cell-NN-db`, read its log, then look at its node's disk and memory. Remove no volume.",
  },
  rules: [
    {
      severity: "page",
      about: "cell",
      expr: unlessExplained(
        "DatabaseDown",
        known(`last_over_time(${figure("up")}[1h]) == 0`),
        "cell",
        "on (cell) cell:down",
        ...WIDER_THAN_A_CELL,
      ),
      for: ({ slowCauseAfter }) => slowCauseAfter,
      affected: 'congtruong_unit_info and on (unit) up{job="http",cell="%s"}',
      summary: {
        vi: "Cơ sở dữ liệu của cụm {{ $labels.cell }} không trả lời.",
        en: "The database of cell {{ $labels.cell }} does not answer.",
      },
    },
    {
      severity: "ticket",
      about: "connections",
      expr: known(`${figure("connections")} / ${figure("most_connections")} > ${CROWDED}`),
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary: {
        vi: "Cơ sở dữ liệu của cụm {{ $labels.cell }} đã dùng {{ $value | humanizePercentage }} số kết nối: thêm nữa thì trang báo lỗi.",
        en: "The database of cell {{ $labels.cell }} has {{ $value | humanizePercentage }} of its connections in use.",
      },
    },
    {
      severity: "ticket",
      about: "slow",
      expr: known(`${figure("answer_seconds")} > ${SLOW_SECONDS}`),
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary: {
        vi: "Cơ sở dữ liệu của cụm {{ $labels.cell }} mất {{ $value | humanizeDuration }} cho một câu hỏi rất nhỏ: trang mở chậm.",
        en: "The database of cell {{ $labels.cell }} takes {{ $value | humanizeDuration }} for a very small question.",
      },
    },
  ],
};
