import { COMMON_CAUSE, unlessExplained, type Alert } from "./alert";

const PORTAL = 'probe:failing{job="services",service="portal"}';
/** One lost node has an alert of its own, however many of the city's cells it carries. */
const SEVERAL_NODES =
  "count(count by (node) (cell:sites_down:count * on (cell) group_left (node) cell:node:info)) >= 2";
const SEVERAL_CELLS = "(count(cell:sites_down:count) >= 2 unless on () cell:node:info)";

/** More than half of all sites, on several nodes or together with the portal: the network, what they all share. */
export const fleetDown: Alert = {
  name: "FleetDown",
  owner: "operations",
  causes: [
    {
      record: "fleet:down",
      expr:
        `sum(cell:sites_down:count) >= ${COMMON_CAUSE}` +
        " and sum(cell:sites_down:count) / sum(cell:sites:count) > 0.5" +
        ` and on () (${PORTAL} or ${SEVERAL_NODES} or ${SEVERAL_CELLS})`,
    },
  ],
  inhibits: [{ target: ['alertname=~"NodeDown|CellDown|SiteDown"'], equal: [] }],
  title: { vi: "Hầu hết trang web ngừng hoạt động", en: "Fleet down" },
  action: {
    vi: "Trên máy quản lý, chạy `docker service ps ct-edge` rồi xem chứng thư và đường mạng theo hướng dẫn; đây là một sự cố chung, không phải lỗi của từng trường. Trang vẫn mở được trên trình duyệt có thể chỉ là bản lưu cũ.",
    en: "Run `docker service ps ct-edge`, then look at the certificate and the network: this is one common fault. A page that still opens may be an old copy.",
  },
  rules: [
    {
      severity: "page",
      about: "city",
      expr: unlessExplained("FleetDown", "fleet:down", "", "on () edge:down"),
      for: ({ causeAfter }) => causeAfter,
      affected: 'probe:failing{job="http",scope="site"}',
      summary: {
        vi: "{{ $value }} trang web trong toàn ngành cùng không trả lời.",
        en: "{{ $value }} sites of the city are down together.",
      },
    },
  ],
};
