import type { Alert } from "./alert";

/** It looks once a minute; while an authority keeps it waiting it says that it is alive before each order. */
const SILENT_AFTER = 30 * 60;
/** With the pauses between them these are hours at a public authority. */
const FAILURES = 3;
const ALIVE = 'last_over_time(congtruong_certifier_alive_timestamp_seconds{job="edge"}[1d])';

/** Certificates are not renewed, long before one of them is late (CertificateExpiring). */
export const certifierStuck: Alert = {
  name: "CertifierStuck",
  owner: "operations",
  inhibits: [],
  title: { vi: "Không xin được chứng thư", en: "Certificates are not obtained" },
  action: {
    vi: "Trên máy quản lý, chạy `docker service logs --since 24h ct-certifier`: dòng `not obtained` nói vì sao và dòng `waits until` nói bao giờ xin lại. Khởi động lại không làm nó xin sớm hơn. Còn thời gian: chứng thư đang dùng chưa hết hạn.",
    en: "`docker service logs --since 24h ct-certifier` says why (`not obtained`) and when it asks again (`waits until`); a restart does not make that sooner. The certificates in use still hold.",
  },
  rules: [
    {
      severity: "ticket",
      about: "service",
      // Who shows it is told of by EdgeDown.
      expr: `time() - ${ALIVE} > ${SILENT_AFTER} unless on () (up{job="edge"} == 0)`,
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary: {
        vi: "Bộ xin chứng thư (ct-certifier) đã im lặng {{ $value | humanizeDuration }}.",
        en: "The certifier has been silent for {{ $value | humanizeDuration }}.",
      },
    },
    {
      severity: "ticket",
      about: "order",
      expr: `last_over_time(congtruong_certifier_failed_orders{job="edge"}[1h]) >= ${FAILURES}`,
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary: {
        vi: "Đã {{ $value }} lần liền không xin được chứng thư «{{ $labels.certificate }}».",
        en: "The certificate {{ $labels.certificate }} was not obtained {{ $value }} times in a row.",
      },
    },
  ],
};
