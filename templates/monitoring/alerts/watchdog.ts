import type { Alert } from "./alert";

/** Always firing: the checker raises the alarm by itself when it stops arriving. */
export const watchdog: Alert = {
  name: "Watchdog",
  owner: "operations",
  inhibits: [],
  title: { vi: "Nhịp sống của hệ thống giám sát", en: "Sign of life" },
  action: {
    vi: "Không cần làm gì khi còn nhận được; khi mất, kiểm tra Prometheus và Alertmanager.",
    en: "Nothing to do while it arrives; when it stops, check Prometheus and Alertmanager.",
  },
  rules: [
    {
      severity: "none",
      about: "monitoring",
      expr: "vector(1)",
      for: () => 0,
      summary: { vi: "Hệ thống giám sát đang hoạt động.", en: "The monitoring works." },
    },
  ],
};
