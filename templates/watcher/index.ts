import type { WatchedCity, WatcherChannels } from "../../contracts/types";
import type { Environment } from "../../environments/environment";
import type { City } from "../../model/city";
import { mailHost } from "../../model/mail";
import { statusHost } from "../../model/monitoring";

/** Between two rounds. With three failures in a row for gone, people know within two minutes, and no restart is told. */
const EVERY_SECONDS = 30;

/** What the watcher outside the data centre asks: the public ways of the city and nothing else. */
export function watchedCity(
  city: City,
  { ports, prefix }: Pick<Environment, "ports" | "prefix">,
): WatchedCity {
  const address = (host: string): string => `https://${host}${ports.https === 443 ? "" : `:${ports.https}`}`;
  return {
    name: city.zone,
    prefix,
    site: `${address(city.portal.host)}/`,
    status: `${address(statusHost(city))}/status`,
    mail: { server: `${mailHost(city)}:${ports.smtp}`, recipient: city.alertMailbox },
    everySeconds: EVERY_SECONDS,
    lostAfter: 3,
    backAfter: 2,
  };
}

/** What `channels.json` may say: names of nobody, to be replaced by the people of the host outside. */
export function channelsExample(city: City): WatcherChannels {
  return {
    references: ["one.one.one.one:443", "dns.google:443"],
    smtp: {
      host: "smtp.example.com",
      port: 465,
      user: "may-canh@example.com",
      passwordFile: "/etc/congtruong-watcher/smtp-password",
      from: `Máy canh ${city.zone} <may-canh@example.com>`,
      to: ["nguoi-truc@example.com"],
    },
  };
}
