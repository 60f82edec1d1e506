import { unlessExplained, type Alert } from "./alert";

/** Pages of the city's, which are reached as the sites are. */
export const BEHIND_THE_EDGE = "portal|activation|webmail";

/** A service that the whole city shares: one of its pages, or one of the mail servers' doors. */
export const serviceDown: Alert = {
  name: "ServiceDown",
  owner: "operations",
  inhibits: [],
  title: { vi: "Dịch vụ dùng chung ngừng hoạt động", en: "Shared service down" },
  action: {
    vi: "Trên máy quản lý, chạy `docker service ps` với dịch vụ nêu tên: portal, activation, webmail là ct-portal, ct-activation, ct-webmail; smtp, submission, submissions là ct-mail-mx; imaps là ct-mail-imap. Thư cảnh báo cũng đi qua ct-mail-mx: khi dịch vụ thư hỏng, thư này có thể đến trễ và thư sau có thể không đến, nên đừng chờ thư phục hồi.",
    en: "Run `docker service ps`: portal, activation and webmail are ct-portal, ct-activation and ct-webmail; smtp, submission and submissions are ct-mail-mx; imaps is ct-mail-imap. Alerts travel through ct-mail-mx: with mail down this one may be late and the next may not come.",
  },
  rules: [
    {
      severity: "page",
      about: "service",
      // The edge has an alert of its own. The pages stand behind it as all sites do: when they are all down, that is the news.
      expr:
        `probe:failing{job="services",service!~"edge|${BEHIND_THE_EDGE}"} or ` +
        unlessExplained(
          "ServiceDown",
          `probe:failing{job="services",service=~"${BEHIND_THE_EDGE}"}`,
          "service",
          "on () fleet:down",
          "on () edge:down",
        ) +
        // Its figures alone: with its doors shut, those say it.
        ' or label_replace(up{job="mail-mx"} == 0, "service", "mail-mx", "", "")' +
        ' unless on () probe:failing{job="services",service="smtp"}' +
        ' or label_replace(up{job="mail-imap"} == 0, "service", "mail-imap", "", "")' +
        ' unless on () probe:failing{job="services",service="imaps"}',
      for: ({ alertAfter }) => alertAfter,
      summary: {
        vi: "Dịch vụ {{ $labels.service }} không trả lời đúng.",
        en: "Service {{ $labels.service }} gives no correct answer.",
      },
    },
  ],
};
