import { stringify } from "yaml";
import type { Environment } from "../../environments/environment";
import {
  mailboxes,
  ownNames,
  PROBE_ADDRESS,
  type Relabelling,
  siteCertificates,
  sitePages,
} from "./relabelling";
import type { Services } from "./services";
import { seconds, type Timing } from "./timing";

// Of some thirty series that a probe gives, those that a rule, a page or a person at night asks for.
const KEPT =
  "probe_success|probe_duration_seconds|probe_http_status_code|probe_http_duration_seconds|probe_failed_due_to_regex" +
  "|probe_ssl_earliest_cert_expiry|probe_ssl_last_chain_info|probe_dns_answered|probe_mailbox_reached";

/** Names in a certificate may be a hundred, and would be repeated for each unit that it covers. */
const CERTIFICATE_TEXT = "issuer|serialnumber|subject|subjectalternative";

/** The lists of units; each job takes from them what it probes. */
const UNITS = "targets/cell-*.json";

interface ProbeJob {
  readonly name: string;
  readonly interval: number;
  readonly prober: string;
  readonly files: string;
  /** What the job makes of a target; by default its address is what is probed. */
  readonly relabel?: readonly Relabelling[];
  readonly parameters?: Readonly<Record<string, readonly string[]>>;
}

/** The configuration of Prometheus; it does not grow with the number of units. */
export function prometheusConfig(environment: Environment, services: Services, timing: Timing): string {
  const { ipv4, ipv6 } = environment.gateway;
  const probe = ({
    name,
    interval,
    prober,
    files,
    relabel = PROBE_ADDRESS,
    parameters,
  }: ProbeJob): object => ({
    job_name: name,
    metrics_path: "/probe",
    scrape_interval: seconds(interval),
    scrape_timeout: seconds(timing.probeTimeout),
    ...(parameters === undefined ? {} : { params: parameters }),
    file_sd_configs: [{ files: [files], refresh_interval: "30s" }],
    relabel_configs: [...relabel, { target_label: "__address__", replacement: prober }],
    metric_relabel_configs: [
      { source_labels: ["__name__"], regex: KEPT, action: "keep" },
      { regex: CERTIFICATE_TEXT, action: "labeldrop" },
    ],
  });
  const own = (name: string, address: string): object => ({
    job_name: name,
    static_configs: [{ targets: [address] }],
  });

  const { probeInterval, slowInterval } = timing;
  return stringify({
    global: {
      scrape_interval: seconds(timing.evaluationInterval),
      scrape_timeout: seconds(Math.min(timing.evaluationInterval, timing.probeTimeout)),
      evaluation_interval: seconds(timing.evaluationInterval),
    },
    alerting: { alertmanagers: [{ static_configs: [{ targets: [services.alertmanager] }] }] },
    rule_files: ["rules/*.yml"],
    scrape_configs: [
      probe({
        name: "http",
        interval: probeInterval,
        prober: services.blackbox,
        files: UNITS,
        relabel: sitePages(services.edge),
      }),
      probe({
        name: "tls",
        interval: slowInterval,
        prober: services.blackbox,
        files: UNITS,
        relabel: siteCertificates(services.edge),
      }),
      probe({
        name: "dns",
        interval: probeInterval,
        prober: services.checker,
        files: UNITS,
        relabel: ownNames,
        parameters: { type: ["site"], expect: [ipv6 === null ? ipv4 : `${ipv4},${ipv6}`] },
      }),
      probe({
        name: "mail",
        interval: slowInterval,
        prober: services.checker,
        files: UNITS,
        relabel: mailboxes,
        parameters: { type: ["mailbox"], server: [services.smtp] },
      }),
      probe({
        name: "services",
        interval: probeInterval,
        prober: services.blackbox,
        files: "targets/services.json",
      }),
      own("prometheus", services.prometheus),
      own("alertmanager", services.alertmanager),
      own("blackbox", services.blackbox),
      own("checker", services.checker),
    ],
  });
}
