import type { Environment } from "../../environments/environment";
import { nodeOf } from "../../environments/nodes";
import { namesFor } from "../../model/names";
import { execInService, type RunningService } from "../nodes/service";
import type { Finished } from "../support/command";
import { Problem, lastLines } from "../support/problem";

/** The service that runs Dovecot. */
export type MailServer = RunningService;

/** Where Dovecot of an environment runs: of several nodes, on the one that keeps the edge's data. */
export function mailServerOf(environment: Environment): MailServer {
  return serverOf(environment, "mail-imap");
}

/** Where Postfix runs: beside it. */
export function postfixOf(environment: Environment): MailServer {
  return serverOf(environment, "mail-mx");
}

function serverOf(environment: Environment, service: "mail-imap" | "mail-mx"): MailServer {
  return {
    service: namesFor(environment).of(service),
    dockerHost: nodeOf(environment, "edge")?.engine ?? environment.docker.host,
  };
}

/** `locked`: no password was ever set. `suspended`: the registry closed it for now. */
export type MailboxState = "ready" | "locked" | "suspended";

/** Suspended at this moment, beside what the registry says. */
export interface Suspension {
  readonly reason: string;
  /** ISO 8601. */
  readonly since: string;
  readonly by: "limits" | "operator";
}

export interface MailboxStatus {
  readonly address: string;
  /** `official`, `role-<name>`, `person-<id>`, `alerts`. */
  readonly role: string;
  /** Null also where the registry suspends it. */
  readonly suspension: Suspension | null;
  readonly unit: string;
  readonly name: string;
  readonly forward: string | null;
  readonly aliases: readonly string[];
  readonly quotaMiB: number;
  readonly state: MailboxState;
}

/**
 * Sets the password of a mailbox. It goes to the server through standard input and is kept there as a hash: it
 * stands in no argument, environment or log.
 *
 * @throws Problem when the server does not run here, does not know the address, or refuses the password
 */
export async function setPassword(
  server: MailServer,
  mailbox: { readonly address: string; readonly password: string },
): Promise<void> {
  if (/[\r\n]/.test(mailbox.password)) {
    throw new Problem("Mật khẩu không được có dấu xuống dòng.", "A password must not contain a line break.");
  }
  const result = await execInService(server, ["mail-password", mailbox.address], `${mailbox.password}\n`);
  if (result.exitCode !== 0) throw refusal(mailbox.address, result);
}

/**
 * Every mailbox of the mail server, by address.
 *
 * @throws Problem when the server does not run here, or has not received its list of mailboxes yet
 */
export async function listMailboxes(server: MailServer): Promise<MailboxStatus[]> {
  const result = await execInService(server, ["mail-list"]);
  if (result.exitCode !== 0) throw refusal("", result);
  return JSON.parse(result.stdout) as MailboxStatus[];
}

export interface MailboxDetails extends MailboxStatus {
  /** Null where the mail store does not say. */
  readonly usedMiB: number | null;
  /** Sessions that are open now. */
  readonly sessions: number;
}

/**
 * One mailbox: what it uses, who has it open, and its state.
 *
 * @param address the mailbox's own, or one of its aliases
 * @throws Problem when the server does not run here, or has no such mailbox
 */
export async function showMailbox(server: MailServer, address: string): Promise<MailboxDetails> {
  const result = await execInService(server, ["mail-facts", "show", address]);
  if (result.exitCode !== 0) throw refusal(address, result);
  return JSON.parse(result.stdout) as MailboxDetails;
}

/**
 * Suspends a mailbox at this moment, in all its open sessions, until it is lifted: nothing has to be deployed.
 *
 * @throws Problem when the server does not run here, or has no such mailbox
 */
export async function suspendMailbox(server: MailServer, address: string, reason: string): Promise<void> {
  const result = await execInService(server, ["mail-facts", "suspend", address], reason);
  if (result.exitCode !== 0) throw refusal(address, result);
}

/**
 * Lets a mailbox in again that was suspended by its limits or by {@link suspendMailbox}.
 *
 * @throws Problem when it was not, the registry's own suspension among them
 */
export async function liftMailbox(server: MailServer, address: string): Promise<void> {
  const result = await execInService(server, ["mail-facts", "lift", address]);
  if (result.exitCode !== 0) throw refusal(address, result);
}

/** Ends the open sessions of a mailbox; whoever has its password may log in again. */
export async function kickMailbox(server: MailServer, address: string): Promise<void> {
  const result = await execInService(server, ["mail-facts", "kick", address]);
  if (result.exitCode !== 0) throw refusal(address, result);
}

/** The exit status is the contract of `mail-password`, `mail-list` and `mail-facts` (sysexits). */
function refusal(address: string, { exitCode, stderr }: Finished): Problem {
  switch (exitCode) {
    case 65:
      return new Problem(
        "Mật khẩu không được chấp nhận: cần từ 10 đến 256 ký tự.",
        "The password is refused: it needs 10 to 256 characters.",
      );
    case 66:
      return new Problem(
        `${address} không bị khóa ở máy chủ. Nếu sổ đăng ký khóa hộp thư (mục \`suspended\`), hãy xóa mục đó rồi triển khai.`,
        `${address} is not suspended at the server. Where the registry suspends it (suspended), take that away and deploy.`,
      );
    case 67:
      return new Problem(
        `Máy chủ thư không có hộp thư ${address}: hãy xem \`congtruong mailbox list\`, hoặc khai báo trong schools.yaml rồi triển khai.`,
        `The mail server has no mailbox ${address}: see \`congtruong mailbox list\`, or enter it in schools.yaml and deploy.`,
      );
    case 69:
      return new Problem(
        "Máy chủ thư chưa nhận được danh sách hộp thư: hãy đợi vài giây rồi thử lại.",
        "The mail server has not received its list of mailboxes yet: wait some seconds and try again.",
      );
    default:
      return new Problem(
        `Máy chủ thư không làm được việc này (mã ${exitCode}); lời của nó ở dưới.`,
        `The mail server could not do it (status ${exitCode}); its own words are below.`,
        lastLines(stderr),
      );
  }
}
