import { jsonFile, noFiles, type ChannelTemplate } from "../channel";
import { alertmanagerConfig, alertmanagerMail } from "./alertmanager";
import { blackboxConfig } from "./blackbox";
import { prometheusConfig } from "./prometheus";
import { ruleFile } from "./rules";
import { monitoringHost, monitoringSender, servicesOf } from "./services";
import { cellTargets, cityTargets } from "./targets";
import { timingOf } from "./timing";

/**
 * The channel `monitoring`: what Prometheus, Alertmanager, the blackbox exporter and the checker run on.
 *
 * Only `targets/**` and `units/**` know units; everything else is the same for one unit and for thousands.
 */
export const monitoringChannel: ChannelTemplate = {
  settings(city, environment) {
    const services = servicesOf(environment);
    const timing = timingOf(environment.monitoring);
    return {
      "prometheus.yml": prometheusConfig(environment, services, timing),
      "rules/congtruong.yml": ruleFile(timing),
      "alertmanager.yml": alertmanagerConfig(city, services, timing),
      "alertmanager/mail.tmpl": alertmanagerMail(city),
      "blackbox.yml": blackboxConfig(environment),
      "checker.json": jsonFile({
        smtp: { server: services.smtp, hello: monitoringHost(city), from: monitoringSender(city) },
        alertMailbox: city.alertMailbox,
        heartbeatLostAfterSeconds: timing.heartbeatLost,
      }),
      ...cityTargets(city, services),
    };
  },
  city: noFiles,
  cell: cellTargets,
};
