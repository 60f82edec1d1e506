import { stringify } from "yaml";
import type { Environment } from "../../environments/environment";
import type { CitySettings } from "../../model/city";
import { addressOf, CELL_METRICS, METRICS, portOf, serviceName } from "../../model/services";
import { READ } from "./read";
import {
  mailboxes,
  oneACell,
  ownCertificates,
  ownNames,
  PROBE_ADDRESS,
  type Relabelling,
  siteAnswers,
  siteCertificates,
  sitePages,
} from "./relabelling";
import { seconds, type Timing } from "./timing";

/** Names in a certificate may be a hundred, and would be repeated for each unit that it covers. */
const CERTIFICATE_TEXT = "issuer|serialnumber|subject|subjectalternative";

/** The lists of units; each job takes from them what it probes. */
const UNITS = "targets/cell-*.json";

interface ProbeJob {
  readonly name: string;
  readonly interval: number;
  readonly prober: string;
  readonly files: string;
  /** Targets beside those of the files. */
  readonly fixed?: readonly object[];
  /** What the job makes of a target; by default its address is what is probed. */
  readonly relabel?: readonly Relabelling[];
  readonly parameters?: Readonly<Record<string, readonly string[]>>;
  /** Of some thirty series that a probe gives, those that a rule, a page or a person at night asks for, beside the first two. */
  readonly kept?: readonly string[];
}

const KEPT = ["probe_success", "probe_duration_seconds"];
const CERTIFICATE = ["probe_ssl_earliest_cert_expiry", "probe_ssl_last_chain_info"];

/** The configuration of Prometheus; it does not grow with the number of units. */
export function prometheusConfig(city: CitySettings, environment: Environment, timing: Timing): string {
  const { ipv4, ipv6 } = environment.edge;
  const probe = ({
    name,
    interval,
    prober,
    files,
    fixed,
    relabel = PROBE_ADDRESS,
    parameters,
    kept = [],
  }: ProbeJob): object => ({
    job_name: name,
    metrics_path: "/probe",
    scrape_interval: seconds(interval),
    scrape_timeout: seconds(timing.probeTimeout),
    ...(parameters === undefined ? {} : { params: parameters }),
    file_sd_configs: [{ files: [files], refresh_interval: "30s" }],
    ...(fixed === undefined ? {} : { static_configs: fixed }),
    relabel_configs: [...relabel, { target_label: "__address__", replacement: prober }],
    metric_relabel_configs: [
      { source_labels: ["__name__"], regex: [...KEPT, ...kept].join("|"), action: "keep" },
      { regex: CERTIFICATE_TEXT, action: "labeldrop" },
    ],
  });
  const edge = addressOf(environment, "edge", "https");
  const blackbox = addressOf(environment, "blackbox", "http");
  const checker = addressOf(environment, "checker", "http");
  const { pageInterval, probeInterval, slowInterval } = timing;
  return stringify({
    global: {
      scrape_interval: seconds(timing.evaluationInterval),
      scrape_timeout: seconds(Math.min(timing.evaluationInterval, timing.probeTimeout)),
      evaluation_interval: seconds(timing.evaluationInterval),
    },
    alerting: {
      // To whom is told more than once it is one alert under its own name: who silences it means both.
      alert_relabel_configs: [
        {
          source_labels: ["alertname", "fault"],
          regex: "UnitTrouble;(.+)",
          target_label: "alertname",
          replacement: "$1",
        },
      ],
      alertmanagers: [{ static_configs: [{ targets: [addressOf(environment, "alertmanager", "http")] }] }],
    },
    rule_files: ["rules/*.yml"],
    scrape_configs: [
      probe({
        name: "http",
        interval: probeInterval,
        prober: blackbox,
        files: UNITS,
        relabel: siteAnswers(edge),
        kept: ["probe_http_status_code"],
      }),
      probe({
        name: "page",
        interval: pageInterval,
        prober: blackbox,
        files: UNITS,
        relabel: sitePages(edge),
        kept: ["probe_http_status_code", "probe_failed_due_to_regex"],
      }),
      probe({
        name: "tls",
        interval: slowInterval,
        prober: blackbox,
        files: UNITS,
        relabel: siteCertificates(edge),
        kept: CERTIFICATE,
      }),
      probe({
        name: "dns",
        interval: probeInterval,
        prober: checker,
        files: UNITS,
        relabel: ownNames,
        kept: ["probe_dns_answered"],
        parameters: { type: ["site"], expect: [ipv6 === null ? ipv4 : `${ipv4},${ipv6}`] },
      }),
      probe({
        name: "mail",
        interval: slowInterval,
        prober: checker,
        files: UNITS,
        relabel: mailboxes,
        kept: ["probe_mailbox_reached"],
        parameters: { type: ["mailbox"], server: [addressOf(environment, "mail-mx", "inside")] },
      }),
      probe({
        name: "lifetimes",
        interval: slowInterval,
        prober: checker,
        files: UNITS,
        fixed: [{ targets: [city.zone], labels: { __site: "hosted" } }],
        relabel: ownCertificates(city.zone),
        kept: ["probe_ssl_lifetime_seconds"],
        parameters: { type: ["certificate"], server: [edge] },
      }),
      probe({
        name: "services",
        interval: probeInterval,
        prober: blackbox,
        files: "targets/services.json",
        kept: ["probe_http_status_code", ...CERTIFICATE],
      }),
      ...METRICS.map(({ service, port, path, everyNode }) => ({
        job_name: service,
        ...(path === undefined ? {} : { metrics_path: path }),
        ...(everyNode === undefined
          ? { static_configs: [{ targets: [addressOf(environment, service, port)] }] }
          : {
              dns_sd_configs: [
                {
                  names: [serviceName(environment.prefix, service)],
                  type: "A",
                  port: portOf(service, port).port,
                },
              ],
            }),
        metric_relabel_configs: [
          { source_labels: ["__name__"], regex: (READ[service] ?? []).join("|"), action: "keep" },
        ],
      })),
      ...CELL_METRICS.map(({ service, port }) => ({
        job_name: service,
        // What a night has made does not change by day.
        scrape_interval: seconds(slowInterval),
        file_sd_configs: [{ files: [UNITS], refresh_interval: "30s" }],
        relabel_configs: oneACell(`${environment.prefix}-cell-$1-${service}:${portOf(service, port).port}`),
      })),
    ],
  });
}
