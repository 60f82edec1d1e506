import type {
  ActivationRequest,
  Batch,
  BatchOutcome,
  LedgerEntry,
  ReminderOutcome,
  SkipReason,
} from "../../images/mail/activation-desk";
import type { ActivationState } from "../../images/mail/activations";
import { execInService } from "../nodes/service";
import { Problem, lastLines } from "../support/problem";
import type { MailServer } from "./mailboxes";

export type {
  ActivationRequest,
  ActivationState,
  Batch,
  BatchOutcome,
  LedgerEntry,
  ReminderOutcome,
  SkipReason,
};

/**
 * Gives out codes that set a first password. They are made and sent inside the mail server: of a sheet its encrypted form
 * comes out, of a letter nothing.
 *
 * @throws Problem when the server does not run here, or knows no page for them
 */
export async function activate(
  server: MailServer,
  request: ActivationRequest,
): Promise<readonly BatchOutcome[]> {
  return (await ask(server, "activate", request)) as readonly BatchOutcome[];
}

/** What became of every code that was given out. */
export async function listActivations(server: MailServer): Promise<readonly LedgerEntry[]> {
  return (await ask(server, "activations")) as readonly LedgerEntry[];
}

/**
 * Reminds those who were sent codes by letter.
 *
 * @param addresses whose; null for all that wait
 */
export async function remind(
  server: MailServer,
  addresses: readonly string[] | null,
): Promise<ReminderOutcome> {
  return (await ask(server, "remind", { addresses })) as ReminderOutcome;
}

async function ask(server: MailServer, verb: string, asked: object = {}): Promise<unknown> {
  const { exitCode, stdout, stderr } = await execInService(
    server,
    ["mail-facts", verb],
    JSON.stringify(asked),
  );
  switch (exitCode) {
    case 0:
      return JSON.parse(stdout) as unknown;
    case 69:
      throw new Problem(
        "Máy chủ thư chưa nhận được danh sách hộp thư: hãy đợi vài giây rồi thử lại.",
        "The mail server has not received its list of mailboxes yet: wait some seconds and try again.",
      );
    case 78:
      throw new Problem(
        `${server.service} chưa biết địa chỉ trang kích hoạt (ACTIVATION_PAGE): hãy triển khai lại stack \`mail\`.`,
        `${server.service} does not know the page for first passwords (ACTIVATION_PAGE): deploy the stack \`mail\` again.`,
      );
    default:
      throw new Problem(
        `Máy chủ thư không làm được việc này (mã ${exitCode}); lời của nó ở dưới.`,
        `The mail server could not do it (status ${exitCode}); its own words are below.`,
        lastLines(stderr),
      );
  }
}
