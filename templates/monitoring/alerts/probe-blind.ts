import type { Alert } from "./alert";

/** Nobody knows how the sites are: a prober is gone, or a unit of the registry has no probe. */
export const probeBlind: Alert = {
  name: "ProbeBlind",
  owner: "operations",
  title: { vi: "Giám sát không nhìn thấy các trang web", en: "Monitoring is blind" },
  action: {
    vi: "Khởi động lại dịch vụ giám sát nêu tên. Trong lúc này không có cảnh báo nào về trang web là đáng tin.",
    en: "Restart the named prober; until then silence means nothing.",
  },
  rules: [
    {
      severity: "page",
      about: "prober",
      expr:
        '(count by (instance) (up{scope="site"} == 0) / count by (instance) (up{scope="site"}) > 0.5)' +
        ' or (up{job=~"blackbox|checker"} == 0 unless on (instance) up{scope="site"})',
      for: ({ causeAfter }) => causeAfter,
      summary: {
        vi: "Bộ dò {{ $labels.instance }} không làm việc.",
        en: "Prober {{ $labels.instance }} does not work.",
      },
    },
    {
      severity: "page",
      about: "registry",
      expr: "absent(congtruong_unit_info)",
      for: ({ causeAfter }) => causeAfter,
      summary: {
        vi: "Không có danh sách đơn vị để đối chiếu các phép dò.",
        en: "The list of units to compare the probes with is missing.",
      },
    },
    {
      severity: "page",
      about: "city",
      expr:
        'count(congtruong_unit_info{probes=~".*http.*"} unless on (unit) probe_success{job="http"}) > 0' +
        ' unless on () (count(up{job="http"} == 0) / count(up{job="http"}) > 0.5)',
      for: ({ alertAfter }) => 2 * alertAfter,
      summary: {
        vi: "{{ $value }} đơn vị trong sổ đăng ký không được dò.",
        en: "{{ $value }} units of the registry are not probed.",
      },
    },
  ],
};
