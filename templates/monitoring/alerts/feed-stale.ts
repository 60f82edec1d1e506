import type { Alert } from "./alert";

/** It is read every five minutes. */
const OLD_AFTER = 2 * 3600;
const AGE = 'time() - last_over_time(congtruong_provisioner_feed_timestamp_seconds{job="backup"}[1d])';

/** Schools go on showing the sector's news as it was; nobody sees that it is old. */
export const feedStale: Alert = {
  name: "FeedStale",
  owner: "operations",
  inhibits: [],
  title: { vi: "Tin của ngành trên trang trường đã cũ", en: "The sector's feed is stale" },
  action: {
    vi: "Trên máy quản lý, chạy `docker service logs --since 3h ct-cell-NN-provisioner | grep feed:` ở một cụm bất kỳ: dòng `warning: feed:` nói vì sao không đọc được. Rồi mở địa chỉ nguồn tin đó bằng trình duyệt.",
    en: "`docker service logs --since 3h ct-cell-NN-provisioner | grep feed:` says why it cannot be read; then open the feed's address.",
  },
  rules: [
    {
      severity: "ticket",
      about: "city",
      // One source for all: one message. A provisioner that stands still has an alert of its own.
      expr:
        `max(${AGE} and on (cell) up{job="backup"} unless on (cell) ALERTS{alertname="ProvisionerStuck",about="provisioner"}) > ${OLD_AFTER}` +
        ' unless on () probe:failing{job="services",service="portal"}',
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary: {
        vi: `Tin của ngành trên trang của các trường không được làm mới đã {{ $value | humanizeDuration }}.`,
        en: "The sector's news on the schools' sites has not been renewed for {{ $value | humanizeDuration }}.",
      },
    },
  ],
};
