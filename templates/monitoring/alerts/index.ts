// Generated from the folder of alerts by `npm run generate`. Do not edit.
import type { Alert } from "./alert";
import { cellDown } from "./cell-down";
import { certificateExpiring } from "./certificate-expiring";
import { dnsWrong } from "./dns-wrong";
import { edgeDown } from "./edge-down";
import { fleetDown } from "./fleet-down";
import { mailAccountSuspended } from "./mail-account-suspended";
import { mailFilterDown } from "./mail-filter-down";
import { mailQueueGrowing } from "./mail-queue-growing";
import { mailboxMissing } from "./mailbox-missing";
import { nodeDown } from "./node-down";
import { probeBlind } from "./probe-blind";
import { serviceDown } from "./service-down";
import { siteDown } from "./site-down";
import { watchdog } from "./watchdog";

/** Every alert of the platform. */
export const ALERTS: readonly Alert[] = [
  cellDown,
  certificateExpiring,
  dnsWrong,
  edgeDown,
  fleetDown,
  mailAccountSuspended,
  mailFilterDown,
  mailQueueGrowing,
  mailboxMissing,
  nodeDown,
  probeBlind,
  serviceDown,
  siteDown,
  watchdog,
];
