import type { Alert } from "./alert";
import { byFault, FAULTS } from "./unit-trouble";

/** Seven in the morning in Viet Nam, and for so long that two evaluations see it. */
const MORNING = "hour() == 0 and on () minute() < 10";

const RANG = `ALERTS{alertstate="firing",alertname=~"${FAULTS.map(({ name }) => name).join("|")}",unit!=""}`;
const LISTED = 100;

const ofParent = (promql: string): string => `printf \`${promql}\` $labels.parent_unit | query`;
const ITS_UNITS = `max by (unit, alertname) (max_over_time(${RANG}[1d])) * on (unit) group_left (name) congtruong_unit_info{parent_unit="%s"}`;
/** Of the unit and fault of one line. */
const ofLine = (promql: string): string =>
  `printf \`${promql}\` ($line | label "alertname") ($line | label "unit") | query`;
const LINE = 'alertname="%s",unit="%s",alertstate="firing"';

const listed =
  `{{ range $index, $line := ${ofParent(ITS_UNITS)} | sortByLabel "name" }}{{ if lt $index ${LISTED} }}` +
  `{{ if $index }}{{ "\\n" }}{{ end }}* {{ $line | label "name" }}: ${byFault(({ title }) => title.vi, '($line | label "alertname")')}` +
  `{{ with ${ofLine(`max(count_over_time(ALERTS{${LINE}}[1d:1m]))`)} }}, {{ . | first | value | printf "%.0f" }} phút{{ end }}` +
  `{{ with ${ofLine(`ALERTS{${LINE}}`)} }}, chưa hết{{ end }}{{ end }}{{ end }}`;

const PARENT = `{{ with ${ofParent('congtruong_unit_info{parent_unit="%s"}')} }}{{ . | first | label "parent" }}{{ end }}`;

/** What the units of an office went through within a day, in one letter, for offices that wish it so. */
export const dailyDigest: Alert = {
  name: "DailyDigest",
  owner: "security",
  isDaily: true,
  inhibits: [],
  title: { vi: "Tin về các đơn vị", en: "News of the units" },
  action: {
    vi: "Bộ phận an toàn thông tin và kỹ sư vận hành của Sở đã được báo ngay khi có sự cố. Thư này thay cho từng thư một; ngày không có sự cố thì không có thư.",
    en: "The department's staff were told at once. This letter is in place of single ones; a day without trouble brings none.",
  },
  rules: [
    {
      severity: "ticket",
      about: "day",
      expr:
        `count by (parent_unit) (max by (unit) (max_over_time(${RANG}[1d]))` +
        ` * on (unit) group_left (parent_unit) congtruong_unit_info{tell_daily!=""}) and on () (${MORNING})`,
      for: () => 0,
      summary: {
        vi: `{{ $value }} đơn vị của ${PARENT} có sự cố trong 24 giờ qua`,
        en: `{{ $value }} units of ${PARENT} were in trouble within 24 hours`,
      },
      annotations: {
        listed,
        told: `{{ with ${ofParent('congtruong_unit_info{parent_unit="%s",tell_daily!=""}')} }}{{ . | first | label "tell_daily" }}{{ end }}`,
      },
    },
  ],
};
