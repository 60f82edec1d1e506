import type { Alert } from "./alert";

const DAY = 86_400;
const last = (figure: string): string =>
  `last_over_time(congtruong_backup_drill_${figure}{job="backup"}[1d])`;

/** What was restored is not what was backed up, or nothing was restored for days: the backups may be worth nothing. */
export const backupDrillFailed: Alert = {
  name: "BackupDrillFailed",
  owner: "operations",
  inhibits: [],
  title: { vi: "Khôi phục thử không đạt", en: "Backup drill failed" },
  action: {
    vi: "Trên máy quản lý, chạy `npx congtruong backup list`: dòng cuối của mỗi cụm cho biết lần khôi phục thử gần nhất và vì sao không đạt. Đừng xóa gì trong kho sao lưu trước khi đọc hướng dẫn.",
    en: "`npx congtruong backup list` says what the last drill of each cell found. Remove nothing from a repository before you have read the runbook.",
  },
  rules: [
    {
      severity: "ticket",
      about: "cell",
      expr: `${last("success")} == 0`,
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary: {
        vi: "Cụm {{ $labels.cell }}: đơn vị được khôi phục thử không giống bản đã sao lưu, hoặc kho sao lưu hỏng.",
        en: "Cell {{ $labels.cell }}: what was restored is not what was backed up, or the repository is damaged.",
      },
    },
    {
      severity: "ticket",
      about: "job",
      expr: `time() - ${last("timestamp_seconds")} > ${3 * DAY}`,
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary: {
        vi: "Cụm {{ $labels.cell }} đã {{ $value | humanizeDuration }} không khôi phục thử.",
        en: "No drill in cell {{ $labels.cell }} for {{ $value | humanizeDuration }}.",
      },
    },
  ],
};
