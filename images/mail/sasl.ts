import { chmodSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/**
 * Stands between Postfix and Dovecot's log-ins (Dovecot's "Authentication Protocol v1.2"). A process of Postfix keeps its
 * connection for as long as it lives, and refuses the first right password after Dovecot went away and came back, since
 * it finds the connection broken. Here each log-in has a connection of its own, and one that breaks is asked again.
 */

/** Postfix waits ten seconds for each answer. */
const PATIENCE_MS = 9000;
const AGAIN_MS = 250;

/** What Postfix wants to hear before it asks: Dovecot itself is asked at each log-in. */
const HANDSHAKE = [
  "VERSION\t1\t2",
  "MECH\tPLAIN\tplaintext",
  "MECH\tLOGIN\tplaintext",
  "SPID\t1",
  "CUID\t1",
  `COOKIE\t${"0".repeat(32)}`,
  "DONE",
];

export interface SaslProps {
  readonly host: string;
  readonly port: number;
  /** @default 9 s */
  readonly patienceMs?: number;
  readonly log: (message: string) => void;
}

/** The one log-in that a process of Postfix is at. */
class Login {
  private readonly said: string[] = [];
  /** Questions of Dovecot's that Postfix has got; one that comes again after a break is answered here. */
  private questions = 0;
  private isOver = false;
  private store: Socket | null = null;
  private overdue: NodeJS.Timeout | undefined;
  private until = 0;

  constructor(
    private readonly props: SaslProps,
    private readonly answer: (line: string) => void,
    private readonly giveUp: () => void,
    private readonly over: () => void,
  ) {}

  /** The first line, or what Postfix answers to a question. */
  say(line: string): void {
    this.said.push(line);
    const patience = this.props.patienceMs ?? PATIENCE_MS;
    this.until = Date.now() + patience;
    clearTimeout(this.overdue);
    this.overdue = setTimeout(() => this.store?.destroy(new Error("no answer in time")), patience);
    if (this.said.length === 1) void this.ask();
    else this.store?.write(`${line}\n`);
  }

  end(): void {
    this.isOver = true;
    this.over();
    clearTimeout(this.overdue);
    this.store?.destroy();
  }

  private async ask(): Promise<void> {
    while (!this.isOver) {
      try {
        await this.dialogue();
      } catch (error) {
        if (this.isOver) return;
        const isPostfixToSpeak = this.questions === this.said.length;
        if (!isPostfixToSpeak && Date.now() + AGAIN_MS >= this.until) {
          this.props.log(`the mail store does not answer a log-in: ${(error as Error).message}`);
          this.end();
          this.giveUp();
          return;
        }
        await pause(AGAIN_MS);
      }
    }
  }

  private async dialogue(): Promise<void> {
    const store = connect({ host: this.props.host, port: this.props.port });
    this.store = store;
    // Nothing that Postfix says meanwhile may come before the first line.
    store.write(["VERSION\t1\t2", `CPID\t${process.pid}`, ...this.said, ""].join("\n"));
    let questions = 0;
    for await (const line of linesOf(store)) {
      const [word] = line.split("\t");
      if (word === "OK" || word === "FAIL") {
        this.end();
        this.answer(line);
        return;
      }
      if (word !== "CONT" || ++questions <= this.questions) continue;
      this.questions = questions;
      // Whoever logs in takes his time.
      clearTimeout(this.overdue);
      this.answer(line);
    }
    throw new Error("it hung up");
  }
}

/** @throws when the connection breaks */
async function* linesOf(socket: Socket): AsyncGenerator<string, void> {
  let rest = "";
  for await (const chunk of socket.setEncoding("latin1")) {
    const lines = `${rest}${chunk as string}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

/** Answers at a Unix socket that every process in the container may use. @returns how many log-ins are under way */
export function serveSasl(
  path: string,
  props: SaslProps,
): { readonly server: Server; readonly underWay: () => number } {
  rmSync(path, { force: true });
  const open = new Set<Login>();
  const server = createServer((postfix) => {
    let login: Login | null = null;
    const send = (line: string): void => void (postfix.writable && postfix.write(`${line}\n`, "latin1"));
    for (const line of HANDSHAKE) send(line);
    void (async () => {
      for await (const line of linesOf(postfix)) {
        const [word] = line.split("\t");
        if (word === "AUTH") {
          login?.end();
          const next: Login = new Login(
            props,
            send,
            () => postfix.destroy(),
            () => open.delete(next),
          );
          open.add(next);
          login = next;
        }
        if (word === "AUTH" || word === "CONT") login?.say(line);
      }
    })()
      // Postfix' process has ended, or hangs up at a log-in that got no answer.
      .catch(() => undefined)
      .finally(() => {
        login?.end();
        postfix.destroy();
      });
  });
  server.listen(path, () => chmodSync(path, 0o666));
  return { server, underWay: () => open.size };
}

/** How long a mail program waits for a greeting at most (RFC 5321, 4.5.3.2.1 asks for five minutes of it). */
const GREETING_PATIENCE_MS = 90_000;
/** Dovecot looks at one password after the other, and each takes some tenths of a second. */
const AT_ONCE = 8;
/** Between two that had to wait: who was greeted has not asked yet. */
const APART_MS = 250;

export interface ArrivalsProps extends Omit<SaslProps, "log"> {
  /** Log-ins that Dovecot is at. */
  readonly underWay: () => number;
}

/**
 * Lets clients wait for their greeting until Dovecot can judge their password within Postfix' patience: while it is away,
 * and while many come back at once. Whoever is greeted before gets a refusal that his program shows to him; one that
 * waits for its greeting shows nothing.
 */
export class Arrivals {
  private queue: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  /** Who was greeted just now, and has not asked yet. */
  private greeted = 0;

  constructor(private readonly props: ArrivalsProps) {}

  /** @returns false when it took too long */
  async greet(): Promise<boolean> {
    const until = Date.now() + (this.props.patienceMs ?? GREETING_PATIENCE_MS);
    if (this.waiting === 0 && (await this.isFree())) return true;
    this.waiting += 1;
    const turn = this.queue.then(() => this.wait(until));
    this.queue = turn.then((isIn) => (isIn ? pause(APART_MS) : undefined));
    try {
      return await turn;
    } finally {
      this.waiting -= 1;
    }
  }

  private async wait(until: number): Promise<boolean> {
    for (; Date.now() < until; await pause(AGAIN_MS)) {
      if (await this.isFree()) return true;
    }
    return false;
  }

  private async isFree(): Promise<boolean> {
    if (this.props.underWay() + this.greeted >= AT_ONCE) return false;
    this.greeted += 1;
    setTimeout(() => (this.greeted -= 1), APART_MS);
    return await this.answers();
  }

  private async answers(): Promise<boolean> {
    const store = connect({ host: this.props.host, port: this.props.port });
    store.setTimeout(PATIENCE_MS, () => store.destroy(new Error("no answer in time")));
    try {
      store.write(`VERSION\t1\t2\nCPID\t${process.pid}\n`);
      for await (const line of linesOf(store)) if (line === "DONE") return true;
      return false;
    } catch {
      return false;
    } finally {
      store.destroy();
    }
  }
}
