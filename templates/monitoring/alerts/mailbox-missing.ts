import { UNIT_NAME, type Alert } from "./alert";

/** The mail server refuses a unit's official address; silent while the server itself is unreachable. */
export const mailboxMissing: Alert = {
  name: "MailboxMissing",
  owner: "operations",
  title: { vi: "Hộp thư công vụ không nhận thư", en: "Mailbox missing" },
  action: {
    vi: "Kiểm tra hộp thư trong sổ đăng ký và nhật ký máy chủ thư. Thư gửi tới đơn vị đang bị trả lại.",
    en: "Check the registry and the mail server's log; mail to the unit bounces.",
  },
  rules: [
    {
      severity: "page",
      about: "unit",
      expr: 'probe_success{job="mail"} == 0 unless on () mailbox:down',
      for: ({ alertAfter, slowInterval }) => Math.max(alertAfter, slowInterval),
      summary: {
        vi: `Hộp thư công vụ của ${UNIT_NAME} bị máy chủ từ chối.`,
        en: "The official mailbox of unit {{ $labels.unit }} is refused.",
      },
    },
    {
      severity: "page",
      about: "city",
      expr: "mailbox:down",
      for: ({ causeAfter }) => causeAfter,
      summary: {
        vi: "Máy chủ thư từ chối hộp thư của {{ $value }} đơn vị.",
        en: "The mail server refuses the mailboxes of {{ $value }} units.",
      },
    },
  ],
};
