import { mostOf, UNIT_NAME, unlessExplained, type Alert } from "./alert";

/** The mail server refuses a unit's official address; silent while the server itself is unreachable. */
export const mailboxMissing: Alert = {
  name: "MailboxMissing",
  owner: "operations",
  causes: [mostOf("mailbox:down", "mail")],
  inhibits: [],
  title: { vi: "Hộp thư công vụ không nhận thư", en: "Mailbox missing" },
  action: {
    vi: "Xem địa chỉ của đơn vị trong sổ đăng ký, rồi `docker service logs --since 1h ct-mail-mx`. Thư gửi tới đơn vị đang bị trả lại; đừng thử bằng cách gửi thư, vì thư thử cũng bị trả lại như vậy.",
    en: "Look at the unit's address in the registry, then at `docker service logs --since 1h ct-mail-mx`. Mail to the unit bounces, and so would a test mail.",
  },
  toUnit: {
    vi: "Thư gửi tới đơn vị đang bị trả lại: gọi điện nếu có việc gấp. Bộ phận kỹ thuật đã được báo.",
    en: "Mail to the unit bounces: telephone if it is urgent. Those who mend it know.",
  },
  rules: [
    {
      severity: "page",
      about: "unit",
      expr: unlessExplained("MailboxMissing", 'probe:failing{job="mail"}', "unit", "on () mailbox:down"),
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary: {
        vi: `Hộp thư công vụ của ${UNIT_NAME} bị máy chủ từ chối.`,
        en: "The official mailbox of unit {{ $labels.unit }} is refused.",
      },
    },
    {
      severity: "page",
      about: "city",
      expr: "mailbox:down",
      affected: 'probe:failing{job="mail"}',
      for: ({ slowCauseAfter }) => slowCauseAfter,
      summary: {
        vi: "Máy chủ thư từ chối hộp thư của {{ $value }} đơn vị.",
        en: "The mail server refuses the mailboxes of {{ $value }} units.",
      },
    },
  ],
};
