import { logOf } from "../base/log";
import { sendAlarm } from "./alarm";
import { readCertificate } from "./certificate";
import { readFacts, type Facts } from "./channel";
import { findServers } from "./dns";
import { Heartbeat } from "./heartbeat";
import { LogHeads } from "./log-head";
import { MailboxChecker } from "./mailboxes";
import { checkerServer } from "./server";
import { statusServer } from "./status";

const PORT = 9116;
const CHANNEL = process.env.CONFIG_DIRECTORY ?? "/config";
const STATUS_PORT = 9119;
/** How long the rest of the monitoring may take until it is heard of, after this program has started. */
const FIRST_SIGN_WITHIN_MS = 15 * 60_000;
const log = logOf("checker");

let known: Facts | null = null;
const facts = (): Facts | null => known;

function reload(): void {
  try {
    known = readFacts(CHANNEL);
    log.say(`read ${known.units.length} units`);
  } catch (error) {
    log.error(`refused the new facts and kept the old ones: ${(error as Error).message}`);
    throw error;
  }
}

function run(): void {
  // Asked for at each use: the greeting comes with the channel, which may come later than the first question.
  const session = {
    timeoutMs: 4000,
    get hello() {
      return facts()?.config.smtp.hello ?? "localhost";
    },
  };
  const heartbeat = new Heartbeat(
    () => performance.now(),
    () => (facts()?.config.heartbeatLostAfterSeconds ?? 300) * 1000,
    async (silentSeconds) => {
      const config = facts()?.config;
      if (config === undefined) throw new Error("the alert mailbox is not known yet");
      log.error(`no sign of life for ${silentSeconds} s; writing to ${config.alertMailbox}`);
      await sendAlarm(config, silentSeconds);
    },
    FIRST_SIGN_WITHIN_MS,
  );
  setInterval(() => {
    heartbeat.check().catch((error: Error) => log.error(`the alarm could not be sent: ${error.message}`));
  }, 5000);

  const server = checkerServer({
    facts,
    reload,
    findServers: findServers(process.env.DNS_SERVER ?? ""),
    mailboxes: new MailboxChecker(session),
    heartbeat,
    readCertificate,
    channel: CHANNEL,
  });
  server.listen(PORT, () => log.say(`listening on ${PORT}`));
  const logs = new LogHeads(process.env.LOG_STORE ?? "");
  setInterval(() => {
    logs.ask().catch((error: Error) => log.error(`the store of logs does not answer: ${error.message}`));
  }, 60_000);
  statusServer(heartbeat, () => logs.head).listen(STATUS_PORT);
  process.on("SIGTERM", () => process.exit(0));
}

run();
