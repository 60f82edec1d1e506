import type { QueueAction, QueuedLetter } from "../../images/mail/queue";
import { execInService, logOfService } from "../nodes/service";
import { Problem, lastLines } from "../support/problem";
import type { MailServer } from "./mailboxes";

export type { QueueAction, QueuedLetter };

/**
 * Every letter that waits at Postfix.
 *
 * @throws Problem when it does not run here
 */
export async function listQueue(postfix: MailServer): Promise<readonly QueuedLetter[]> {
  const result = await execInService(postfix, ["mail-facts", "queue"]);
  if (result.exitCode !== 0) throw failed(result.stderr);
  return JSON.parse(result.stdout) as QueuedLetter[];
}

/**
 * Holds letters, lets them go on, or takes them away for good.
 *
 * @throws Problem when Postfix does not run here, or refuses
 */
export async function handleQueue(
  postfix: MailServer,
  action: QueueAction,
  ids: readonly string[],
): Promise<void> {
  const result = await execInService(postfix, ["mail-facts", "letters", action], `${ids.join("\n")}\n`);
  if (result.exitCode !== 0) throw failed(result.stderr);
}

/** A step of a letter on its way. */
export interface TraceLine {
  readonly server: "mail-mx" | "mail-imap";
  /** ISO 8601, as the engine has it. */
  readonly time: string;
  readonly line: string;
}

/**
 * The way of one letter through both servers, from their logs.
 *
 * @param id a queue id, as the reply to a sender has it, or a Message-ID
 * @param since how far back, such as `24h`
 * @throws Problem when the servers do not run here
 */
export async function traceLetter(
  servers: { readonly postfix: MailServer; readonly dovecot: MailServer },
  id: string,
  since: string,
): Promise<readonly TraceLine[]> {
  const [postfix, dovecot] = await Promise.all([
    logOfService(servers.postfix, since),
    logOfService(servers.dovecot, since),
  ]);
  return traceIn(postfix, dovecot, id);
}

const QUEUE_ID = /(?<=\s)[0-9A-F]{6,}(?=: )/;
const MESSAGE_ID = /message-id=<([^>]+)>/;

/** The lines about one letter: all queue ids that carry its Message-ID, and Dovecot's lines about that. */
export function traceIn(postfix: string, dovecot: string, id: string): readonly TraceLine[] {
  const wanted = id.replace(/^<|>$/g, "");
  const lines = postfix.split("\n").map((line) => ({ line, queue: QUEUE_ID.exec(line)?.[0] }));
  const messages = new Set([wanted]);
  for (const { line, queue } of lines) {
    const message = MESSAGE_ID.exec(line)?.[1];
    if (queue === wanted && message !== undefined) messages.add(message);
  }
  const queues = new Set([wanted]);
  for (const { line, queue } of lines) {
    const message = MESSAGE_ID.exec(line)?.[1];
    if (queue !== undefined && message !== undefined && messages.has(message)) queues.add(queue);
  }
  const found = [
    ...lines
      .filter(({ queue }) => queue !== undefined && queues.has(queue))
      .map(({ line }) => step("mail-mx", line)),
    ...dovecot
      .split("\n")
      .filter((line) => [...messages].some((message) => line.includes(`<${message}>`)))
      .map((line) => step("mail-imap", line)),
  ];
  return found.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}

function step(server: TraceLine["server"], line: string): TraceLine {
  const at = line.indexOf(" ");
  return { server, time: line.slice(0, at), line: line.slice(at + 1) };
}

function failed(stderr: string): Problem {
  return new Problem(
    "Máy chủ thư không làm được việc này với hàng đợi; lời của nó ở dưới.",
    "The mail server could not do this with its queue; its own words are below.",
    lastLines(stderr),
  );
}
