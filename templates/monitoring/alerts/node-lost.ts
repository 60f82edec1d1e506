import { NODE_NAME } from "../nodes";
import { unlessExplained, type Alert } from "./alert";

/** A node of the environment's list tells nothing of itself: it is lost, or at least what watches it. */
export const nodeLost: Alert = {
  name: "NodeLost",
  owner: "operations",
  causes: [
    {
      record: "node:lost",
      // Of whom the checker knows; what it said last while it is away.
      expr: `max by (node) (last_over_time(congtruong_node_info[1h])) unless on (node) ${NODE_NAME.record}`,
    },
  ],
  inhibits: [],
  title: { vi: "Không còn tín hiệu từ một máy chủ", en: "A node is silent" },
  action: {
    vi: "Trên máy quản lý, chạy `npx congtruong nodes`: máy chủ còn hay mất, và mang gì. Còn: xem `docker service ps ct-node-exporter`. Mất: nhờ trung tâm dữ liệu xem nguồn điện và mạng, rồi theo docs/runbooks/replace-a-node.md.",
    en: "Run `npx congtruong nodes`. If the node is there, look at `docker service ps ct-node-exporter`; if it is lost, follow docs/runbooks/replace-a-node.md.",
  },
  rules: [
    {
      severity: "page",
      about: "node",
      // That its sites are down as well is told with their names.
      expr: unlessExplained("NodeLost", "node:lost", "node", "on (node) node:down"),
      for: ({ alertAfter }) => alertAfter,
      summary: {
        vi: "Máy chủ {{ $labels.node }} không còn cho biết đĩa và bộ nhớ của nó.",
        en: "Node {{ $labels.node }} tells nothing of its disk and its memory any more.",
      },
    },
    {
      severity: "ticket",
      about: "monitoring",
      expr: 'absent(up{job="node-exporter"} == 1) and on () count(up{job="prometheus"})',
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary: {
        vi: "Không máy chủ nào cho biết đĩa và bộ nhớ của nó: đĩa đầy cũng không có cảnh báo.",
        en: "No node tells of its disk and its memory: nobody would be told of a full disk.",
      },
    },
  ],
};
