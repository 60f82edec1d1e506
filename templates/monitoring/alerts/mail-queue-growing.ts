import type { Alert, AlertRule } from "./alert";

/** So many late letters are no single recipient's fault; from the second number on mail as such has stopped. */
const LATE = { ticket: 20, page: 500 };

const late = (severity: "ticket" | "page"): AlertRule => ({
  severity,
  about: "queue",
  // While Postfix does not tell, what it said last counts: its own absence has an alert.
  expr: `last_over_time(mail_queue_late_letters[1h]) > ${LATE[severity]}`,
  for: ({ slowAlertAfter }) => slowAlertAfter,
  summary: {
    vi: "{{ $value }} lá thư đã chờ quá 15 phút mà chưa được chuyển.",
    en: "{{ $value }} letters have waited for more than 15 minutes.",
  },
});

/** Letters that were accepted do not arrive. */
export const mailQueueGrowing: Alert = {
  name: "MailQueueGrowing",
  owner: "operations",
  inhibits: [
    {
      source: ['severity="page"'],
      target: ['alertname="MailQueueGrowing"', 'severity="ticket"'],
      equal: [],
    },
  ],
  title: { vi: "Thư bị ứ lại, chưa tới người nhận", en: "Mail piles up" },
  action: {
    vi: "Trên máy quản lý, chạy `congtruong mailbox queue`: cột lý do cho biết thư chờ điều gì. Cùng một lý do về ct-mail-imap: xem `docker service logs --since 1h ct-mail-imap`. Cùng một máy chủ bên ngoài: máy đó đang hỏng hoặc đang chặn ta. Thư không mất và sẽ được gửi lại.",
    en: "`congtruong mailbox queue` shows for each letter what it waits for. If it is ct-mail-imap, read its log; if it is one server outside, that one is away or refuses us. No mail is lost.",
  },
  rules: [late("ticket"), late("page")],
};
