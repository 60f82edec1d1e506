import type { Alert } from "./alert";
import { cellDown } from "./cell-down";
import { certificateExpiring } from "./certificate-expiring";
import { dnsWrong } from "./dns-wrong";
import { fleetDown } from "./fleet-down";
import { mailboxMissing } from "./mailbox-missing";
import { probeBlind } from "./probe-blind";
import { serviceDown } from "./service-down";
import { siteDown } from "./site-down";
import { watchdog } from "./watchdog";

/** Every alert of the platform, causes before effects. */
export const ALERTS: readonly Alert[] = [
  fleetDown,
  cellDown,
  siteDown,
  serviceDown,
  dnsWrong,
  mailboxMissing,
  certificateExpiring,
  probeBlind,
  watchdog,
];
