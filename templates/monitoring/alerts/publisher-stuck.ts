import type { Alert } from "./alert";

/** Writing takes seconds. */
const STUCK_AFTER = 5 * 60;

/** A publisher began to write the files of its channel and does not finish: what was deployed is not in force. */
export const publisherStuck: Alert = {
  name: "PublisherStuck",
  owner: "operations",
  inhibits: [],
  title: { vi: "Cấu hình mới chưa đến nơi", en: "Publisher stuck" },
  action: {
    vi: "Trên máy quản lý, chạy `docker service ps ct-KÊNH-publisher-TÊN` và `docker service logs --since 1h ct-KÊNH-publisher-TÊN` với kênh và tên nêu trong thư: dòng `error:` nói phải làm gì. Trong lúc đó dịch vụ đọc kênh ấy vẫn chạy theo cấu hình cũ.",
    en: "Read `docker service logs --since 1h ct-CHANNEL-publisher-NAME`: its `error:` line says what to do. Until then the channel's readers go on as before.",
  },
  rules: [
    {
      severity: "ticket",
      about: "publisher",
      expr: `time() - max by (channel, publisher) (congtruong_publisher_begun_timestamp_seconds) > ${STUCK_AFTER}`,
      for: ({ alertAfter }) => alertAfter,
      summary: {
        vi: "Bộ phát {{ $labels.publisher }} của kênh {{ $labels.channel }} bắt đầu ghi từ {{ $value | humanizeDuration }} trước và chưa xong.",
        en: "The publisher {{ $labels.publisher }} of the channel {{ $labels.channel }} began {{ $value | humanizeDuration }} ago and has not finished.",
      },
    },
  ],
};
