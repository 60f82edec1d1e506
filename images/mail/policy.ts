import type { Box } from "./facts";
import type { Directory } from "./directory";
import { SendingLimits, type Judgement } from "./limits";
import { networkOf } from "./network";
import type { Request } from "./protocol";
import type { QuotaAnswer } from "./quota";

export interface PolicyProps {
  /** The facts of this moment; null before there are any. */
  readonly directory: () => Directory | null;
  /** Files are missing or broken: who is not known may exist. */
  readonly incomplete: () => boolean;
  /** Asks the mail store whether so much more fits. */
  readonly quota: (box: Box, size: number) => Promise<QuotaAnswer>;
  /** The only sender, besides the empty one, at the door for the platform's own programs. */
  readonly innerSender: string;
  readonly now: () => number;
  /** Waits until somebody's password can be judged soon; false when that takes too long. */
  readonly greet: () => Promise<boolean>;
  /** Whether a mailbox is suspended beside what the facts say. */
  readonly isSuspended: (key: string) => boolean;
  /** Suspends a mailbox, everywhere. */
  readonly suspend: (key: string, reason: string) => void;
}

const ALLOW = "DUNNO";
const SUSPENDED = "521 5.7.1 This mailbox may not send at present / Hop thu dang bi tam khoa";
const UNKNOWN = "550 5.1.1 User unknown / Khong co hop thu nay";
const LATER =
  "450 4.3.0 The list of mailboxes is not complete, try again later / Danh sach hop thu chua day du";
const NO_LOGINS =
  "421 4.3.0 Log-ins cannot be checked at present, try again later / Chua kiem tra duoc mat khau, thu lai sau";
const STAYS_INSIDE =
  "550 5.7.1 This server sends no mail to other domains / May chu nay khong gui thu ra ngoai (OUTBOUND=deny)";
const TOO_MUCH =
  "450 4.7.1 This mailbox, or its school, sends more than it may; try again later / Gui qua nhieu, thu lai sau";
const TOO_MANY_UNKNOWN =
  "450 4.7.1 Too many unknown recipients from your address, try again later / Qua nhieu nguoi nhan khong co that";

/**
 * An honest server meets few unknown recipients; one that tries names meets hundreds. After these many it learns
 * nothing for a while, neither of those who exist nor of those who don't.
 */
const UNKNOWN_RECIPIENTS = 10;
const MEMORY_MS = 10 * 60_000;
/** A message whose end never comes is forgotten. */
const MESSAGE_MS = 60 * 60_000;
const MOST_REMEMBERED = 20_000;

/**
 * Decides on each sender and recipient from the facts of this moment, in sessions that are open already too: a table
 * of Postfix's own would be the one from when the session began.
 *
 * `policy_context` says which door: `strangers` (port 25), `logins` (submission), `inside`.
 */
export class Policy {
  private readonly limits: SendingLimits;
  private readonly strikes = new Map<string, { count: number; since: number }>();
  private readonly messages = new Map<string, { readonly boxes: Map<string, Box>; readonly since: number }>();

  constructor(private readonly props: PolicyProps) {
    this.limits = new SendingLimits(props.now);
  }

  /** Whoever was suspended is let in again, and counted anew. */
  forgive(key: string): void {
    this.limits.forget(key);
  }

  async decide(request: Request): Promise<string> {
    const state = request["protocol_state"];
    // Before its greeting: a password that came while nobody can judge it would be refused, right or not.
    if (state === "CONNECT") return (await this.props.greet()) ? ALLOW : NO_LOGINS;
    const directory = this.props.directory();
    if (directory === null) return LATER;
    if (state !== "RCPT" && state !== "END-OF-MESSAGE") return ALLOW;
    return (
      this.refuseSender(request, directory) ??
      (await (state === "RCPT" ? this.recipient(request, directory) : this.wholeMessage(request, directory)))
    );
  }

  private refuseSender(request: Request, directory: Directory): string | null {
    const { sender = "", sasl_username: login = "" } = request;
    switch (request["policy_context"]) {
      case "strangers":
        return sender !== "" && directory.isOurs(sender)
          ? "550 5.7.1 Senders of this domain log in first, on the submission port / Dia chi nay phai dang nhap de gui"
          : null;
      case "inside":
        return sender === "" || sender.toLowerCase() === this.props.innerSender
          ? null
          : "550 5.7.1 This door is for the platform's own programs / Cong nay chi danh cho he thong";
      case "logins": {
        const box = directory.login(login);
        if (box === undefined) return this.props.incomplete() ? LATER : SUSPENDED;
        if (box.suspended || this.props.isSuspended(box.key)) return SUSPENDED;
        return sender !== "" && directory.find(sender) === box
          ? null
          : `553 5.7.1 <${printable(sender)}> is not owned by user ${box.address} / Khong phai dia chi cua hop thu nay`;
      }
      default:
        return "451 4.3.5 Unknown door";
    }
  }

