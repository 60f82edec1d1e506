import type { Alert } from "./alert";
import { BEHIND_THE_EDGE } from "./service-down";

/** The edge itself gives no answer, not even that it knows no such host: nothing behind it can be reached or judged. */
export const edgeDown: Alert = {
  name: "EdgeDown",
  owner: "operations",
  causes: [{ record: "edge:down", expr: 'count(probe:failing{job="services",service="edge"})' }],
  inhibits: [
    { target: ['alertname=~"FleetDown|NodeDown|CellDown|SiteDown"'], equal: [] },
    { target: ['alertname="ServiceDown"', `service=~"${BEHIND_THE_EDGE}"`], equal: [] },
  ],
  title: { vi: "Cổng vào không trả lời", en: "Edge down" },
  action: {
    vi: "Trên máy quản lý, chạy `docker service ps ct-edge` rồi `docker service logs --since 1h ct-edge`. Cổng vào chạy mà vẫn báo: xem chứng thư của vùng theo hướng dẫn. Mọi trang của ngành đi qua đây; không cần xem từng trường.",
    en: "Run `docker service ps ct-edge`, then read its log; if it runs, look at the zone's certificate. All sites stand behind it: no need to look at single schools.",
  },
  rules: [
    {
      severity: "page",
      about: "city",
      expr: "edge:down",
      for: ({ causeAfter }) => causeAfter,
      affected: 'probe:failing{job="http",scope="site"}',
      summary: {
        vi: "Cổng vào không trả lời đúng: trang của các trường và cổng thông tin không mở được.",
        en: "The edge gives no correct answer: the sites and the portal cannot be opened.",
      },
    },
    {
      severity: "ticket",
      about: "monitoring",
      // Its figures alone: while it is down, that says it.
      expr: 'up{job="edge"} == 0 unless on () edge:down',
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary: {
        vi: "Cổng vào chạy nhưng không cho biết số liệu: dò mật khẩu và tấn công không được đếm.",
        en: "The edge works and shows no figures: guessed passwords and attacks are not counted.",
      },
      action: {
        vi: "Trên máy quản lý, xem `docker service logs --since 1h ct-edge` có dòng nào về log-reader hay cổng 9113 không.",
        en: "Look in the log of ct-edge for log-reader or port 9113.",
      },
    },
  ],
};
