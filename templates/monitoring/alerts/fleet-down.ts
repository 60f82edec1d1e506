import type { Alert } from "./alert";

/** More than half of all sites, in several cells or together with the portal: the edge, the network, the certificate. */
export const fleetDown: Alert = {
  name: "FleetDown",
  owner: "operations",
  title: { vi: "Hầu hết trang web ngừng hoạt động", en: "Fleet down" },
  action: {
    vi: "Kiểm tra cổng vào (edge), chứng thư và đường mạng trước; đây là một sự cố chung, không phải lỗi của từng trường.",
    en: "Check the edge, its certificate and the network first: this is one common fault.",
  },
  rules: [
    {
      severity: "page",
      about: "city",
      expr: "fleet:down",
      for: ({ causeAfter }) => causeAfter,
      summary: {
        vi: "{{ $value }} trang web trong toàn ngành cùng không trả lời.",
        en: "{{ $value }} sites of the city are down together.",
      },
    },
  ],
};
