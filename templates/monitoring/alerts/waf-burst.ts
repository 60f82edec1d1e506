import { risen, UNIT_NAME, type Alert } from "./alert";

/** Requests that the rules of the edge refused within a quarter of an hour: robots knock every day, and less. */
const REFUSED = { unit: 200, city: 3000 };

/** Which kinds of attack, the commonest first, by the groups of the OWASP core rule set. */
const KINDS =
  `{{ range $index, $kind := query "topk(3, sum by (attack) (${risen("edge_attacks_total", "15m")})) > 0" | sortByLabel "attack" }}` +
  '{{ if $index }}, {{ end }}{{ $kind | label "attack" }}{{ end }}';

/** One site, or the city, is attacked with some force. */
export const wafBurst: Alert = {
  name: "WafBurst",
  owner: "security",
  causes: [
    { record: "unit:refused:increase15m", expr: `sum by (unit) (${risen("edge_refusals_total", "15m")})` },
  ],
  inhibits: [],
  title: { vi: "Tấn công dồn dập vào trang web", en: "Sites are under attack" },
  action: {
    vi: "Các yêu cầu này đã bị chặn. Trên máy quản lý, chạy `docker service logs --since 30m ct-edge | grep '\"waf\"'`: ai gửi, vào trang nào, quy tắc nào chặn. Xem trang đó còn nguyên không (docs/runbooks/waf-burst.md). Nếu là người dùng thật bị chặn nhầm thì báo kỹ sư.",
    en: "These requests were refused. `docker service logs --since 30m ct-edge | grep '\"waf\"'` says who sends them, where to, and which rule refused; then see that the site is intact. Real users who are refused: tell the engineers.",
  },
  rules: [
    {
      severity: "ticket",
      about: "unit",
      expr: `unit:refused:increase15m{unit!=""} > ${REFUSED.unit}`,
      for: ({ evaluationInterval }) => evaluationInterval,
      summary: {
        vi: `{{ $value | humanize }} yêu cầu tấn công vào trang của ${UNIT_NAME} bị chặn trong 15 phút (${KINDS}).`,
        en: `{{ $value | humanize }} attacks on the site of unit {{ $labels.unit }} were refused within 15 minutes (${KINDS}).`,
      },
    },
    {
      severity: "page",
      about: "city",
      expr: `sum(unit:refused:increase15m) > ${REFUSED.city}`,
      for: ({ evaluationInterval }) => evaluationInterval,
      summary: {
        vi: `{{ $value | humanize }} yêu cầu tấn công vào các trang bị chặn trong 15 phút (${KINDS}).`,
        en: `{{ $value | humanize }} attacks on the sites were refused within 15 minutes (${KINDS}).`,
      },
    },
  ],
};
