import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { promisify } from "node:util";
import { json, text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { logOf } from "../base/log";
import { replaceFile } from "../base/replace-file";
import { ActivationDesk, type ActivationRequest } from "./activation-desk";
import { Activations } from "./activations";
import { awayReplies } from "./away";
import { ChannelReader } from "./channel";
import type { Facts } from "./facts";
import { FactsInForce, listenForApply } from "./in-force";
import { LoginGuard, passwordDigest, serveLoginGuard } from "./login-guard";
import { serveMetrics } from "./metrics";
import { PasswordDoor, servePasswordDoor } from "./password-door";
import { Policy } from "./policy";
import { ProgramError, runWith } from "./programs";
import { answerAt } from "./protocol";
import { handleLetters, queuedLetters, type QueueAction } from "./queue";
import { Arrivals, serveSasl } from "./sasl";
import { askQuota } from "./quota";
import { ACTIVATIONS, Dovecot, Postfix, storedPasswords, SUSPENSIONS } from "./servers";
import type { SessionTokens } from "./session-tokens";
import {
  askActivations,
  askSuspensions,
  forgetSocket,
  readSuspensions,
  serveSuspensions,
  SuspensionLink,
  Suspensions,
} from "./suspensions";

/**
 * `serve mx|imap`: makes one server's tables when it is asked to, and answers Postfix about senders and recipients.
 * `apply`: asks for that, the channel or a password having changed. `key ADDRESS`, `list`, `show`, `kick`, `suspend` and `lift ADDRESS`
 * (of Dovecot), `queue` and `letters hold|release|delete` (of Postfix): for people and programs outside. So are
 * `activate`, `remind` (what they are asked is JSON on standard input) and `activations`: codes that set first passwords.
 */

const WORK = "/run/mail";
const CHANNEL = "/config";
/** A folder of root's own: whoever may ask here may make the tables anew. */
const CONTROL = `${WORK}/control/apply`;
const SUSPENSIONS_SOCKET = `${WORK}/control/suspensions`;
const ACTIVATIONS_SOCKET = `${WORK}/control/activations`;
const SASL_PORT = 2425;
const QUOTA_PORT = 2426;
const SUSPENSIONS_PORT = 2427;
const METRICS_PORT = 2428;
const PASSWORDS_PORT = 2429;
/** For Dovecot beside this program, as dovecot.conf has it. */
const GUARD = { host: "127.0.0.1", port: 2431 };
/** Where Postfix' processes ask about log-ins, as main.cf has it. */
const SASL = `${WORK}/sasl`;
/** Dovecot learns of a new mailbox first, so that what Postfix accepts is known behind it. */
const BEHIND_DOVECOT_MS = 2000;

const ALIVE_EVERY_MS = 5000;
/** Dovecot's own delay. */
const LIKE_A_WRONG_PASSWORD_MS = 2000;
/** How long somebody whom the mail store suspended goes on writing at most. */
const SUSPENSIONS_EVERY_MS = 1000;

const run = promisify(execFile);
const log = logOf("mail-facts");

function serve(role: string): void {
  const variable = (name: string): string => process.env[name] ?? "";
  const dovecot = role === "imap" ? new Dovecot(log.say) : null;
  const facts = new FactsInForce({
    channel: new ChannelReader(CHANNEL),
    target: dovecot ?? new Postfix(),
    work: WORK,
    mailHost: variable("MAIL_HOST"),
    mayLeave: variable("OUTBOUND") === "direct",
    delayMs: role === "mx" ? BEHIND_DOVECOT_MS : 0,
    log,
  });
  mkdirSync(`${WORK}/control`, { recursive: true, mode: 0o700 });
  if (dovecot !== null) {
    const store = new Suspensions(SUSPENSIONS, () => {
      facts.apply().catch(({ message }: Error) => log.error(`a suspension is not in force: ${message}`));
    });
    forgetSocket(SUSPENSIONS_SOCKET);
    const desk = serveLogins(facts, dovecot.tokens, variable("ACTIVATION_PAGE"));
    serveSuspensions(store, true, () => desk.counts()).listen(SUSPENSIONS_SOCKET);
    serveSuspensions(store, false, () => desk.counts()).listen(SUSPENSIONS_PORT);
  } else {
    const mailStore = { host: variable("IMAP_SERVICE"), port: SUSPENSIONS_PORT };
    const link = new SuspensionLink({
      ask: (method, body) => askSuspensions(mailStore, method, body === undefined ? {} : { body }),
      suspended: (key) => void holdLettersOf(key, facts),
      lifted: (key) => policy.forgive(key),
      clock: () => new Date(),
      log: log.say,
    });
    const logins = { host: variable("IMAP_SERVICE"), port: SASL_PORT };
    const { underWay } = serveSasl(SASL, { ...logins, log: log.say });
    const arrivals = new Arrivals({ ...logins, underWay });
    const policy = new Policy({
      isSuspended: (key) => link.has(key),
      suspend: (key, reason) => link.suspend(key, reason),
      directory: () => facts.directory,
      incomplete: () => facts.incomplete,
      quota: askQuota(variable("IMAP_SERVICE"), QUOTA_PORT),
      innerSender: variable("MONITORING_SENDER").toLowerCase(),
      now: () => performance.now(),
      greet: () => arrivals.greet(),
    });
    answerAt(`${WORK}/policy`, (request) => policy.decide(request), log.say);
    void follow(link);
    serveMetrics(CHANNEL, async () => ({
      suspensions: link.isKnown ? link.list : null,
      activations: await askActivations(mailStore).catch(() => null),
      letters: await queuedLetters().catch(() => null),
      now: new Date(),
    })).listen(METRICS_PORT);
  }
  rmSync(CONTROL, { force: true });
  listenForApply(CONTROL, facts);
  setInterval(() => writeFileSync(`${WORK}/alive`, ""), ALIVE_EVERY_MS);
}

/**
 * Log-ins: who may try a password, for Dovecot. First passwords: the desk for operators at a socket of root's, the door
 * for the pages that people open at a port.
 */
function serveLogins(inForce: FactsInForce, tokens: SessionTokens, page: string): ActivationDesk {
  const clock = () => new Date();
  const guard = new LoginGuard(() => performance.now());
  const nonce = randomBytes(32).toString("hex");
  // Read by Dovecot when it starts, and by its programs that deliver under another user.
  replaceFile(`${WORK}/guard.conf`, `auth_policy_hash_nonce = ${nonce}\n`);
  serveLoginGuard(guard).listen(GUARD);
  const activations = new Activations({ path: ACTIVATIONS, clock, passwords: storedPasswords, log: log.say });
  const isSuspended = (key: string): boolean => key in readSuspensions(SUSPENSIONS);
  const boxOf = (key: string) => {
    const box = inForce.directory?.facts.mailboxes.find((each) => each.key === key);
    return box === undefined || box.suspended || isSuspended(key) ? undefined : box;
  };
  const door = new PasswordDoor({
    ...{ activations, boxOf, guard, away: awayReplies, now: () => performance.now(), log: log.say },
    digest: (address, password) => passwordDigest(nonce, address, password),
    loginOf: (address) => {
      const box = inForce.directory?.login(address);
      return box === undefined ? undefined : boxOf(box.key);
    },
    verify: async (box, password) => {
      if (box === undefined) {
        await pause(LIKE_A_WRONG_PASSWORD_MS);
        return false;
      }
      try {
        await runWith(`${password}\n`, "doveadm", "auth", "test", box.address);
        return true;
      } catch (error) {
        // EX_NOPERM; whatever else failed is no word on the password.
        if (error instanceof ProgramError && error.status === 77) return false;
        throw error;
      }
    },
    tokenOf: ({ key }) => tokens.of(key, storedPasswords().get(key) ?? ""),
    setPassword: async ({ address }, password) => {
      try {
        await runWith(`${password}\n`, "mail-password", address);
      } catch (error) {
        // Stored, and in force with the next facts at the latest.
        if (!(error instanceof ProgramError && error.status === 75)) throw error;
        log.error(error.message);
      }
    },
  });
  servePasswordDoor(door).listen(PASSWORDS_PORT);

  const desk = new ActivationDesk({
    ...{ activations, page, isSuspended, log: log.say, passwords: storedPasswords },
    directory: () => inForce.directory,
    lock: async ({ address }) => void (await runWith("", "mail-password", "--lock", address)),
  });
  forgetSocket(ACTIVATIONS_SOCKET);
  createServer((message, response) => {
    const answer = async (): Promise<unknown> => {
      const asked: unknown = await json(message);
      switch (message.url) {
        case "/activate":
          return await desk.activate(asked as ActivationRequest);
        case "/remind":
          return await desk.remind((asked as { addresses: readonly string[] | null }).addresses);
        default:
          return desk.ledger();
      }
    };
    answer().then(
      (value) => response.end(JSON.stringify(value)),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  }).listen(ACTIVATIONS_SOCKET);
  return desk;
}

/** Asks the program that serves, and prints its answer. @returns the exit status */
async function askDesk(path: string, asked: string): Promise<number> {
  if (path === "/activate" && (process.env.ACTIVATION_PAGE ?? "") === "") return 78;
  facts();
  return await new Promise((resolve, reject) => {
    const asking = request({ socketPath: ACTIVATIONS_SOCKET, method: "POST", path }, (response) => {
      text(response).then((answer) => {
        (response.statusCode === 200 ? process.stdout : process.stderr).write(answer);
        resolve(response.statusCode === 200 ? 0 : 75);
      }, reject);
    });
    asking.on("error", reject);
    asking.end(asked);
  });
}

/** One question after the other: while the mail store's name is unknown each takes one of Node's few threads for a while. */
async function follow(link: SuspensionLink): Promise<never> {
  for (;;) {
    await link.refresh();
    await pause(SUSPENSIONS_EVERY_MS);
  }
}

/** What a suspended mailbox has sent already and nobody has yet stays where it is, until a person has looked at it. */
async function holdLettersOf(key: string, facts: FactsInForce): Promise<void> {
  try {
    const letters = (await queuedLetters()).filter(
      ({ queue, sender }) => queue !== "hold" && facts.directory?.find(sender)?.key === key,
    );
    await handleLetters(
      "hold",
      letters.map(({ id }) => id),
    );
    if (letters.length > 0) log.say(`${letters.length} letters of ${key} are held in the queue`);
  } catch (error) {
    log.error(`the letters of ${key} are not held: ${(error as Error).message}`);
  }
}

async function apply(): Promise<void> {
  const answer = (await text(connect({ path: CONTROL }))).trim();
  if (answer !== "ok") throw new Error(answer || "no answer");
}

function facts(): Facts {
  const path = `${WORK}/facts.json`;
  if (!existsSync(path)) {
    log.error("the server has no list of mailboxes yet");
    process.exit(69);
  }
  return JSON.parse(readFileSync(path, "utf8")) as Facts;
}

/** The key of a mailbox; nothing for an address that has none. */
function key(address: string): string {
  return facts().mailboxes.find((box) => box.address === address)?.key ?? "";
}

/** One mailbox by any of its addresses, with what it uses and who has it open. @returns the exit status */
async function show(address: string): Promise<number> {
  const all = listed();
  const found = all.find((box) => [box.address, ...box.aliases].includes(address));
  if (found === undefined) return 67;
  const ask = async (...args: readonly string[]): Promise<readonly Readonly<Record<string, string>>[]> => {
    const { stdout } = await run("doveadm", ["-f", "json", ...args]);
    return JSON.parse(stdout) as Record<string, string>[];
  };
  const quota = await ask("quota", "get", "-u", found.address).catch(() => []);
  const sessions = await ask("who", found.address).catch(() => []);
  const kibibytes = Number(quota.find(({ type }) => type === "STORAGE")?.["value"] ?? NaN);
  process.stdout.write(
    JSON.stringify({
      ...found,
      usedMiB: Number.isFinite(kibibytes) ? Math.ceil(kibibytes / 1024) : null,
      sessions: sessions.reduce((sum, { connections }) => sum + (Number(connections) || 1), 0),
    }),
  );
  return 0;
}

/** @returns the exit status; nobody has to have a session */
async function kick(address: string): Promise<number> {
  if (key(address) === "") return 67;
  await run("doveadm", ["kick", address]).catch(() => undefined);
  return 0;
}

/** @returns the exit status */
async function suspend(address: string): Promise<number> {
  const own = key(address);
  if (own === "") return 67;
  const reason = (await text(process.stdin)).trim();
  const suspension = { reason, since: new Date().toISOString(), by: "operator" as const };
  await askSuspensions({ socketPath: SUSPENSIONS_SOCKET }, "POST", { body: { [own]: suspension } });
  await apply();
  return 0;
}

/** @returns the exit status: 66 for who was not suspended */
async function lift(address: string): Promise<number> {
  const own = key(address);
  if (own === "") return 67;
  if (readSuspensions(SUSPENSIONS)[own] === undefined) return 66;
  await askSuspensions({ socketPath: SUSPENSIONS_SOCKET }, "DELETE", { path: `/${encodeURIComponent(own)}` });
  await apply();
  return 0;
}

function listed() {
  const suspensions = readSuspensions(SUSPENSIONS);
  const passwords = storedPasswords();
  const boxes = [...facts().mailboxes].sort((a, b) => (a.address < b.address ? -1 : 1));
  return boxes.map(({ address, unit, name, forward, aliases, quotaMiB, suspended, key: own }) => ({
    ...{ address, unit, name, forward, aliases, quotaMiB },
    role: own.slice(8),
    state: suspended || own in suspensions ? "suspended" : passwords.has(own) ? "ready" : "locked",
    suspension: suspensions[own] ?? null,
  }));
}

const [verb = "", argument = ""] = process.argv.slice(2);
const fail = (error: Error): never => {
  log.error(error.message);
  return process.exit(75);
};

switch (verb) {
  case "serve":
    serve(argument);
    break;
  case "apply":
    apply().catch(fail);
    break;
  case "key":
    process.stdout.write(key(argument));
    break;
  case "list":
    process.stdout.write(JSON.stringify(listed()));
    break;
  case "show":
    show(argument).then((status) => (process.exitCode = status), fail);
    break;
  case "kick":
    kick(argument).then((status) => (process.exitCode = status), fail);
    break;
  case "suspend":
    suspend(argument).then((status) => (process.exitCode = status), fail);
    break;
  case "lift":
    lift(argument).then((status) => (process.exitCode = status), fail);
    break;
  case "activate":
  case "remind":
    text(process.stdin)
      .then((asked) => askDesk(`/${verb}`, asked))
      .then((status) => (process.exitCode = status), fail);
    break;
  case "activations":
    askDesk("/", "{}").then((status) => (process.exitCode = status), fail);
    break;
  case "queue":
    queuedLetters().then((letters) => process.stdout.write(JSON.stringify(letters)), fail);
    break;
  case "letters":
    text(process.stdin)
      .then((ids) =>
        handleLetters(
          argument as QueueAction,
          ids.split("\n").filter((id) => /^\w+$/.test(id)),
        ),
      )
      .catch(fail);
    break;
  default:
    process.stderr.write(
      "mail-facts serve mx|imap | apply | key ADDRESS | list | show|kick|suspend|lift ADDRESS | activate | remind | activations | queue | letters ACTION\n",
    );
    process.exitCode = 64;
}
