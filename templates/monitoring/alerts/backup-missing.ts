import type { Alert, AlertRule } from "./alert";

const HOUR = 3600;
/** A night that fails is made up for within hours; three are a matter of the same day. */
const OLD_AFTER = { ticket: 30 * HOUR, page: 78 * HOUR };
/** While nobody shows the figures, what they said last counts. */
const OLDEST = 'last_over_time(congtruong_backup_oldest_timestamp_seconds{job="backup"}[1d])';

const old = (severity: "ticket" | "page"): AlertRule => ({
  severity,
  about: "cell",
  expr: `time() - ${OLDEST} > ${OLD_AFTER[severity]}`,
  for: ({ slowAlertAfter }) => slowAlertAfter,
  summary: {
    vi: "Cụm {{ $labels.cell }} có đơn vị mà bản sao lưu mới nhất đã cũ {{ $value | humanizeDuration }}.",
    en: "In cell {{ $labels.cell }} the last backup of a unit is {{ $value | humanizeDuration }} old.",
  },
});

/** A unit of a cell was not backed up last night, or nobody can tell. */
export const backupMissing: Alert = {
  name: "BackupMissing",
  owner: "operations",
  inhibits: [
    {
      source: ['severity="page"'],
      target: ['alertname="BackupMissing"', 'severity="ticket"'],
      equal: ["cell"],
    },
  ],
  title: { vi: "Thiếu bản sao lưu mới", en: "Backup missing" },
  action: {
    vi: "Trên máy quản lý, chạy `npx congtruong backup list`: cột cuối cho biết đơn vị nào chưa được sao lưu và vì sao. Sửa xong thì `npx congtruong backup run --unit MÃ` sao lưu ngay.",
    en: "`npx congtruong backup list` names the units and says why; `npx congtruong backup run --unit ID` makes up for it.",
  },
  rules: [
    old("ticket"),
    old("page"),
    {
      severity: "ticket",
      about: "job",
      expr: 'up{job="backup"} == 0 unless on (cell) node:cells:info',
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary: {
        vi: "Dịch vụ sao lưu của cụm {{ $labels.cell }} không trả lời.",
        en: "The backup of cell {{ $labels.cell }} does not answer.",
      },
      action: {
        vi: "Trên máy quản lý, xem `docker service ps ct-cell-NN-backup` và `docker service logs --since 1h ct-cell-NN-backup`.",
        en: "Look at `docker service ps ct-cell-NN-backup` and its log.",
      },
    },
  ],
};
