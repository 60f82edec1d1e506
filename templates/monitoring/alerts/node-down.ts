import { COMMON_CAUSE, unlessExplained, type Alert, type Recording } from "./alert";

const NODE = "cell:node:info";
const SUFFERING = "(cell:sites_down:count / cell:sites:count > 0.5)";
const byNode = (cells: string): string => `${cells} * on (cell) group_left (node) ${NODE}`;

const causes: readonly Recording[] = [
  {
    // The checker says it; while it is away, what it said last counts.
    record: NODE,
    expr:
      "max by (cell, node) (congtruong_cell_info)" +
      ` or (topk by (cell) (1, last_over_time(${NODE}[1h])) unless on () congtruong_cell_info)`,
  },
  {
    record: "node:down",
    expr:
      `count by (node) (${byNode(SUFFERING)}) >= 2` +
      ` and count by (node) (${byNode(SUFFERING)}) / count by (node) (${byNode("cell:sites:count")}) > 0.5` +
      ` and sum by (node) (${byNode("cell:sites_down:count")}) >= ${COMMON_CAUSE}`,
  },
  { record: "node:cells:info", expr: `${NODE} and on (node) node:down` },
];

/** More than half of a node's cells at once: the machine, its engine or its network. */
export const nodeDown: Alert = {
  name: "NodeDown",
  owner: "operations",
  causes,
  // An alert of a cell knows its cell and not its node: its effects leave themselves out in PromQL.
  inhibits: [],
  title: { vi: "Một máy chủ ngừng hoạt động", en: "Node down" },
  action: {
    vi: "Trên máy quản lý, chạy `npx congtruong nodes`: lệnh nói máy chủ còn hay mất và kể các trường trên đó. Máy mất hẳn: làm theo docs/runbooks/replace-a-node.md. Không cần xử lý từng cụm hay từng trường.",
    en: "Run `npx congtruong nodes`: it says whether the node is lost and names its schools. If it is, follow docs/runbooks/replace-a-node.md. No need to look at single cells or sites.",
  },
  rules: [
    {
      severity: "page",
      about: "node",
      expr: unlessExplained("NodeDown", "node:down", "node", "on () fleet:down", "on () edge:down"),
      for: ({ causeAfter }) => causeAfter,
      affected: 'probe:failing{job="http",scope="site"} and on (cell) cell:node:info{node="%s"}',
      summary: {
        vi: "{{ $value }} cụm trang web của máy chủ {{ $labels.node }} cùng không trả lời.",
        en: "{{ $value }} cells of the node {{ $labels.node }} are down together.",
      },
    },
  ],
};
