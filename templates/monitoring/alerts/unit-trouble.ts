import type { Localized } from "../../../language/localized";
import { type Alert, type AlertRule, unitAddress } from "./alert";
import { dnsWrong } from "./dns-wrong";
import { loginAttacks } from "./login-attacks";
import { mailAccountSuspended } from "./mail-account-suspended";
import { mailboxMissing } from "./mailbox-missing";
import { siteDown } from "./site-down";

/** What units are told of, beside the staff who mend it. */
export const FAULTS: readonly Alert[] = [
  dnsWrong,
  loginAttacks,
  mailAccountSuspended,
  mailboxMissing,
  siteDown,
];

/** The name of the alert stands in `fault`; Prometheus gives it back to Alertmanager as the alert's own. */
const FAULT =
  "max by (unit, cell, scope, fault) (label_replace(" +
  `ALERTS{alertstate="firing",alertname=~"${FAULTS.map(({ name }) => name).join("|")}",unit!=""},` +
  ' "fault", "$1", "alertname", "(.+)"))';

/** A text by the fault. @param name where its name stands, in Prometheus' template language */
export const byFault = (text: (alert: Alert) => string, name = "$labels.fault"): string =>
  `${FAULTS.map((alert, index) => `{{ ${index === 0 ? "if" : "else if"} eq ${name} "${alert.name}" }}${text(alert)}`).join("")}{{ end }}`;

const texts = (name: string, text: (alert: Alert) => Localized): Readonly<Record<string, string>> => ({
  [name]: byFault((alert) => text(alert).vi),
  [`${name}_en`]: byFault((alert) => text(alert).en),
});

/** Whoever was told is told of the end as well, whatever the list of units says by then. */
const to = (about: "self" | "parent", label: "tell_unit" | "tell_parent", unless = ""): AlertRule => ({
  severity: "ticket",
  about,
  expr:
    `${FAULT}${unless} and on (unit) congtruong_unit_info{${label}!=""}` +
    ` or (${FAULT} and on (unit, fault) ALERTS{alertname="UnitTrouble",alertstate="firing",about="${about}"})`,
  for: () => 0,
  summary: {
    vi: byFault(({ title }) => title.vi),
    en: byFault(({ title }) => title.en),
  },
  annotations: {
    ...texts("title", ({ title }) => title),
    ...texts("action", ({ toUnit, action }) => toUnit ?? action),
    told: unitAddress(label),
  },
});

/** A unit is told of what its own staff should know, and so is who answers for it; of wider causes nobody is but those who mend them. */
export const unitTrouble: Alert = {
  name: "UnitTrouble",
  owner: "security",
  inhibits: [],
  title: { vi: "Một đơn vị có sự cố", en: "A unit is in trouble" },
  action: {
    vi: "Thư này gửi tới đơn vị và đơn vị quản lý; việc của bộ phận kỹ thuật nằm trong thư của chính cảnh báo đó.",
    en: "This goes to the unit and to who answers for it; what staff do stands in the letter of the alert itself.",
  },
  rules: [
    // A mailbox that is refused would refuse this as well.
    to("self", "tell_unit", ' unless on (unit) probe:failing{job="mail"}'),
    to("parent", "tell_parent"),
  ],
};
