import type { Alert, Recording } from "./alert";

const DAY = 86_400;

/**
 * What is left of a certificate is judged by when it should have been renewed (images/certifier/certificate.sh): with a
 * third of its life left, or half where it lives less than ten days; a long one is not asked about sooner than a month
 * before its end.
 */
const LATE = { ticket: 0.7, page: 7 / 30 };

const READ =
  "probe_ssl_earliest_cert_expiry * ignoring (fingerprint_sha256) group_right () probe_ssl_last_chain_info";
const SEEN = "certificate:seen_expiry:seconds";

/** A probe that no certificate satisfies any more shows none: what was last seen counts while its target is there. */
const causes: readonly Recording[] = [
  {
    record: SEEN,
    expr:
      `(${READ}) or on (unit, service) (topk by (unit, service) (1, last_over_time(${SEEN}[1h]))` +
      ' and on (unit, service) up{job=~"tls|services"})',
  },
  {
    record: "certificate:remaining:seconds",
    expr: `min by (fingerprint_sha256) (${SEEN}) - time()`,
  },
  {
    // Kept while a certificate is in use; of those of others nobody tells us, and 90 days are usual.
    record: "certificate:life:seconds",
    expr:
      "max by (fingerprint_sha256) (probe_ssl_lifetime_seconds)" +
      " or (last_over_time(certificate:life:seconds[1h]) and certificate:remaining:seconds)" +
      ` or certificate:remaining:seconds * 0 + ${90 * DAY}`,
  },
  {
    record: "certificate:renewal_time:seconds",
    expr:
      `clamp_max(certificate:life:seconds / 3, ${30 * DAY}) and certificate:life:seconds >= ${10 * DAY}` +
      " or certificate:life:seconds / 2",
  },
];

const due = (share: number): string =>
  `certificate:remaining:seconds < certificate:renewal_time:seconds * ${share}`;

const units =
  `{{ with printf \`count(${SEEN}{fingerprint_sha256="%s"})\` $labels.fingerprint_sha256 | query }}` +
  "{{ . | first | value }}{{ else }}?{{ end }}";
const summary = {
  vi: `Chứng thư dùng cho ${units} địa chỉ {{ if gt $value 0.0 }}chỉ còn hiệu lực {{ humanizeDuration $value }}{{ else }}ĐÃ HẾT HẠN{{ end }}.`,
  en: `A certificate of ${units} names {{ if gt $value 0.0 }}ends in {{ humanizeDuration $value }}{{ else }}HAS EXPIRED{{ end }}.`,
};

/** One alert a certificate, not one a school: most schools share one. */
export const certificateExpiring: Alert = {
  name: "CertificateExpiring",
  owner: "operations",
  causes,
  inhibits: [
    {
      source: ['severity="page"'],
      target: ['alertname="CertificateExpiring"', 'severity="ticket"'],
      equal: ["fingerprint_sha256"],
    },
  ],
  title: { vi: "Chứng thư sắp hết hạn hoặc đã hết hạn", en: "Certificate expiring or expired" },
  action: {
    vi: "Trên máy quản lý, xem `docker service logs --since 24h ct-certifier`: việc gia hạn tự động đã hỏng, nhật ký nói vì sao và bao giờ xin lại. Khởi động lại không làm nó xin sớm hơn. Hết hạn thì trình duyệt chặn trang của trường.",
    en: "Read `docker service logs --since 24h ct-certifier`: automatic renewal has failed, and the log says why and when it asks again; a restart does not make that sooner.",
  },
  rules: [
    // Goes on beside the page that mutes it: a ticket that ends because things got worse would read as a recovery.
    {
      severity: "ticket",
      about: "certificate",
      expr: due(LATE.ticket),
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary,
    },
    {
      severity: "page",
      about: "certificate",
      expr: due(LATE.page),
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary,
    },
  ],
};
