import { type Alert, unlessExplained, WIDER_THAN_A_CELL } from "./alert";

/** One unit takes three minutes at most, a move half an hour, and the loop says that it is alive meanwhile. */
const SILENT_AFTER = 15 * 60;
/** A unit that fails is tried again every five minutes; the first night of a full cell takes less than that. */
const FAILED_FOR = 20 * 60;
const PENDING_FOR = 3600;

const units = (state: string): string => `congtruong_provisioner_units{job="backup",state="${state}"}`;

/** What the registry says does not reach the sites of a cell. */
export const provisionerStuck: Alert = {
  name: "ProvisionerStuck",
  owner: "operations",
  inhibits: [],
  title: { vi: "Thay đổi không đến được trang của trường", en: "Provisioner stuck" },
  action: {
    vi: "Trên máy quản lý, chạy `docker service logs --since 1h ct-cell-NN-provisioner` (NN là số cụm): dòng `error:` nêu mã đơn vị và lý do; sửa rồi nó tự làm lại. Không có dòng nào mới thì `docker service update --force ct-cell-NN-provisioner`.",
    en: "Read `docker service logs --since 1h ct-cell-NN-provisioner`: an `error:` line names the unit and why. Without new lines: `docker service update --force ct-cell-NN-provisioner`.",
  },
  rules: [
    {
      severity: "ticket",
      about: "provisioner",
      // What it said last counts; who shows it, and whether the database answers, is told by others.
      expr: unlessExplained(
        "ProvisionerStuck",
        `(time() - last_over_time(congtruong_provisioner_alive_timestamp_seconds{job="backup"}[1d]) > ${SILENT_AFTER} and on (cell) up{job="backup"})`,
        "cell",
        'on (cell) (up{job="backup"} == 0)',
        'on (cell) (congtruong_database_up{job="backup"} == 0)',
        "on (cell) cell:down",
        ...WIDER_THAN_A_CELL,
      ),
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary: {
        vi: "Bộ cấp phát của cụm {{ $labels.cell }} đã im lặng {{ $value | humanizeDuration }}: tên mới, trang mới và tài khoản mới không đến được các trang.",
        en: "The provisioner of cell {{ $labels.cell }} has been silent for {{ $value | humanizeDuration }}: no change reaches its sites.",
      },
    },
    {
      severity: "ticket",
      about: "units",
      expr: `${units("failed")} > 0 unless on (cell) (congtruong_database_up{job="backup"} == 0)`,
      for: () => FAILED_FOR,
      summary: {
        vi: "{{ $value }} đơn vị của cụm {{ $labels.cell }} không được cập nhật theo sổ đăng ký: mỗi lần thử đều hỏng.",
        en: "{{ $value }} units of cell {{ $labels.cell }} are not as the registry has them: each try fails.",
      },
    },
    {
      severity: "ticket",
      about: "cell",
      expr: `${units("pending")} > 0 unless on (cell) (congtruong_database_up{job="backup"} == 0)`,
      for: () => PENDING_FOR,
      summary: {
        vi: "{{ $value }} đơn vị của cụm {{ $labels.cell }} chờ cập nhật đã hơn một giờ, có thể vì đang chuyển cụm dở dang.",
        en: "{{ $value }} units of cell {{ $labels.cell }} have waited for an hour, perhaps in the middle of a move.",
      },
    },
  ],
};
