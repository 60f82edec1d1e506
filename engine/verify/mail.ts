import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { types } from "node:util";
import { ImapFlow } from "imapflow";
import { createTransport } from "nodemailer";
import type { CheckResult } from "./result";

export interface MailboxCheck {
  /** Where both servers are reached; a name or an address. */
  readonly host: string;
  /** The port that other mail servers deliver to (STARTTLS). */
  readonly smtpPort: number;
  /** The port that mail programs send through (TLS from the start, with a log-in). */
  readonly submissionsPort: number;
  /** The port of IMAP over TLS. */
  readonly imapPort: number;
  /** PEM of the authorities to trust; nothing else is trusted. */
  readonly ca: string;
  /** The name that must stand in both certificates. */
  readonly servername: string;
  readonly address: string;
  readonly password: string;
  /** How long a message may take to arrive. @default - 20 seconds */
  readonly patienceMs?: number;
}

/** Letters that a wrong transfer encoding or character set would not survive. */
const BODY = "Kính gửi: Đây là thư kiểm tra tự động, gồm đủ dấu tiếng Việt (ằ, ặ, ễ, ữ, ợ, đ).";

/**
 * Knocks where other mail servers do, then sends the mailbox a message of its own and reads it back, as its owner would:
 * all over TLS with a verified certificate. The message is deleted in the end, whether its text was intact or not.
 *
 * Whatever goes wrong is a result, never an exception.
 */
export async function checkMailbox(check: MailboxCheck): Promise<CheckResult> {
  const start = performance.now();
  const result = (ok: boolean, detail: string): CheckResult => ({
    ok,
    detail,
    short: "",
    milliseconds: Math.round(performance.now() - start),
  });
  const messageId = `<${randomUUID()}@${check.servername}>`;
  try {
    await knock(check);
  } catch (error) {
    return result(false, `Máy chủ khác không gửi thư đến được (cổng ${check.smtpPort}): ${reason(error)}`);
  }
  try {
    await send(check, messageId);
  } catch (error) {
    return result(false, `Không gửi được thư (cổng ${check.submissionsPort}): ${reason(error)}`);
  }
  try {
    const body = await readAndDelete(check, messageId);
    if (body === undefined) return result(false, "Thư đã gửi nhưng không đến hộp thư");
    if (!body.includes(BODY)) return result(false, "Thư đến nơi nhưng nội dung tiếng Việt bị hỏng");
    return result(true, "Thư gửi đến được và đọc được");
  } catch (error) {
    return result(false, `Không đọc được hộp thư (cổng ${check.imapPort}): ${reason(error)}`);
  }
}

const connection = ({ host, ca, servername }: MailboxCheck) => ({
  host,
  tls: { ca, servername },
  name: servername,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
});

/** Greets, goes over to TLS and leaves: strangers cannot write in the mailbox's own name. */
async function knock(check: MailboxCheck): Promise<void> {
  const transport = createTransport({
    ...connection(check),
    port: check.smtpPort,
    secure: false,
    requireTLS: true,
  });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

async function send(check: MailboxCheck, messageId: string): Promise<void> {
  const transport = createTransport({
    ...connection(check),
    port: check.submissionsPort,
    secure: true,
    auth: { user: check.address, pass: check.password },
  });
  try {
    await transport.sendMail({
      from: { name: "Cổng Trường", address: check.address },
      to: check.address,
      subject: "Kiểm tra hộp thư",
      messageId,
      headers: { "Auto-Submitted": "auto-generated" },
      // Base64, so that no line break or blank of the transport can get into the text.
      textEncoding: "base64",
      text: BODY,
    });
  } finally {
    transport.close();
  }
}

/** The text of that message, or undefined when it did not come in time. */
async function readAndDelete(check: MailboxCheck, messageId: string): Promise<string | undefined> {
  const client = new ImapFlow({
    host: check.host,
    port: check.imapPort,
    secure: true,
    servername: check.servername,
    tls: { ca: check.ca },
    auth: { user: check.address, pass: check.password },
    logger: false,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  // A connection that breaks fails the command that waits for it; the event alone must not end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.mailboxOpen("INBOX");
    const deadline = performance.now() + (check.patienceMs ?? 20_000);
    for (;;) {
      const [uid] = (await client.search({ header: { "message-id": messageId } }, { uid: true })) || [];
      if (uid !== undefined) {
        const { content } = await client.download(String(uid), "1", { uid: true });
        const chunks: Buffer[] = [];
        for await (const chunk of content ?? []) chunks.push(chunk as Buffer);
        await client.messageDelete(String(uid), { uid: true });
        return Buffer.concat(chunks).toString("utf8");
      }
      if (performance.now() > deadline) return undefined;
      await pause(200);
      await client.noop();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}

/** What the server or the network said, without the words of our libraries. */
function reason(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  const { responseText, response, authenticationFailed, code } = error as Error & {
    responseText?: string;
    response?: string;
    authenticationFailed?: boolean;
    code?: string;
  };
  if (authenticationFailed === true || code === "EAUTH")
    return "tên đăng nhập hoặc mật khẩu không đúng, hoặc hộp thư đang bị khóa";
  if (error.message.includes("ECONNREFUSED")) return "máy chủ không nhận kết nối";
  return (responseText ?? response ?? error.message).split("\n")[0] ?? "";
}
