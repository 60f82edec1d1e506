import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Activations } from "./activations";
import { awayFault, readAway, type Away } from "./away";
import type { Box } from "./facts";
import { MovingCount } from "./limits";
import type { LoginGuard } from "./login-guard";
import { networkOf } from "./network";
import { passwordFault } from "./password-policy";
import { SessionTokens } from "./session-tokens";

/**
 * The one way by which other services set a password: `POST /code` says whose a code is, `POST /password` sets the
 * password with it, `POST /change` sets another one with the password that holds now. `POST /session` gives a token for a
 * password, by which a program of the platform's logs in as long as the password holds; `POST /away` tells and sets with
 * such a token what the mailbox answers while its keeper is away. Everything else is refused. Whoever
 * breaks into a page that asks here sees what passes through it, and learns of no other mailbox and no hash.
 */

/** What mailboxes answer while their keepers are away. */
export interface AwayReplies {
  readonly get: (box: Box) => Promise<Away | null>;
  readonly set: (box: Box, away: Away) => Promise<void>;
  readonly clear: (box: Box) => Promise<void>;
}

export interface PasswordDoorProps {
  readonly away: AwayReplies;
  readonly activations: Activations;
  /** The mailbox of a key, if there is one now and it may log in. */
  readonly boxOf: (key: string) => Box | undefined;
  /** The mailbox that logs in by this address, if it may. */
  readonly loginOf: (address: string) => Box | undefined;
  /** Whether this is the password of the mailbox now; of none it never is, and takes as long to say. */
  readonly verify: (box: Box | undefined, password: string) => Promise<boolean>;
  /** Counts log-ins wherever people log in. */
  readonly guard: LoginGuard;
  /** What stands for a password in the guard's counts. */
  readonly digest: (address: string, password: string) => string;
  /** What stands for the mailbox's password in a session. */
  readonly tokenOf: (box: Box) => string;
  /** Sets a password, in force when it resolves. */
  readonly setPassword: (box: Box, password: string) => Promise<void>;
  readonly now: () => number;
  readonly log: (message: string) => void;
}

const MINUTE = 60_000;
/** Wrong codes of one network within ten minutes. A school's people share an address, and right codes do not count. */
const WRONG_CODES = 20;
/** Wrong passwords of one mailbox within ten minutes, wherever they come from. */
const WRONG_PASSWORDS = 10;
/** Passwords that one mailbox was refused within an hour. */
const REFUSED_PASSWORDS = 30;
/** Each hash takes 64 MiB for a while, so they are made one after the other, and no more than these wait. */
const MOST_WAITING = 20;
const LARGEST_BYTES = 4096;
/** A text of 4,000 letters of three bytes, in JSON within JSON. */
const LARGEST_AWAY_BYTES = 32 * 1024;

interface Answer {
  readonly status: 200 | 400 | 404 | 405 | 413 | 422 | 429 | 503;
  readonly body?: Readonly<Record<string, string>>;
}

