import type { Alert } from "./alert";

/** A service that the whole city shares: the portal or one of the mail servers' doors. */
export const serviceDown: Alert = {
  name: "ServiceDown",
  owner: "operations",
  title: { vi: "Dịch vụ dùng chung ngừng hoạt động", en: "Shared service down" },
  action: {
    vi: "Kiểm tra dịch vụ nêu tên: portal là cổng thông tin ngành; smtp, submission, submissions, imaps là máy chủ thư.",
    en: "Check the named service; smtp, submission, submissions and imaps are doors of the mail servers.",
  },
  rules: [
    {
      severity: "page",
      about: "service",
      // The portal stands behind the same edge as all sites: when they are all down, that is the news.
      expr:
        'probe_success{job="services",service!="portal"} == 0 or ' +
        '(probe_success{job="services",service="portal"} == 0 unless on () fleet:down)',
      for: ({ alertAfter }) => alertAfter,
      summary: {
        vi: "Dịch vụ {{ $labels.service }} không trả lời đúng.",
        en: "Service {{ $labels.service }} gives no correct answer.",
      },
    },
  ],
};
