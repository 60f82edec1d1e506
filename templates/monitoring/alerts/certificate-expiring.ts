import type { Alert } from "./alert";

const DAY = 86_400;

const units =
  '{{ with printf `count(probe_ssl_last_chain_info{fingerprint_sha256="%s"})` $labels.fingerprint_sha256 | query }}' +
  "{{ . | first | value }}{{ else }}?{{ end }}";
const summary = {
  vi: `Chứng thư dùng cho ${units} địa chỉ chỉ còn hiệu lực {{ humanizeDuration $value }}.`,
  en: `A certificate of ${units} names ends in {{ humanizeDuration $value }}.`,
};

/** One alert a certificate, not one a school: most schools share one. */
export const certificateExpiring: Alert = {
  name: "CertificateExpiring",
  owner: "operations",
  title: { vi: "Chứng thư sắp hết hạn", en: "Certificate expiring" },
  action: {
    vi: "Xem nhật ký của dịch vụ certifier: việc gia hạn tự động đã hỏng. Hết hạn thì trình duyệt chặn trang của trường.",
    en: "Read the certifier's log: automatic renewal has failed.",
  },
  rules: [
    {
      severity: "ticket",
      about: "certificate",
      expr: `certificate:remaining:seconds < ${21 * DAY} and certificate:remaining:seconds >= ${7 * DAY}`,
      for: ({ alertAfter }) => alertAfter,
      summary,
    },
    {
      severity: "page",
      about: "certificate",
      expr: `certificate:remaining:seconds < ${7 * DAY}`,
      for: ({ alertAfter }) => alertAfter,
      summary,
    },
  ],
};
