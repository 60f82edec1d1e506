import type { CheckerConfig } from "../../contracts/types";
import { cellsOf } from "../../environments/nodes";
import { monitoringHost, monitoringSender } from "../../model/mail";
import { addressOf } from "../../model/services";
import { jsonFile, noFiles, type ChannelTemplate } from "../channel";
import { alertmanagerConfig, alertmanagerMail } from "./alertmanager";
import { blackboxConfig } from "./blackbox";
import { prometheusConfig } from "./prometheus";
import { ruleFile } from "./rules";
import { cellTargets, cityTargets } from "./targets";
import { timingOf } from "./timing";

/**
 * The channel `monitoring`: what Prometheus, Alertmanager, the blackbox exporter and the checker run on.
 *
 * Only `targets/**` and `units/**` know units; everything else is the same for one unit and for thousands.
 */
export const monitoringChannel: ChannelTemplate = {
  settings(city, environment) {
    const timing = timingOf(environment.monitoring);
    return {
      "prometheus.yml": prometheusConfig(city, environment, timing),
      "rules/congtruong.yml": ruleFile(timing),
      "alertmanager.yml": alertmanagerConfig(city, environment, timing),
      "alertmanager/mail.tmpl": alertmanagerMail(city),
      "blackbox.yml": blackboxConfig(environment),
      "checker.json": jsonFile<CheckerConfig>({
        smtp: {
          server: addressOf(environment, "mail-mx", "inside"),
          hello: monitoringHost(city),
          from: monitoringSender(city),
        },
        // Of the alert that it makes up for: the monitoring is the platform's.
        alertMailbox: city.operationsMailbox,
        heartbeatLostAfterSeconds: timing.heartbeatLost,
        nodes: environment.docker.nodes.map((node) => ({ name: node.name, cells: cellsOf(node) })),
      }),
      ...cityTargets(city, environment),
    };
  },
  city: noFiles,
  cell: cellTargets,
};
