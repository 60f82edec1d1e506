import type { Alert, AlertRule, Recording } from "./alert";

/** Of all probes of a cell's sites, and of the city's, this share may fail in 30 days: 43 minutes. */
const BUDGET = 0.001;
/** Smaller cells have no shares worth speaking of: one site is too much of them. */
const ENOUGH_SITES = 16;

/** How many times faster than allowed, over two windows: the long one says that it matters, the short one that it goes on. After a start there is no past: what is not `known` for so long is judged later. */
const FAST = [{ rate: 14.4, long: "1h", short: "5m", known: "15m" }];
const SLOW = [
  { rate: 6, long: "6h", short: "30m", known: "90m" },
  { rate: 3, long: "1d", short: "2h", known: "6h" },
];
/** A failure that others tell of is out of the short window by then. */
const FAST_FOR = 8 * 60;

const CELL = "cell:sites_untold:ratio";
const CITY = "city:sites_untold:ratio";
const UNTOLD = [
  'probe:failing{job="http",scope="site"}',
  'on (unit) ALERTS{alertname="SiteDown",alertstate="firing"}',
  "on (cell) cell:down",
  "on (cell) node:cells:info",
  "on () fleet:down",
  "on () edge:down",
].join(" unless ");

const causes: readonly Recording[] = [
  { record: CELL, expr: `count by (cell) (${UNTOLD}) / cell:sites:count or cell:sites:count * 0` },
  { record: CITY, expr: `sum(${CELL} * cell:sites:count) / sum(cell:sites:count)` },
];

const burning = (record: string, windows: typeof FAST): string =>
  windows
    .map(
      ({ rate, long, short, known }) =>
        `avg_over_time(${record}[${long}]) > ${(rate * BUDGET).toFixed(4)}` +
        ` and avg_over_time(${record}[${short}]) > ${(rate * BUDGET).toFixed(4)}` +
        ` and ${record} offset ${known}`,
    )
    .join(" or ");

const cell = (windows: typeof FAST): string =>
  `(${burning(CELL, windows)}) and on (cell) cell:sites:count >= ${ENOUGH_SITES}`;
const city = (windows: typeof FAST): string =>
  `(${burning(CITY, windows)}) and on () sum(cell:sites:count) >= ${ENOUGH_SITES}`;

const rule = (
  about: "cell" | "city",
  severity: "page" | "ticket",
  expr: string,
  wait: AlertRule["for"],
): AlertRule => ({
  about,
  severity,
  expr,
  for: wait,
  summary:
    about === "cell"
      ? {
          vi: "Trang của cụm {{ $labels.cell }} chập chờn: trung bình {{ $value | humanizePercentage }} lần hỏi không được trả lời đúng, mỗi lần quá ngắn để báo riêng.",
          en: "Sites of cell {{ $labels.cell }} come and go: {{ $value | humanizePercentage }} of the probes fail, each time too shortly to be told alone.",
        }
      : {
          vi: "Trang của toàn ngành chập chờn: trung bình {{ $value | humanizePercentage }} lần hỏi không được trả lời đúng.",
          en: "Sites of the whole city come and go: {{ $value | humanizePercentage }} of the probes fail.",
        },
});

/**
 * What the city promises of its sites, 99.9 % of a month, is being used up by failures that nobody has been told of: each
 * too short for SiteDown, too few at once for CellDown. What those tell is left out; a cell is told of once.
 */
export const objectiveBurning: Alert = {
  name: "ObjectiveBurning",
  owner: "operations",
  causes,
  inhibits: [
    { source: ['about="city"'], target: ['alertname="ObjectiveBurning"', 'about="cell"'], equal: [] },
    {
      source: ['severity="page"'],
      target: ['alertname="ObjectiveBurning"', 'severity="ticket"'],
      equal: ["about", "cell"],
    },
  ],
  title: { vi: "Trang web chập chờn quá mức cam kết", en: "Sites fail more often than promised" },
  action: {
    vi: "Trên máy quản lý, xem bộ nhớ và tải của các máy (`npx congtruong nodes`), rồi `docker service logs --since 1h ct-edge` có nhiều dòng trả lời 502, 503, 504 không, của những trang nào. Cơ sở dữ liệu của cụm quá tải hoặc máy thiếu bộ nhớ là hai nguyên nhân thường gặp.",
    en: "Look at the nodes' memory and load, then for answers 502, 503 and 504 in the log of ct-edge: an overloaded database or a node short of memory are the usual causes.",
  },
  rules: [
    rule("cell", "page", cell(FAST), () => FAST_FOR),
    rule("cell", "ticket", cell(SLOW), () => FAST_FOR),
    rule("city", "page", city(FAST), () => FAST_FOR),
    rule("city", "ticket", city(SLOW), () => FAST_FOR),
  ],
};
