import type { Alert } from "./alert";

/** What keeps all logs is away: nodes keep what is written for some hours, then the oldest is lost. */
export const logStoreDown: Alert = {
  name: "LogStoreDown",
  owner: "operations",
  inhibits: [],
  title: { vi: "Kho nhật ký ngừng hoạt động", en: "Log store down" },
  action: {
    vi: "Trên máy quản lý, chạy `docker service ps ct-logs` và `docker service logs --since 1h ct-logs`, rồi `docker service update --force ct-logs`. Chưa mất gì ngay: mỗi máy giữ nhật ký của mình chờ kho trở lại.",
    en: "Run `docker service ps ct-logs`, read its log, then `docker service update --force ct-logs`. Nothing is lost yet: each node keeps its logs until the store is back.",
  },
  rules: [
    {
      severity: "page",
      about: "service",
      expr: 'label_replace(up{job="logs"} == 0, "service", "logs", "", "")',
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary: {
        vi: "Kho nhật ký không trả lời: nhật ký của cổng vào, thư và các trang không được cất giữ.",
        en: "The store of logs gives no answer: what the edge, mail and sites write is not put away.",
      },
    },
  ],
};
