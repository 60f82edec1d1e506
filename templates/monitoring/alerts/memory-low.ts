import { worstByNode } from "../nodes";
import type { Alert, AlertRule } from "./alert";

const AVAILABLE = "node:memory_available:ratio";
const LOW = { ticket: 0.1, page: 0.04 };

const low = (severity: "ticket" | "page"): AlertRule => ({
  severity,
  about: "node",
  expr: `last_over_time(${AVAILABLE}[1h]) < ${LOW[severity]}`,
  for: ({ slowAlertAfter }) => slowAlertAfter,
  summary: {
    vi: "Máy chủ {{ $labels.node }} chỉ còn dùng được {{ $value | humanizePercentage }} bộ nhớ.",
    en: "Node {{ $labels.node }} has {{ $value | humanizePercentage }} of its memory left.",
  },
});

/** A node has hardly any memory to give: soon the kernel ends processes, whose school is then down. */
export const memoryLow: Alert = {
  name: "MemoryLow",
  owner: "operations",
  causes: [
    { record: AVAILABLE, expr: worstByNode("node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes") },
  ],
  inhibits: [
    { source: ['severity="page"'], target: ['alertname="MemoryLow"', 'severity="ticket"'], equal: ["node"] },
  ],
  title: { vi: "Bộ nhớ của một máy chủ sắp hết", en: "A node's memory runs out" },
  action: {
    vi: "Trên máy nêu tên, chạy `docker stats --no-stream` và tìm dịch vụ chiếm nhiều nhất; `docker service update --force` dịch vụ đó nếu nó lớn bất thường. Máy nào cũng đầy thì thêm máy: docs/runbooks/add-a-node.md.",
    en: "On the named node run `docker stats --no-stream` and look for what has grown; if nothing has, add a node (docs/runbooks/add-a-node.md).",
  },
  rules: [low("ticket"), low("page")],
};
