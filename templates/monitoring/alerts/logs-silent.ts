import type { Alert } from "./alert";

/** The monitoring asks such a service each minute, and each question is a line. */
const SILENT_AFTER = 15 * 60;

/** Lines of a service that is at work do not arrive: somebody stopped them, or the way is broken. */
export const logsSilent: Alert = {
  name: "LogsSilent",
  owner: "security",
  inhibits: [],
  title: { vi: "Nhật ký ngừng đến kho", en: "Logs silent" },
  action: {
    vi: "Trên máy quản lý, chạy `docker service ps ct-log-shipper` và `docker service logs --since 1h ct-log-shipper`. Bộ chuyển vẫn chạy mà không có dòng nào: coi như có người đã tắt nhật ký của dịch vụ nêu trong thư, và làm theo trang hướng dẫn.",
    en: "Look at `docker service ps ct-log-shipper` and its log. Where it runs and nothing comes, treat it as if somebody had turned the service's log off.",
  },
  rules: [
    {
      severity: "page",
      about: "service",
      // Whoever is away has an alert of its own.
      expr:
        `label_replace(time() - congtruong_logs_last_line_timestamp_seconds > ${SILENT_AFTER}, "service", "$1", "service", "[a-z0-9]+-(.+)")` +
        ' unless on (service) label_replace(count by (job) (up == 0), "service", "$1", "job", "(.+)")',
      for: ({ alertAfter }) => alertAfter,
      summary: {
        vi: "Dịch vụ {{ $labels.service }} đang chạy, nhưng kho nhật ký không nhận được dòng nào từ {{ $value | humanizeDuration }} nay.",
        en: "{{ $labels.service }} is at work, and the store of logs has had no line of it for {{ $value | humanizeDuration }}.",
      },
    },
  ],
};
