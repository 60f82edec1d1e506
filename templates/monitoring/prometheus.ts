import { stringify } from "yaml";
import type { Services } from "./services";
import { seconds, type Timing } from "./timing";

// Of some thirty series that a probe gives, those that a rule, a page or a person at night asks for.
const KEPT =
  "probe_success|probe_duration_seconds|probe_http_status_code|probe_http_duration_seconds|probe_failed_due_to_regex" +
  "|probe_ssl_earliest_cert_expiry|probe_ssl_last_chain_info|probe_dns_answered|probe_mailbox_reached";

/** Names in a certificate may be a hundred, and would be repeated for each unit that it covers. */
const CERTIFICATE_TEXT = "issuer|serialnumber|subject|subjectalternative";

interface ProbeJob {
  readonly name: string;
  readonly interval: number;
  readonly prober: string;
  readonly files: string;
  readonly parameters?: Readonly<Record<string, readonly string[]>>;
}

/** The configuration of Prometheus; it does not grow with the number of units. */
export function prometheusConfig(services: Services, timing: Timing): string {
  const probe = ({ name, interval, prober, files, parameters }: ProbeJob): object => ({
    job_name: name,
    metrics_path: "/probe",
    scrape_interval: seconds(interval),
    scrape_timeout: seconds(timing.probeTimeout),
    ...(parameters === undefined ? {} : { params: parameters }),
    file_sd_configs: [{ files: [files], refresh_interval: "30s" }],
    relabel_configs: [
      { source_labels: ["__address__"], target_label: "__param_target" },
      { target_label: "__address__", replacement: prober },
    ],
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
        files: "targets/http/*.json",
      }),
      probe({ name: "tls", interval: slowInterval, prober: services.blackbox, files: "targets/tls/*.json" }),
      probe({
        name: "dns",
        interval: probeInterval,
        prober: services.checker,
        files: "targets/dns/*.json",
        parameters: { type: ["site"] },
      }),
      probe({
        name: "mail",
        interval: slowInterval,
        prober: services.checker,
        files: "targets/mail/*.json",
        parameters: { type: ["mailbox"] },
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
