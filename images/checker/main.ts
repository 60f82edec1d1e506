import { get } from "node:http";
import { sendAlarm } from "./alarm";
import { generation, readFacts, type Facts } from "./channel";
import { findServers } from "./dns";
import { Heartbeat } from "./heartbeat";
import { MailboxChecker } from "./mailboxes";
import { checkerServer } from "./server";

const PORT = 9116;
const directory = process.env.CONFIG_DIRECTORY ?? "/config";

const log = (level: string, message: string): void => console.log(JSON.stringify({ level, message }));

/** Keeps the facts of the last generation that could be read. */
function followFacts(): () => Facts | null {
  let facts: Facts | null = null;
  let seen = "";
  const look = (): void => {
    const now = generation(directory);
    if (now === "" || now === seen) return;
    seen = now;
    try {
      facts = readFacts(directory);
      log("info", `read ${facts.units.length} units of generation ${now.slice(0, 12)}`);
    } catch (error) {
      log("error", `refused the new facts and kept the old ones: ${(error as Error).message}`);
    }
  };
  look();
  setInterval(look, 1000);
  return () => facts;
}

function run(): void {
  const facts = followFacts();
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
      log("error", `no sign of life for ${silentSeconds} s; writing to ${config.alertMailbox}`);
      await sendAlarm(config, silentSeconds);
    },
  );
  setInterval(() => {
    heartbeat.check().catch((error: Error) => log("error", `the alarm could not be sent: ${error.message}`));
  }, 5000);

  const server = checkerServer({
    facts,
    findServers: findServers(process.env.DNS_SERVER ?? ""),
    mailboxes: new MailboxChecker(session),
    heartbeat,
  });
  server.listen(PORT, () => log("info", `listening on ${PORT}`));
  process.on("SIGTERM", () => process.exit(0));
}

function health(): void {
  get({ host: "127.0.0.1", port: PORT, path: "/health", timeout: 4000 }, ({ statusCode }) => {
    process.exit(statusCode === 200 ? 0 : 1);
  }).on("error", () => process.exit(1));
}

if (process.argv[2] === "health") health();
else run();
