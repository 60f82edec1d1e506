import type { Environment } from "../environments/environment";
import { nodeOf } from "../environments/nodes";
import { namesFor } from "../model/names";
import { attempt, run, type Finished } from "./command";
import { reaching } from "./nodes/swarm";
import { Problem, lastLines } from "./problem";

export interface MailServer {
  /** The Swarm service that runs Dovecot: `ct-mail-imap`. */
  readonly service: string;
  /** The engine on whose node that service runs. @default - `DOCKER_HOST` or the local socket */
  readonly dockerHost?: string | null;
}

/** Where the mail server of an environment runs: of several nodes, on the one that keeps the gate's data. */
export function mailServerOf(environment: Environment): MailServer {
  return {
    service: namesFor(environment).of("mail-imap"),
    dockerHost: nodeOf(environment, "edge")?.engine ?? environment.docker.host,
  };
}

/** `locked`: no password was ever set. `suspended`: the registry closed it for now. */
export type MailboxState = "ready" | "locked" | "suspended";

export interface MailboxStatus {
  readonly address: string;
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
  const result = await execute(server, ["mail-password", mailbox.address], `${mailbox.password}\n`);
  if (result.exitCode !== 0) throw refusal(mailbox.address, result);
}

/**
 * Every mailbox of the mail server, by address.
 *
 * @throws Problem when the server does not run here, or has not received its list of mailboxes yet
 */
export async function listMailboxes(server: MailServer): Promise<MailboxStatus[]> {
  const result = await execute(server, ["mail-list"]);
  if (result.exitCode !== 0) throw refusal("", result);
  return JSON.parse(result.stdout) as MailboxStatus[];
}

async function execute(server: MailServer, command: readonly string[], input?: string): Promise<Finished> {
  const env = server.dockerHost ? reaching(server.dockerHost) : {};
  const listed = await run(
    { vi: "tìm máy chủ thư", en: "find the mail server" },
    "docker",
    [
      ...["ps", "--filter", `label=com.docker.swarm.service.name=${server.service}`],
      ...["--filter", "status=running", "--format", "{{.ID}}"],
    ],
    { env },
  );
  const [container] = listed.split("\n").filter((line) => line !== "");
  if (container === undefined) {
    throw new Problem(
      `Máy chủ thư ${server.service} không chạy trên máy này: hãy triển khai (\`npm run sandbox\`), hoặc chạy lệnh trên nút của nó.`,
      `The mail server ${server.service} does not run here: deploy it (\`npm run sandbox\`), or run this on its node.`,
    );
  }
  return attempt("docker", ["exec", "-i", container, ...command], {
    env,
    ...(input === undefined ? {} : { input }),
  });
}

/** The exit status is the contract of `mail-password` and `mail-list` (sysexits). */
function refusal(address: string, { exitCode, stderr }: Finished): Problem {
  switch (exitCode) {
    case 65:
      return new Problem(
        "Mật khẩu không được chấp nhận: cần từ 10 đến 256 ký tự.",
        "The password is refused: it needs 10 to 256 characters.",
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
