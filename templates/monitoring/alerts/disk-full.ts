import { worstByNode } from "../nodes";
import type { Alert, AlertRule } from "./alert";

const FREE = "node:disk_free:ratio";
const FILES = "node:disk_files_free:ratio";

/** What is left, and how soon nothing will be: looked at over `past`, and by how it went there reached within `ahead`. */
const LOW = {
  ticket: { share: 0.15, past: "6h", ahead: 3 * 86_400, notAbove: 0.4 },
  page: { share: 0.05, past: "30m", ahead: 4 * 3_600, notAbove: 0.2 },
};

const filling = (severity: "ticket" | "page"): AlertRule => {
  const { share, past, ahead, notAbove } = LOW[severity];
  // A prediction from less than that is one of the images that were just pulled.
  const predicted = `predict_linear(${FREE}[${past}], ${ahead}) < 0 and ${FREE} offset ${past} and ${FREE} < ${notAbove}`;
  return {
    severity,
    about: "node",
    // While the exporter is away, what it said last counts.
    expr:
      `last_over_time(${FREE}[1h]) < ${share}` +
      ` or ${FREE} and (last_over_time(${FILES}[1h]) < ${share} or ${predicted})`,
    for: ({ slowAlertAfter }) => slowAlertAfter,
    summary: {
      vi: "Đĩa của máy chủ {{ $labels.node }} còn trống {{ $value | humanizePercentage }}, hoặc sắp đầy theo đà này.",
      en: "The disk of node {{ $labels.node }} has {{ $value | humanizePercentage }} left, or fills up soon at this rate.",
    },
  };
};

/** The disk of a node on which the engine keeps images, volumes and logs: what it has left, and what it will have. */
export const diskFull: Alert = {
  name: "DiskFull",
  owner: "operations",
  causes: [
    { record: FREE, expr: worstByNode("node_filesystem_avail_bytes / node_filesystem_size_bytes") },
    { record: FILES, expr: worstByNode("node_filesystem_files_free / node_filesystem_files") },
  ],
  inhibits: [
    { source: ['severity="page"'], target: ['alertname="DiskFull"', 'severity="ticket"'], equal: ["node"] },
  ],
  title: { vi: "Đĩa của một máy chủ sắp đầy", en: "A node's disk fills up" },
  action: {
    vi: "Trên máy nêu tên, chạy `docker system df` rồi `df -h /var/lib/docker`: xem ảnh cũ, nhật ký hay dữ liệu chiếm chỗ. `docker image prune --all` bỏ ảnh không còn dùng; không bao giờ xóa volume. Đĩa đầy thì cơ sở dữ liệu và thư dừng.",
    en: "On the named node run `docker system df`, then `docker image prune --all`; never remove a volume. A full disk stops databases and mail.",
  },
  rules: [filling("ticket"), filling("page")],
};
