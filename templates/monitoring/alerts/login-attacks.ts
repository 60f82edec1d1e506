import { risen, UNIT_NAME, type Alert } from "./alert";

/** Log-ins at sites that did not succeed within a quarter of an hour: more than forgetful staff make. */
const GUESSED = { unit: 60, city: 1000 };
const FAILED = 'edge_logins_total{outcome=~"failed|limited"}';

/** Somebody guesses passwords of one site, or of many at once with a few attempts each. */
export const loginAttacks: Alert = {
  name: "LoginAttacks",
  owner: "security",
  causes: [{ record: "unit:logins_failed:increase15m", expr: `sum by (unit) (${risen(FAILED, "15m")})` }],
  inhibits: [],
  title: { vi: "Có người dò mật khẩu trang web", en: "Somebody guesses passwords" },
  action: {
    vi: "Trên máy quản lý, chạy `docker service logs --since 30m ct-edge | grep 'POST /wp-login.php'`: địa chỉ nào gửi, có lần nào được trả lời 302 (vào được) không. Vào được thì coi là sự cố: đổi mật khẩu tài khoản đó, báo đơn vị. Cổng vào đã tự giới hạn mười lần mỗi phút cho một địa chỉ.",
    en: "`docker service logs --since 30m ct-edge | grep 'POST /wp-login.php'`: who sends, and was any answered by 302 (let in)? Then it is an incident. The edge lets one address try ten times a minute.",
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
  ],
};