export class PasswordDoor {
  private readonly wrong: MovingCount;
  private readonly refused: MovingCount;
  private readonly wrongFor: MovingCount;
  /** Mailboxes whose password is being set: of two at once with one code, one comes too late. */
  private readonly underWay = new Set<string>();
  private turn: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly props: PasswordDoorProps) {
    this.wrong = new MovingCount(10 * MINUTE, props.now);
    this.refused = new MovingCount(60 * MINUTE, props.now);
    this.wrongFor = new MovingCount(10 * MINUTE, props.now);
  }

  async answer(path: string, asked: Readonly<Record<string, unknown>>): Promise<Answer> {
    switch (path) {
      case "/change":
        return await this.change(asked);
      case "/session":
        return await this.session(asked);
      case "/away":
        return await this.away(asked);
      default:
        return await this.byCode(path, asked);
    }
  }

  private async session(asked: Readonly<Record<string, unknown>>): Promise<Answer> {
    const { address, password, client } = asked;
    if (typeof address !== "string" || typeof password !== "string" || typeof client !== "string")
      return { status: 400 };
    const name = address.trim().toLowerCase();
    const attempt = { mailbox: name, client, digest: this.props.digest(name, password) };
    if (!this.props.guard.allows(attempt)) return { status: 429 };
    if (this.waiting >= MOST_WAITING) return { status: 503 };
    const box = this.props.loginOf(name);
    // Of the password that is there now: one that is set meanwhile is not what was asked about.
    const session = box === undefined ? "" : this.props.tokenOf(box);
    if (!(await this.isRight(box, password)) || box === undefined) {
      this.props.guard.failed(attempt);
      return { status: 404 };
    }
    this.props.guard.passed(attempt);
    const aliases = box.aliases.join(" ");
    return { status: 200, body: { address: box.address, name: box.name, session, aliases } };
  }

  /** Tells what the mailbox answers by itself; sets it where `away` says something, and ends it where that is empty. */
  private async away(asked: Readonly<Record<string, unknown>>): Promise<Answer> {
    const { address, session, client, away } = asked;
    if (![address, session, client].every((each) => typeof each === "string")) return { status: 400 };
    const network = networkOf(client as string);
    if (this.wrong.of(network) >= WRONG_CODES) return { status: 429 };
    const box = this.props.loginOf((address as string).trim().toLowerCase());
    if (box === undefined || !isSame(this.props.tokenOf(box), session as string)) {
      this.wrong.add(network, 1);
      return { status: 404 };
    }
    if (this.waiting >= MOST_WAITING) return { status: 503 };
    return await this.next(() => this.tellAway(box, away));
  }

  private async tellAway(box: Box, asked: unknown): Promise<Answer> {
    const replies = this.props.away;
    try {
      if (asked === undefined) return { status: 200, body: { ...(await replies.get(box)) } };
      if (asked === "") {
        await replies.clear(box);
        return { status: 200 };
      }
      const away = typeof asked === "string" ? readAway(readRecord(asked)) : null;
      if (away === null) return { status: 400 };
      const fault = awayFault(away);
      if (fault !== null) return { status: 422, body: { fault } };
      await replies.set(box, away);
      return { status: 200 };
    } catch (error) {
      this.props.log(`what ${box.key} answers could not be read or set: ${(error as Error).message}`);
      return { status: 503 };
    }
  }

  /** A token opens the mailbox, and is no password: whoever has it gets no other one for it. */
  private async isRight(box: Box | undefined, password: string): Promise<boolean> {
    const isPassword = isOneLine(password) && !SessionTokens.isToken(password);
    return await this.next(() => this.props.verify(isPassword ? box : undefined, password));
  }

  private async change(asked: Readonly<Record<string, unknown>>): Promise<Answer> {
    const { address, current, password, client } = asked;
    if (![address, current, password, client].every((each) => typeof each === "string"))
      return { status: 400 };
    const [network, name] = [networkOf(client as string), (address as string).trim().toLowerCase()];
    // Counted by what was typed, there or not: neither the answer nor its limit tells which mailboxes there are.
    if (this.wrong.of(network) >= WRONG_CODES || this.wrongFor.of(name) >= WRONG_PASSWORDS)
      return { status: 429 };
    if (this.waiting >= MOST_WAITING) return { status: 503 };
    const box = this.props.loginOf(name);
    if (!(await this.isRight(box, current as string)) || box === undefined) {
      this.wrong.add(network, 1);
      this.wrongFor.add(name, 1);
      return { status: 404 };
    }
    if (password === current)
      return { status: 422, body: { fault: "same", address: box.address, name: box.name } };
    return await this.set(box, password as string, () => undefined);
  }

  private async byCode(path: string, asked: Readonly<Record<string, unknown>>): Promise<Answer> {
    const { code, client, password } = asked;
    if (typeof code !== "string" || typeof client !== "string") return { status: 400 };
    const network = networkOf(client);
    // Before anything is looked up: who guesses learns nothing more, not even by a right guess.
    if (this.wrong.of(network) >= WRONG_CODES) return { status: 429 };
    const key = this.props.activations.find(code);
    const box = key === null ? undefined : this.props.boxOf(key);
    if (key === null || box === undefined || this.underWay.has(key)) {
      this.wrong.add(network, 1);
      return { status: 404 };
    }
    switch (path) {
      case "/code":
        this.props.activations.opened(key);
        return { status: 200, body: { address: box.address, name: box.name } };
      case "/password":
        // The code ended when the password changed (see Activations); this says when, and by whom.
        return typeof password === "string"
          ? await this.set(box, password, () => this.props.activations.activated(key))
          : { status: 400 };
      default:
        return { status: 404 };
    }
  }

  private async set(box: Box, password: string, done: () => void): Promise<Answer> {
    const { key } = box;
    if (this.refused.of(key) >= REFUSED_PASSWORDS) return { status: 429 };
    const fault = passwordFault(password, box);
    if (fault !== null) {
      this.refused.add(key, 1);
      return { status: 422, body: { fault, address: box.address, name: box.name } };
    }
    if (this.waiting >= MOST_WAITING || this.underWay.has(key)) return { status: 503 };
    this.underWay.add(key);
    try {
      await this.next(() => this.props.setPassword(box, password));
      done();
      this.props.log(`the keeper of ${key} has set its password`);
      return { status: 200, body: { address: box.address } };
    } catch (error) {
      this.props.log(`the password of ${key} could not be set: ${(error as Error).message}`);
      return { status: 503 };
    } finally {
      this.underWay.delete(key);
    }
  }

  private async next<T>(work: () => Promise<T>): Promise<T> {
    this.waiting += 1;
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      this.waiting -= 1;
    }
  }
}

const isSame = (known: string, given: string): boolean => {
  const [one, other] = [Buffer.from(known), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
};
const isOneLine = (password: string): boolean => password !== "" && !/\p{Cc}/u.test(password);

export function servePasswordDoor(door: PasswordDoor): Server {
  const answer = async (message: IncomingMessage): Promise<Answer> => {
    if (message.method !== "POST") return { status: 405 };
    const path = message.url ?? "";
    const largest = path === "/away" ? LARGEST_AWAY_BYTES : LARGEST_BYTES;
    if (!(Number(message.headers["content-length"]) <= largest)) return { status: 413 };
    const asked = readRecord(await text(message));
    return asked === null ? { status: 400 } : await door.answer(path, asked);
  };
  const say = (response: ServerResponse, { status, body = {} }: Answer): void =>
    void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  const server = createServer((message, response) => {
    answer(message).then(
      (given) => say(response, given),
      () => say(response, { status: 503 }),
    );
  });
  server.requestTimeout = 10_000;
  return server;
}

function readRecord(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
