import { METRICS, SHARED } from "../../../model/services";
import { UNIT_PROBES } from "../targets";
import type { Alert } from "./alert";

const PROBED = 'scope=~"site|city"';
const exporters = METRICS.filter(({ missedBy }) => missedBy === undefined)
  .map(({ service }) => service)
  .sort();
const dead = `max by (instance) (up{job=~"${exporters.join("|")}"} == 0)`;
const mostlyDown = (by: string): string =>
  `count by (${by}) (up{${PROBED}} == 0) / count by (${by}) (up{${PROBED}}) > 0.5`;
/** The prober answers and has no result: the mailbox probe does so while the mail server is away, which has its alert. */
const silent =
  `count by (job, instance) (up{${PROBED}} == 1 unless probe_success) / count by (job, instance) (up{${PROBED}}) > 0.5` +
  ' unless on () probe:failing{job="services",service="smtp"}';
const unprobed = UNIT_PROBES.map(
  (job) => `(congtruong_unit_info{probes=~"(.*,)?${job}(,.*)?"} unless on (unit) up{job="${job}"})`,
).join(" or ");

/** Nobody knows how things are: a prober is gone, one kind of probe, or a unit of the registry has no probe. */
export const probeBlind: Alert = {
  name: "ProbeBlind",
  owner: "operations",
  inhibits: [{ target: ['scope="site"'], equal: ["instance"] }],
  title: { vi: "Giám sát không nhìn thấy các trang web", en: "Monitoring is blind" },
  action: {
    vi: "Trên máy quản lý, chạy `docker service ps` với dịch vụ nêu tên (phần trước dấu hai chấm), rồi `docker service update --force` dịch vụ đó. Trong lúc này không có cảnh báo nào về trang web là đáng tin.",
    en: "Run `docker service ps` for the named service (what stands before the colon), then `docker service update --force`; until then silence means nothing.",
  },
  rules: [
    {
      severity: "page",
      about: "prober",
      expr: `${dead} or ${mostlyDown("instance")}`,
      for: ({ causeAfter }) => causeAfter,
      summary: {
        vi: "Bộ dò {{ $labels.instance }} không làm việc.",
        en: "Prober {{ $labels.instance }} does not work.",
      },
    },
    {
      severity: "page",
      about: "job",
      expr: `(${mostlyDown("job, instance")} or ${silent}) unless on (instance) (${dead} or ${mostlyDown("instance")})`,
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary: {
        vi: "Phép dò {{ $labels.job }} của {{ $labels.instance }} không cho kết quả, dù bộ dò còn chạy.",
        en: "The probe {{ $labels.job }} of {{ $labels.instance }} gives no result although the prober runs.",
      },
      action: {
        vi: "Xem `docker service logs --since 1h` của bộ dò nêu tên, rồi thứ mà nó hỏi: http, tls, services hỏi ct-edge và máy chủ thư; dns hỏi máy chủ DNS; mail hỏi ct-mail-mx. Trong lúc này phép dò đó không báo được gì.",
        en: "Read the named prober's log, then look at what it asks: http, tls and services ask ct-edge and the mail servers, dns the name server, mail ct-mail-mx.",
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
      action: {
        vi: "Trên máy quản lý, xem `docker service ps ct-checker` và nhật ký của nó (dòng `refused the new facts`), rồi các dịch vụ `ct-monitoring-publisher-*`.",
        en: "Look at `docker service ps ct-checker` and its log (`refused the new facts`), then at `ct-monitoring-publisher-*`.",
      },
    },
    {
      severity: "page",
      about: "city",
      expr: `count(${unprobed}) > 0`,
      // A new unit's page is first asked for within one interval.
      for: ({ alertAfter, pageInterval }) => 2 * alertAfter + pageInterval,
      summary: {
        vi: "{{ $value }} đơn vị trong sổ đăng ký không được dò đủ.",
        en: "{{ $value }} units of the registry lack a probe.",
      },
      action: {
        vi: "Trên máy quản lý, xem `docker service logs --since 1h ct-prometheus` có dòng `refused the new configuration` không, rồi các dịch vụ `ct-monitoring-publisher-*`. Các đơn vị đó có hỏng cũng không có cảnh báo.",
        en: "Look for `refused the new configuration` in the log of ct-prometheus, then at `ct-monitoring-publisher-*`. Nobody would tell if these units were down.",
      },
    },
    {
      severity: "ticket",
      about: "stranger",
      expr: 'count(up{scope="site"} unless on (unit) congtruong_unit_info) > 0 and on () count(congtruong_unit_info)',
      for: ({ alertAfter }) => 2 * alertAfter,
      summary: {
        vi: "{{ $value }} phép dò nhắm vào đơn vị không có trong sổ đăng ký.",
        en: "{{ $value }} probes are about units that the registry does not have.",
      },
      action: {
        vi: "Trên máy quản lý, xem các dịch vụ `ct-monitoring-publisher-*` đã chạy bản mới nhất chưa: Prometheus và ct-checker đang đọc hai danh sách khác nhau.",
        en: "See whether all `ct-monitoring-publisher-*` run their last version: Prometheus and ct-checker read different lists.",
      },
    },
    {
      severity: "page",
      about: "services",
      expr:
        'absent(up{job="services"} or probe_success{job="services"}) and on () count(up{job="blackbox"})' +
        ` or count(up{job="services"}) < ${SHARED.length}`,
      for: ({ alertAfter }) => alertAfter,
      summary: {
        vi: "Dịch vụ dùng chung (cổng thông tin, máy chủ thư) không được dò đủ.",
        en: "Not all shared services (pages, mail servers) are probed.",
      },
      action: {
        vi: "Trên máy quản lý, xem `docker service logs --since 1h ct-prometheus` có dòng `refused the new configuration` không, rồi dịch vụ `ct-monitoring-publisher-base`.",
        en: "Look for `refused the new configuration` in the log of ct-prometheus, then at `ct-monitoring-publisher-base`.",
      },
    },
  ],
};
