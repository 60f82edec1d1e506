import type { CitySettings } from "../../model/city";
import type { Environment } from "../../environments/environment";

/** Where the monitoring finds what it probes and talks to, as `host:port` inside the core network. */
export interface Services {
  readonly edge: string;
  readonly smtp: string;
  readonly submission: string;
  readonly submissions: string;
  readonly imaps: string;
  readonly prometheus: string;
  readonly alertmanager: string;
  readonly blackbox: string;
  readonly checker: string;
}

export function servicesOf(environment: Environment): Services {
  const at = (service: string, port: number): string => `${environment.prefix}-${service}:${port}`;
  return {
    edge: at("edge", 8443),
    smtp: at("mail-mx", 2525),
    submission: at("mail-mx", 5587),
    submissions: at("mail-mx", 5465),
    imaps: at("mail-imap", 5993),
    prometheus: at("prometheus", 9090),
    alertmanager: at("alertmanager", 9093),
    blackbox: at("blackbox", 9115),
    checker: at("checker", 9116),
  };
}

/** The name in the mail servers' certificate. */
export const mailHost = (city: CitySettings): string => `mail.${city.zone}`;

/** The sender of alerts; also the name with which the monitoring greets the mail server. */
export const monitoringHost = (city: CitySettings): string => `giamsat.${city.registeredZone}`;
export const monitoringSender = (city: CitySettings): string => `giamsat@${city.registeredZone}`;
