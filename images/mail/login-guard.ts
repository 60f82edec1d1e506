import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import { json } from "node:stream/consumers";
import { MovingCount } from "./limits";
import { networkOf } from "./network";

const WINDOW_MS = 10 * 60_000;

/** Different wrong passwords within ten minutes, after which more are not even looked at. */
export const LOGIN_LIMITS = {
  /** Of one mailbox by one network: whoever guesses shuts out nobody else behind his address, and nobody elsewhere. */
  ofMailboxByNetwork: 10,
  /** Of one network, whatever mailboxes they were for: a list of names is tried with one password. */
  ofNetwork: 100,
  /** Of one mailbox, wherever they come from. */
  ofMailbox: 100,
} as const;

/** A hundred thousand passwords that hold are those of a city, with a token for each. */
const MOST_RIGHT = 100_000;
const MOST_WRONG = 50_000;

export interface LoginAttempt {
  /** As it was typed, there or not. */
  readonly mailbox: string;
  /** Empty for whoever sits inside the server. */
  readonly client: string;
  /** Stands for the password; see {@link passwordDigest}. */
  readonly digest: string;
}

/**
 * Says who may try a password, by mailbox and client: a school's people share an address, so that what one of them does
 * wrong must cost the others nothing.
 *
 * A password that was right before is looked at whatever others try: nobody is shut out of a mailbox that he has opened
 * since the start. And one wrong password counts once: a telephone that goes on with the old one guesses nothing.
 */
export class LoginGuard {
  private readonly ofPair: MovingCount;
  private readonly ofNetwork: MovingCount;
  private readonly ofMailbox: MovingCount;
  /** When each wrong password was tried first. */
  private readonly wrong = new Map<string, number>();
  private readonly right = new Set<string>();

  constructor(private readonly now: () => number) {
    this.ofPair = new MovingCount(WINDOW_MS, now);
    this.ofNetwork = new MovingCount(WINDOW_MS, now);
    this.ofMailbox = new MovingCount(WINDOW_MS, now);
  }

  allows(attempt: LoginAttempt): boolean {
    const { mailbox, network, pair, known } = namesOf(attempt);
    if (network === "" || this.right.has(known)) return true;
    return (
      this.ofPair.of(pair) < LOGIN_LIMITS.ofMailboxByNetwork &&
      this.ofNetwork.of(network) < LOGIN_LIMITS.ofNetwork &&
      this.ofMailbox.of(mailbox) < LOGIN_LIMITS.ofMailbox
    );
  }

  passed(attempt: LoginAttempt): void {
    const { network, pair, known } = namesOf(attempt);
    if (network === "") return;
    this.ofPair.forget(pair);
    // Those that were right lately are last in the set.
    this.right.delete(known);
    this.right.add(known);
    forgetFirst(this.right, MOST_RIGHT);
  }

  failed(attempt: LoginAttempt): void {
    const { mailbox, network, pair, known } = namesOf(attempt);
    if (network === "") return;
    // It held until somebody set another.
    this.right.delete(known);
    const password = `${network} ${known}`;
    const first = this.wrong.get(password);
    if (first !== undefined && this.now() - first < WINDOW_MS) return;
    this.wrong.delete(password);
    this.wrong.set(password, this.now());
    forgetFirst(this.wrong, MOST_WRONG);
    this.ofPair.add(pair, 1);
    this.ofNetwork.add(network, 1);
    this.ofMailbox.add(mailbox, 1);
  }
}

function namesOf({ mailbox, client, digest }: LoginAttempt) {
  const name = mailbox.trim().toLowerCase();
  const network = client === "" ? "" : networkOf(client);
  return { mailbox: name, network, pair: `${network} ${name}`, known: `${name} ${digest}` };
}

function forgetFirst(kept: Map<string, unknown> | Set<string>, most: number): void {
  for (const key of kept.keys()) {
    if (kept.size <= most) return;
    kept.delete(key);
  }
}

/**
 * What stands for a password here, as Dovecot makes it (`auth_policy_hash_mech`): nothing without the nonce, which is made
 * anew at each start and kept nowhere.
 */
export function passwordDigest(nonce: string, mailbox: string, password: string): string {
  return createHash("sha256").update(`${nonce}${mailbox.trim().toLowerCase()}\0${password}`).digest("hex");
}

/**
 * Answers Dovecot (`auth_policy_server_url`): before it looks at a password whether it should, and after that it is told
 * what came of it. A question that nobody understands is no reason to shut anybody out.
 */
export function serveLoginGuard(guard: LoginGuard): Server {
  const say = (status: number) => JSON.stringify({ status, msg: status === 0 ? "" : "too many guesses" });
  return createServer((message, response) => {
    json(message).then(
      (told) => {
        const { attempt, outcome } = readAttempt(told);
        if (message.url?.endsWith("command=report") !== true) {
          response.end(say(guard.allows(attempt) ? 0 : -1));
          return;
        }
        if (outcome === "passed") guard.passed(attempt);
        else if (outcome === "failed") guard.failed(attempt);
        response.end(say(0));
      },
      () => response.end(say(0)),
    );
  });
}

/** What Dovecot reports of a password that it has not judged: it failed itself, or was told not to look. */
const NOT_JUDGED: readonly unknown[] = ["internal", "policy"];

function readAttempt(told: unknown): {
  readonly attempt: LoginAttempt;
  readonly outcome: "passed" | "failed" | "unknown";
} {
  const { login, remote, pwhash, success, policy_reject, fail_type } = Object(told) as Record<
    string,
    unknown
  >;
  const word = (value: unknown): string => (typeof value === "string" ? value : "");
  const judged = policy_reject !== true && !NOT_JUDGED.includes(fail_type);
  return {
    attempt: { mailbox: word(login), client: word(remote), digest: word(pwhash) },
    outcome: success === true ? "passed" : success === false && judged ? "failed" : "unknown",
  };
}