  private async recipient(request: Request, directory: Directory): Promise<string> {
    const { recipient = "", client_address: client = "" } = request;
    const isStranger = request["policy_context"] === "strangers";
    const visitor = networkOf(client);
    if (isStranger && this.isStruck(visitor)) return TOO_MANY_UNKNOWN;
    const writer = this.writer(request, directory);
    if (writer !== null) {
      const action = this.actionOn(writer, this.limits.mayWrite(writer, request["instance"] ?? ""));
      if (action !== ALLOW) return action;
    }
    if (!directory.isOurs(recipient)) {
      // Relaying for strangers is refused by Postfix itself, before this.
      return request["policy_context"] === "logins" && !directory.mayLeave ? STAYS_INSIDE : ALLOW;
    }
    const destination = directory.destination(recipient);
    if (destination === null) {
      if (this.props.incomplete()) return LATER;
      if (isStranger) this.strike(visitor);
      if (writer !== null && this.actionOn(writer, this.limits.wroteToNobody(writer)) === SUSPENDED)
        return SUSPENDED;
      return UNKNOWN;
    }
    if ("elsewhere" in destination) return ALLOW;
    this.remember(request["instance"] ?? "", destination.box);
    return actionFor(await this.props.quota(destination.box, sizeOf(request)));
  }

  /** The size that a client announced may be missing or wrong: what came counts. */
  private async wholeMessage(request: Request, directory: Directory): Promise<string> {
    const instance = request["instance"] ?? "";
    const boxes = this.messages.get(instance)?.boxes ?? new Map<string, Box>();
    this.messages.delete(instance);
    for (const box of boxes.values()) {
      const action = actionFor(await this.props.quota(box, sizeOf(request)));
      if (action !== ALLOW) return action;
    }
    const writer = this.writer(request, directory);
    if (writer !== null) this.limits.wrote(writer, Math.max(1, Number(request["recipient_count"]) || 1));
    return ALLOW;
  }

  /** Who has logged in and is counted. */
  private writer(request: Request, directory: Directory): Box | null {
    if (request["policy_context"] !== "logins") return null;
    return directory.login(request["sasl_username"] ?? "") ?? null;
  }

  private actionOn(writer: Box, judgement: Judgement): string {
    switch (judgement.kind) {
      case "fits":
        return ALLOW;
      case "later":
        return TOO_MUCH;
      case "suspend":
        this.props.suspend(writer.key, judgement.reason);
        return SUSPENDED;
    }
  }

  private isStruck(client: string): boolean {
    const strikes = this.strikes.get(client);
    if (strikes === undefined) return false;
    if (this.props.now() - strikes.since < MEMORY_MS) return strikes.count >= UNKNOWN_RECIPIENTS;
    this.strikes.delete(client);
    return false;
  }

  private strike(client: string): void {
    const strikes = this.strikes.get(client) ?? { count: 0, since: 0 };
    this.strikes.delete(client);
    this.strikes.set(client, { count: strikes.count + 1, since: this.props.now() });
    forgetOldest(this.strikes, MOST_REMEMBERED);
  }

  private remember(instance: string, box: Box): void {
    const now = this.props.now();
    const message = this.messages.get(instance) ?? { boxes: new Map<string, Box>(), since: now };
    message.boxes.set(box.key, box);
    this.messages.set(instance, message);
    for (const [other, { since }] of this.messages) {
      if (now - since < MESSAGE_MS) break;
      this.messages.delete(other);
    }
    forgetOldest(this.messages, MOST_REMEMBERED);
  }
}

function actionFor(answer: QuotaAnswer): string {
  switch (answer.kind) {
    case "fits":
      return ALLOW;
    case "refused":
      return answer.reply;
    case "unknown":
      return "450 4.3.0 The mailbox is not ready yet, try again later / Hop thu chua san sang";
    // The queue keeps the letter until the mail store is back.
    case "silent":
      return ALLOW;
  }
}

function sizeOf(request: Request): number {
  const size = Number(request["size"]);
  return Number.isSafeInteger(size) && size > 0 ? size : 0;
}

/** Of a stranger's text: nothing that could end a line of the dialogue. */
function printable(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, "?").slice(0, 100);
}

/** A map keeps the order of insertion. */
function forgetOldest(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
