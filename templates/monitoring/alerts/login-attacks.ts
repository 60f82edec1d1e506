import { risen, UNIT_NAME, type Alert, type AlertRule } from "./alert";

/** Log-ins at sites that did not succeed within a quarter of an hour: more than forgetful staff make. */
const GUESSED = { unit: 60, city: 1000 };
/** The same at mailboxes: a mail program with an old password tries every few minutes, day and night. */
const GUESSED_AT_MAILBOXES = { ticket: 600, page: 3000 };
const FAILED = 'edge_logins_total{outcome=~"failed|limited"}';

const atMailboxes = (severity: "ticket" | "page"): AlertRule => ({
  severity,
  about: "mailboxes",
  expr: `sum(${risen('dovecot_logins_failed_total{job="mail-imap"}', "15m")}) > ${GUESSED_AT_MAILBOXES[severity]}`,
  for: ({ evaluationInterval }) => evaluationInterval,
  summary: {
    vi: "{{ $value | humanize }} lần đăng nhập sai vào hộp thư trong 15 phút.",
    en: "{{ $value | humanize }} log-ins to mailboxes failed within 15 minutes.",
  },
  action: {
    vi: "Trên máy quản lý, chạy `docker service logs --since 30m ct-mail-imap | grep 'auth failed'`: hộp thư nào bị thử, từ địa chỉ nào. Một hộp thư thì gọi cho đơn vị: có thể chỉ là chương trình thư giữ mật khẩu cũ. Nhiều hộp thư từ một địa chỉ là dò mật khẩu: chặn địa chỉ đó ở tường lửa của trung tâm dữ liệu.",
    en: "`docker service logs --since 30m ct-mail-imap | grep 'auth failed'`: which mailboxes, from where? One mailbox may be a program with an old password; many from one address are guesses: block it at the data centre's firewall.",
  },
});

/** Somebody guesses passwords of one site, or of many at once with a few attempts each. */
export const loginAttacks: Alert = {
  name: "LoginAttacks",
  owner: "security",
  causes: [{ record: "unit:logins_failed:increase15m", expr: `sum by (unit) (${risen(FAILED, "15m")})` }],
  inhibits: [
    {
      source: ['severity="page"'],
      target: ['alertname="LoginAttacks"', 'about="mailboxes"', 'severity="ticket"'],
      equal: ["about"],
    },
  ],
  title: { vi: "Có người dò mật khẩu", en: "Somebody guesses passwords" },
  action: {
    vi: "Trên máy quản lý, chạy `docker service logs --since 30m ct-edge | grep 'POST /wp-login.php'`: địa chỉ nào gửi, có lần nào được trả lời 302 (vào được) không. Vào được thì coi là sự cố: đổi mật khẩu tài khoản đó, báo đơn vị. Cổng vào đã tự giới hạn mười lần mỗi phút cho một địa chỉ.",
    en: "`docker service logs --since 30m ct-edge | grep 'POST /wp-login.php'`: who sends, and was any answered by 302 (let in)? Then it is an incident. The edge lets one address try ten times a minute.",
  },
  toUnit: {
    vi: "Chưa ai vào được chỉ vì thư này. Nhắc những người có tài khoản trên trang không dùng mật khẩu dễ đoán và không đăng nhập từ đường dẫn trong thư lạ; thấy nội dung lạ trên trang thì báo ngay.",
    en: "Nobody got in for all that is known. Remind those with accounts at the site of good passwords and of links in strange letters; tell of strange content at once.",
  },
  rules: [
    {
      severity: "ticket",
      about: "unit",
      expr: `unit:logins_failed:increase15m{unit!=""} > ${GUESSED.unit}`,
      for: ({ evaluationInterval }) => evaluationInterval,
      summary: {
        vi: `{{ $value | humanize }} lần đăng nhập sai vào trang của ${UNIT_NAME} trong 15 phút.`,
        en: "{{ $value | humanize }} log-ins failed at the site of unit {{ $labels.unit }} within 15 minutes.",
      },
    },
    {
      severity: "page",
      about: "city",
      expr: `sum(unit:logins_failed:increase15m) > ${GUESSED.city}`,
      for: ({ evaluationInterval }) => evaluationInterval,
      summary: {
        vi: "{{ $value | humanize }} lần đăng nhập sai vào các trang trong 15 phút: có người dò mật khẩu khắp ngành.",
        en: "{{ $value | humanize }} log-ins failed across the sites within 15 minutes.",
      },
    },
    atMailboxes("ticket"),
    atMailboxes("page"),
  ],
};
