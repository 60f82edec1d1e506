import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { logOf } from "../base/log";
import { ChannelReader } from "../mail/channel";
import type { Facts } from "../mail/facts";
import { FactsInForce, listenForApply } from "../mail/in-force";
import { DkimStore } from "./dkim";
import { figures, questions } from "./server";
import { Signing } from "./signing";

/**
 * `serve`: answers rspamd who may say that he wrote a letter, and which key signs it. `apply`: asks for that, the channel
 * having changed. `rotate DOMAIN`: lets the domain's next DKIM key take over; 65 when it may not.
 */

const WORK = "/run/filter";
const CONTROL = `${WORK}/control/apply`;
/** As `rspamd/rspamd.lua` has it. */
const QUESTIONS_PORT = 11380;
const FIGURES_PORT = 9117;
const RSPAMD_FIGURES = "http://127.0.0.1:11334/metrics";
const ALIVE_EVERY_MS = 5000;

const log = logOf("filter");

const signing = (): Signing =>
  new Signing(new DkimStore({ log: log.say }), Number(process.env["RSPAMD_GROUP"]), log.say);

function serve(): void {
  const keys = signing();
  const facts = new FactsInForce({
    channel: new ChannelReader("/config"),
    target: keys,
    work: WORK,
    mailHost: process.env["MAIL_HOST"] ?? "",
    mayLeave: true,
    delayMs: 0,
    log,
  });
  questions({
    directory: () => facts.directory,
    signatureOf: (domain) => keys.signatureOf(domain),
    log: log.say,
  }).listen(QUESTIONS_PORT, "127.0.0.1");
  figures(RSPAMD_FIGURES).listen(FIGURES_PORT);
  mkdirSync(`${WORK}/control`, { recursive: true, mode: 0o700 });
  rmSync(CONTROL, { force: true });
  listenForApply(CONTROL, facts);
  setInterval(() => writeFileSync(`${WORK}/alive`, ""), ALIVE_EVERY_MS);
}

async function apply(): Promise<void> {
  const answer = (await text(connect({ path: CONTROL }))).trim();
  if (answer !== "ok") throw new Error(answer || "no answer");
}

async function rotate(domain: string): Promise<void> {
  const file = `${WORK}/facts.json`;
  if (!existsSync(file)) throw new Error("the filter has no facts yet");
  const { hosted, publishedKeys } = JSON.parse(readFileSync(file, "utf8")) as Facts;
  const refuse = (sentence: string): never => {
    process.stderr.write(`${sentence}\n`);
    return process.exit(65);
  };
  if (!hosted.includes(domain))
    refuse(`Miền ${domain} không có thư ở đây / ${domain} is no mail domain of this city`);
  const result = await signing().rotate(domain, publishedKeys);
  if (typeof result === "string")
    refuse(
      `Khóa kế tiếp của ${domain} chưa được công bố: chạy \`congtruong public-keys collect\`, đưa vào git, triển khai rồi thử lại / ` +
        `the next key of ${domain} is not published: run \`congtruong public-keys collect\`, commit, deploy, then try again`,
    );
  await apply();
  process.stdout.write(JSON.stringify(result));
}

const [verb = "", argument = ""] = process.argv.slice(2);
const fail = (error: Error): never => {
  log.error(error.message);
  return process.exit(75);
};

switch (verb) {
  case "serve":
    serve();
    break;
  case "apply":
    apply().catch(fail);
    break;
  case "rotate":
    rotate(argument).catch(fail);
    break;
  default:
    process.stderr.write("mail-filter serve | apply | rotate DOMAIN\n");
    process.exitCode = 64;
}
