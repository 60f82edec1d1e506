import type * as liquidjs from "liquidjs";
import { stringify } from "yaml";
import type { Environment } from "../../environments/environment";
import type { CitySettings } from "../../model/city";
import { monitoringHost, monitoringSender } from "../../model/mail";
import { addressOf } from "../../model/services";
import { ALERTS } from "./alerts";
import mailTemplate from "./mail.liquid";
import { seconds, type Timing } from "./timing";

/** A receiver for the department's staff, one for units, one for the sign of life; none grows with the number of units. */
export function alertmanagerConfig(city: CitySettings, environment: Environment, timing: Timing): string {
  return stringify({
    global: {
      resolve_timeout: "5m",
      smtp_smarthost: addressOf(environment, "mail-mx", "inside"),
      smtp_from: monitoringSender(city),
      smtp_hello: monitoringHost(city),
      // Inside the data centre's own network, where the server's certificate may still be on its way.
      smtp_require_tls: false,
    },
    templates: ["alertmanager/*.tmpl"],
    route: {
      receiver: "alert-mailbox",
      group_by: ["alertname", "cell"],
      group_wait: seconds(timing.groupWait),
      group_interval: seconds(timing.groupInterval),
      repeat_interval: "4h",
      routes: [
        {
          matchers: ['alertname="Watchdog"'],
          receiver: "checker",
          group_wait: "0s",
          group_interval: seconds(timing.heartbeat),
          repeat_interval: seconds(timing.heartbeat),
        },
        // To the unit, and to who answers for it: a letter each, about one unit.
        {
          matchers: ['about=~"self|parent"'],
          receiver: "units",
          group_by: ["unit", "about"],
          repeat_interval: "7d",
        },
        { matchers: ['about="day"'], receiver: "daily", group_by: ["parent_unit"] },
        { matchers: ['severity="ticket"'], receiver: "alert-mailbox", repeat_interval: "24h" },
        // What several cells share may have no name here: one mail that names them.
        { matchers: ['alertname="CellDown"'], receiver: "alert-mailbox", group_by: ["alertname"] },
      ],
    },
    inhibit_rules: ALERTS.flatMap(({ name, inhibits }) =>
      inhibits.map(({ source = [], target, equal }) => ({
        source_matchers: [`alertname="${name}"`, ...source],
        target_matchers: target,
        ...(equal.length === 0 ? {} : { equal }),
      })),
    ),
    receivers: [
      {
        name: "alert-mailbox",
        email_configs: [
          {
            to: '{{ template "congtruong.to" . }}',
            send_resolved: true,
            headers: { Subject: '{{ template "congtruong.subject" . }}', "Auto-Submitted": "auto-generated" },
            text: '{{ template "congtruong.text" . }}',
            html: '{{ template "congtruong.html" . }}',
          },
        ],
      },
      {
        name: "units",
        email_configs: [
          {
            to: '{{ template "congtruong.unit.to" . }}',
            send_resolved: true,
            headers: {
              Subject: '{{ template "congtruong.unit.subject" . }}',
              "Auto-Submitted": "auto-generated",
            },
            text: '{{ template "congtruong.unit.text" . }}',
            html: '{{ template "congtruong.unit.html" . }}',
          },
        ],
      },
      {
        name: "daily",
        email_configs: [
          {
            to: '{{ template "congtruong.unit.to" . }}',
            // What it tells of is over or is not; that the hour is over is no news.
            send_resolved: false,
            headers: {
              Subject: '{{ template "congtruong.day.subject" . }}',
              "Auto-Submitted": "auto-generated",
            },
            text: '{{ template "congtruong.day.text" . }}',
            html: '{{ template "congtruong.day.html" . }}',
          },
        ],
      },
      {
        name: "checker",
        webhook_configs: [
          { url: `http://${addressOf(environment, "checker", "http")}/watchdog`, send_resolved: false },
        ],
      },
    ],
  });
}

function renderer() {
  // Loaded where it renders, which a synthesis seldom does: a changed school leaves this file as it is.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const { Liquid } = require("liquidjs") as typeof liquidjs;
  return new Liquid({
    strictVariables: true,
    strictFilters: true,
    // Alertmanager's own templates are full of curly braces, so ours are square here.
    outputDelimiterLeft: "[[",
    outputDelimiterRight: "]]",
    // Stated, since finding out costs more than all templates: the process's own locale and time zone play no part.
    locale: "vi-VN",
    timezoneOffset: 0,
  });
}

/** The mail to those who act, as Alertmanager's template (Go); Vietnamese first, English below. */
export function alertmanagerMail(city: CitySettings): string {
  const values = {
    ...{ city: city.name, department: city.department.name },
    ...{ security: city.alertMailbox, operations: city.operationsMailbox },
  };
  return renderer().parseAndRenderSync(mailTemplate, values) as string;
}
