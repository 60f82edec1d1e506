import type { Alert } from "./alert";

/** What judges each letter is away: nothing passes unjudged, so mail waits. */
export const mailFilterDown: Alert = {
  name: "MailFilterDown",
  owner: "operations",
  inhibits: [],
  title: { vi: "Bộ lọc thư ngừng hoạt động", en: "Mail filter down" },
  action: {
    vi: "Trên máy quản lý, chạy `docker service ps ct-mail-filter` và `docker service logs --since 1h ct-mail-filter`, rồi `docker service update --force ct-mail-filter`. Thư không mất: thư từ ngoài chờ ở máy chủ gửi, còn người đang gửi được báo thử lại sau.",
    en: "Run `docker service ps ct-mail-filter`, read its log, then `docker service update --force ct-mail-filter`. No mail is lost: it waits at its sender.",
  },
  rules: [
    {
      severity: "page",
      about: "service",
      expr: 'label_replace(up{job="mail-filter"} == 0, "service", "mail-filter", "", "")',
      for: ({ alertAfter }) => alertAfter,
      summary: {
        vi: "Bộ lọc thư không trả lời: không thư nào từ ngoài vào được, và không ai gửi được thư.",
        en: "The mail filter gives no answer: no mail comes in, and nobody can send.",
      },
    },
  ],
};
