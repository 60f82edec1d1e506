// Generated from the folder of alerts by `npm run generate`. Do not edit.
import type { Alert } from "./alert";
import { activationOverdue } from "./activation-overdue";
import { backupDrillFailed } from "./backup-drill-failed";
import { backupMissing } from "./backup-missing";
import { cellDown } from "./cell-down";
import { certificateExpiring } from "./certificate-expiring";
import { certifierStuck } from "./certifier-stuck";
import { dailyDigest } from "./daily-digest";
import { databaseDown } from "./database-down";
import { diskFull } from "./disk-full";
import { dnsWrong } from "./dns-wrong";
import { edgeDown } from "./edge-down";
import { feedStale } from "./feed-stale";
import { fleetDown } from "./fleet-down";
import { logStoreDown } from "./log-store-down";
import { loginAttacks } from "./login-attacks";
import { logsSilent } from "./logs-silent";
import { mailAccountSuspended } from "./mail-account-suspended";
import { mailFilterDown } from "./mail-filter-down";
import { mailQueueGrowing } from "./mail-queue-growing";
import { mailboxMissing } from "./mailbox-missing";
import { memoryLow } from "./memory-low";
import { nodeDown } from "./node-down";
import { nodeLost } from "./node-lost";
import { objectiveBurning } from "./objective-burning";
import { probeBlind } from "./probe-blind";
import { provisionerStuck } from "./provisioner-stuck";
import { publisherStuck } from "./publisher-stuck";
import { serviceDown } from "./service-down";
import { siteDown } from "./site-down";
import { unitTrouble } from "./unit-trouble";
import { wafBurst } from "./waf-burst";
import { watchdog } from "./watchdog";

/** Every alert of the platform. */
export const ALERTS: readonly Alert[] = [
  activationOverdue,
  backupDrillFailed,
  backupMissing,
  cellDown,
  certificateExpiring,
  certifierStuck,
  dailyDigest,
  databaseDown,
  diskFull,
  dnsWrong,
  edgeDown,
  feedStale,
  fleetDown,
  logStoreDown,
  loginAttacks,
  logsSilent,
  mailAccountSuspended,
  mailFilterDown,
  mailQueueGrowing,
  mailboxMissing,
  memoryLow,
  nodeDown,
  nodeLost,
  objectiveBurning,
  probeBlind,
  provisionerStuck,
  publisherStuck,
  serviceDown,
  siteDown,
  unitTrouble,
  wafBurst,
  watchdog,
];
