import type { ServiceName } from "../../model/services";

/** How large a program has become: of all that run for months, somebody asks it one day. */
const SIZE = "process_resident_memory_bytes";

/**
 * Of the hundreds of series that a service tells of itself, those that a rule asks for, or a person at night: names, as
 * expressions that match whole ones. What does not stand here is not kept.
 */
export const READ: Readonly<Partial<Record<ServiceName, readonly string[]>>> = {
  prometheus: [
    SIZE,
    "prometheus_tsdb_head_series",
    "prometheus_config_last_reload_successful",
    "prometheus_rule_evaluation_failures_total",
    "prometheus_notifications_dropped_total",
  ],
  alertmanager: [
    SIZE,
    "alertmanager_alerts",
    "alertmanager_config_last_reload_successful",
    "alertmanager_notifications_(failed_)?total",
  ],
  blackbox: [SIZE],
  checker: ["congtruong_.+"],
  edge: ["edge_.+", "congtruong_.+"],
  "mail-filter": ["rspamd_(actions|learned|scanned)_total"],
  "mail-mx": ["mail_.+", "congtruong_.+"],
  "mail-imap": ["dovecot_logins_(passed|failed)_total"],
  logs: ["congtruong_.+"],
  "node-exporter": [
    "node_filesystem_(avail_bytes|size_bytes|files|files_free)",
    "node_memory_(MemAvailable|MemTotal|SwapFree)_bytes",
    "node_load5",
    "node_uname_info",
    "node_vmstat_oom_kill",
  ],
};
