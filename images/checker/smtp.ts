import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";

/** One reply of an SMTP server (RFC 5321, 4.2): its code and the text of its last line. */
export interface Reply {
  readonly code: number;
  readonly text: string;
}

/** What a server says about one recipient: it takes mail for it, it refuses for good, or it does not say now. */
export type Verdict = "accepted" | "refused" | "unknown";

export interface Session {
  readonly server: string;
  /** The name to greet with. */
  readonly hello: string;
  readonly timeoutMs: number;
}

/**
 * Asks one server about many recipients in one session, and sends nothing: the sender is empty (as for a bounce) and
 * the session ends after the last RCPT.
 *
 * A server that cannot be reached, or ends the session early, gives `unknown` for what it was not asked or did not
 * answer; it is never taken for a refusal.
 */
export async function verdicts(
  recipients: readonly string[],
  session: Session,
): Promise<Map<string, Verdict>> {
  const found = new Map<string, Verdict>(recipients.map((recipient) => [recipient, "unknown"]));
  const [host = "", port = "25"] = session.server.split(":");
  const socket = connect({ host, port: Number(port) });
  socket.setTimeout(session.timeoutMs, () => socket.destroy(new Error("timeout")));
  try {
    const replies = readReplies(socket);
    const say = async (line: string | null): Promise<Reply> => {
      if (line !== null) socket.write(`${line}\r\n`);
      const next = await replies.next();
      if (next.done === true) throw new Error("the server closed the session");
      return next.value;
    };
    await expect2xx(say(null));
    await expect2xx(say(`EHLO ${session.hello}`));
    await expect2xx(say("MAIL FROM:<>"));
    for (const recipient of recipients) {
      const { code } = await say(`RCPT TO:<${recipient}>`);
      if (code === 421) break;
      if (code >= 200 && code < 300) found.set(recipient, "accepted");
      else if (code >= 500) found.set(recipient, "refused");
    }
    socket.end("QUIT\r\n");
  } catch {
    // What is known so far stands; the rest stays unknown.
  } finally {
    socket.destroy();
  }
  return found;
}

async function expect2xx(reply: Promise<Reply>): Promise<void> {
  const { code, text } = await reply;
  if (code < 200 || code >= 300) throw new Error(`${code} ${text}`);
}

async function* readReplies(socket: Socket): AsyncGenerator<Reply, void> {
  for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
    const match = /^(\d{3})([ -]?)(.*)$/.exec(line);
    if (match === null) throw new Error("not an SMTP reply");
    if (match[2] !== "-") yield { code: Number(match[1]), text: match[3] ?? "" };
  }
}
