import { randomInt } from "node:crypto";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { Command } from "commander";
import type { Environment } from "../environments/environment";
import { loadEnvironment } from "../environments/load";
import {
  kickMailbox,
  liftMailbox,
  listMailboxes,
  postfixOf,
  mailServerOf,
  setPassword,
  showMailbox,
  suspendMailbox,
  type MailboxDetails,
  type MailServer,
  type MailboxStatus,
} from "../engine/mail/mailboxes";
import { rotateDkim } from "../engine/mail/dkim";
import {
  handleQueue,
  listQueue,
  traceLetter,
  type QueueAction,
  type QueuedLetter,
} from "../engine/mail/queue";
import { editRegistry } from "../engine/registry/edit";
import { defaultRegistry } from "../engine/registry/read";
import { Problem } from "../engine/support/problem";
import { renderEdit } from "../output/review/edit-report";
import { editMailbox } from "../registry/edit/mailboxes";
import { registerActivation } from "./mailbox-activation";

/** `congtruong mailbox …`: what concerns an account at this moment, and short ways to what the registry says of it. */
export function registerMailbox(program: Command): void {
  const mailbox = program
    .command("mailbox")
    .description(
      "hộp thư: mật khẩu, kích hoạt, trạng thái, tạm khóa, hàng đợi, khóa ký thư / mailboxes: passwords, activation, state, suspension, queue, keys that sign",
    );

  mailbox
    .command("password")
    .argument("<address>", "địa chỉ hộp thư / the mailbox's address")
    .option("--generate", "tự tạo mật khẩu và in ra một lần / make a password and print it once")
    .description(
      "đặt mật khẩu (hỏi, hoặc đọc từ đầu vào chuẩn) / set the password (asked for, or read from stdin)",
    )
    .action(async (address: string, options: { readonly generate?: boolean }) => {
      const password = options.generate === true ? generatePassword() : await readPassword();
      await setPassword(mailServer(), { address: address.trim().toLowerCase(), password });
      if (options.generate === true) process.stdout.write(`${password}\n`);
      process.stderr.write(`Đã đặt mật khẩu cho ${address} / the password of ${address} is set\n`);
    });

  registerActivation(mailbox, withFormat);

  withFormat(mailbox.command("list"))
    .option("--unit <id>", "của một đơn vị / of one unit")
    .option("--state <state>", "ready, locked hoặc suspended / ready, locked or suspended")
    .option("--kind <kind>", "official, role hoặc person / official, role or person")
    .description("các hộp thư và trạng thái / the mailboxes and their state")
    .action(async (options: ListOptions) => {
      const mailboxes = filtered(await listMailboxes(mailServer()), options);
      print(options, mailboxes, table(mailboxes));
    });

  withFormat(mailbox.command("show"))
    .argument("<address>", ADDRESS)
    .description(
      "một hộp thư: dung lượng đã dùng, phiên đang mở, trạng thái / one mailbox: use, sessions, state",
    )
    .action(async (address: string, options: FormatOption) => {
      const details = await showMailbox(mailServer(), lower(address));
      print(options, details, describeMailbox(details));
    });

  mailbox
    .command("suspend")
    .argument("<address>", ADDRESS)
    .requiredOption("--reason <text>", "lý do / why")
    .option("--record", "ghi cả vào sổ đăng ký / write it into the registry too")
    .option("--registry <file>", REGISTRY, defaultRegistry())
    .description(
      "khóa ngay, cả các phiên đang mở; không cần triển khai / suspend at once, open sessions too; nothing to deploy",
    )
    .action(async (address: string, options: SuspendOptions) => {
      await suspendMailbox(mailServer(), lower(address), options.reason);
      process.stderr.write(`Đã khóa ${address} / ${address} is suspended\n`);
      if (options.record !== true) return;
      const since = new Date().toISOString().slice(0, 10);
      edit(options, address, "tạm khóa", () => [
        [["suspended", "reason"], options.reason],
        [["suspended", "since"], since],
      ]);
    });

  mailbox
    .command("lift")
    .argument("<address>", ADDRESS)
    .description("mở lại hộp thư bị khóa ở máy chủ / let a mailbox in again that is suspended at the server")
    .action(async (address: string) => {
      await liftMailbox(mailServer(), lower(address));
      process.stderr.write(
        `Đã mở lại ${address}; thư của nó còn giữ trong hàng đợi: congtruong mailbox queue --sender ${address} / ` +
          "it is let in again; its letters are still held in the queue\n",
      );
    });

  mailbox
    .command("kick")
    .argument("<address>", ADDRESS)
    .description("kết thúc các phiên đang mở / end the sessions that are open")
    .action(async (address: string) => {
      await kickMailbox(mailServer(), lower(address));
      process.stderr.write(`Đã kết thúc các phiên của ${address} / its sessions have ended\n`);
    });

  mailbox
    .command("alias")
    .argument("<address>", ADDRESS)
    .argument("<alias>", "địa chỉ phụ / the further address")
    .option("--registry <file>", REGISTRY, defaultRegistry())
    .description("thêm địa chỉ phụ vào sổ đăng ký / add an alias, in the registry")
    .action((address: string, alias: string, options: RegistryOption) => {
      edit(options, address, `địa chỉ phụ ${lower(alias)}`, ({ aliases }) => {
        const known: readonly unknown[] = Array.isArray(aliases) ? aliases : [];
        return known.includes(lower(alias)) ? [] : [[["aliases", known.length], lower(alias)]];
      });
    });

  mailbox
    .command("quota")
    .argument("<address>", ADDRESS)
    .argument("<MiB>", "dung lượng / room")
    .option("--registry <file>", REGISTRY, defaultRegistry())
    .description("đặt dung lượng trong sổ đăng ký / set a mailbox's room, in the registry")
    .action((address: string, size: string, options: RegistryOption) => {
      if (!/^[1-9]\d{0,5}$/.test(size)) {
        throw new Problem(`"${size}" không phải số MiB.`, `"${size}" is no number of MiB.`);
      }
      edit(options, address, `dung lượng ${size} MiB`, () => [[["quotaMiB"], Number(size)]]);
    });

  withFormat(mailbox.command("queue"))
    .option("--sender <address>", "thư của một người gửi / letters of one sender")
    .option("--hold", "giữ các thư đó lại / hold them")
    .option("--release", "cho các thư đó đi / let them go on")
    .option("--delete", "xóa hẳn các thư đó / take them away for good")
    .description("thư còn đợi ở máy chủ / letters that wait at the server")
    .action(async (options: QueueOptions) => {
      const server = postfix();
      const letters = (await listQueue(server)).filter(
        ({ sender }) => options.sender === undefined || sender.toLowerCase() === lower(options.sender),
      );
      const action = queueAction(options);
      if (action !== null) {
        await handleQueue(
          server,
          action,
          letters.map(({ id }) => id),
        );
      }
      print(options, letters, queueTable(letters));
    });

  withFormat(mailbox.command("trace"))
    .argument("<id>", "mã thư ở máy chủ, hoặc Message-ID / a queue id or a Message-ID")
    .option("--since <time>", "xem lại bao lâu, ví dụ 24h / how far back", "24h")
    .description(
      "đường đi của một thư, từ máy chủ nhận đến hộp thư / one letter's way from Postfix to its mailbox",
    )
    .action(async (id: string, options: FormatOption & { readonly since: string }) => {
      const lines = await traceLetter({ postfix: postfix(), dovecot: mailServer() }, id, options.since);
      if (lines.length === 0) {
        throw new Problem(
          `Không có dòng nào về thư ${id} trong ${options.since} qua: xem lại mã, hoặc thêm --since.`,
          `No line is about ${id} in the last ${options.since}: check the id, or look further back (--since).`,
        );
      }
      print(options, lines, lines.map(({ time, server, line }) => `${time} ${server} ${line}\n`).join(""));
    });

  mailbox
    .command("dkim")
    .description("khóa ký thư / the keys that mail is signed with")
    .command("rotate")
    .argument("<domain>", "miền thư, ví dụ hcm.edu.vn / the mail domain, such as hcm.edu.vn")
    .description(
      "ký bằng khóa kế tiếp (đã công bố), hủy khóa cũ, tạo khóa dự phòng mới / sign with the next key (published already), destroy the one before, make another",
    )
    .action(async (domain: string) => {
      const environment = currentEnvironment();
      const { retired, signs } = await rotateDkim(environment, domain.trim().toLowerCase());
      process.stdout.write(
        `${domain}: ký bằng ${signs}, đã hủy ${retired} / signed by ${signs}, ${retired} is destroyed\n` +
          "Chạy `congtruong public-keys collect`, đưa vào git rồi triển khai để công bố khóa dự phòng mới; bản ghi của khóa cũ còn cần hai tuần. / " +
          "Run `congtruong public-keys collect`, commit and deploy, so that the new spare key is published; the old one's record stays for two weeks.\n",
      );
    });
}

const ADDRESS = "địa chỉ hộp thư / the mailbox's address";
const REGISTRY = "schools.yaml hoặc thư mục chứa nó / the registry";

interface FormatOption {
  readonly format: string;
}
interface RegistryOption {
  readonly registry: string;
}
interface ListOptions extends FormatOption, MailboxFilter {}
interface SuspendOptions extends RegistryOption {
  readonly reason: string;
  readonly record?: boolean;
}
interface QueueOptions extends FormatOption, QueueChoice {
  readonly sender?: string;
}

function withFormat(command: Command): Command {
  return command.option(
    "--format <format>",
    "text hoặc json / text or json",
    (format) => {
      if (format === "text" || format === "json") return format;
      throw new Problem(
        `Không có dạng "${format}": hãy dùng --format text hoặc json.`,
        `There is no format "${format}": use --format text or json.`,
      );
    },
    "text",
  );
}

function print({ format }: FormatOption, value: unknown, text: string): void {
  process.stdout.write(format === "json" ? `${JSON.stringify(value, null, 2)}\n` : text);
}

const lower = (address: string): string => address.trim().toLowerCase();

/** Changes what the registry says of a mailbox; it comes in force with the next deployment. */
function edit(
  { registry }: RegistryOption,
  address: string,
  done: string,
  fields: Parameters<typeof editMailbox>[2],
): void {
  const report = editRegistry(registry, (text) => editMailbox(text, lower(address), fields));
  process.stdout.write(renderEdit({ vi: `${lower(address)}: ${done}`, en: "set" }, report));
}

export interface MailboxFilter {
  readonly unit?: string;
  readonly state?: string;
  readonly kind?: string;
}

/** @throws Problem for a state or kind that there is not */
export function filtered(
  mailboxes: readonly MailboxStatus[],
  { unit, state, kind }: MailboxFilter,
): readonly MailboxStatus[] {
  requireOneOf("--state", state, Object.keys(STATES));
  requireOneOf("--kind", kind, ["official", "role", "person"]);
  return mailboxes.filter(
    (each) =>
      (unit === undefined || each.unit === unit) &&
      (state === undefined || each.state === state) &&
      (kind === undefined || each.role.split("-")[0] === kind),
  );
}

function requireOneOf(option: string, value: string | undefined, known: readonly string[]): void {
  if (value === undefined || known.includes(value)) return;
  throw new Problem(
    `${option} không nhận "${value}": hãy dùng ${known.join(", ")}.`,
    `${option} does not take "${value}": use ${known.join(", ")}.`,
  );
}

interface QueueChoice {
  readonly hold?: boolean;
  readonly release?: boolean;
  readonly delete?: boolean;
  readonly sender?: string;
}

/** @throws Problem for two at once, or one without a sender: the whole queue is nobody's to throw away by a slip */
export function queueAction(options: QueueChoice): QueueAction | null {
  const chosen = (["hold", "release", "delete"] as const).filter((each) => options[each] === true);
  const [action] = chosen;
  if (action === undefined) return null;
  if (chosen.length === 1 && options.sender !== undefined) return action;
  throw new Problem(
    "Chỉ chọn một trong --hold, --release, --delete, và nêu người gửi bằng --sender.",
    "Choose one of --hold, --release and --delete, and name the sender by --sender.",
  );
}

function queueTable(letters: readonly QueuedLetter[]): string {
  return letters
    .map(
      ({ id, queue, arrived, sender, recipients, reason }) =>
        `${id}  ${queue.padEnd(8)}  ${arrived}  ${sender || "<>"} -> ${recipients.join(", ")}${reason === "" ? "" : `  (${reason})`}\n`,
    )
    .join("");
}

/** What a person asks of a mailbox, a line each. */
export function describeMailbox(details: MailboxDetails): string {
  const { address, name, unit, role, state, suspension, usedMiB, quotaMiB, sessions, aliases, forward } =
    details;
  const rows: readonly (readonly [string, string])[] = [
    ["Hộp thư / mailbox", `${address} (${name}, ${unit}-${role})`],
    ["Trạng thái / state", STATES[state]],
    ...(suspension === null
      ? []
      : [["Bị khóa / suspended", `${suspension.since}, ${suspension.by}: ${suspension.reason}`] as const]),
    ["Đã dùng / used", `${usedMiB ?? "?"} / ${quotaMiB} MiB`],
    ["Phiên đang mở / sessions", String(sessions)],
    ...(aliases.length === 0 ? [] : [["Địa chỉ phụ / aliases", aliases.join(", ")] as const]),
    ...(forward === null ? [] : [["Chuyển tiếp / forward", forward] as const]),
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}\n`).join("");
}

function postfix(): MailServer {
  return postfixOf(currentEnvironment());
}

function currentEnvironment(): Environment {
  return loadEnvironment(process.cwd(), process.env.CONGTRUONG_ENV ?? "sandbox");
}

function mailServer(): MailServer {
  return mailServerOf(currentEnvironment());
}

/** Letters and digits that nobody takes for one another on a printed sheet. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

/** Four groups of four, 79 bits: `k7mp-x2qa-…`. */
export function generatePassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}

const STATES: Readonly<Record<MailboxStatus["state"], string>> = {
  ready: "dùng được / ready",
  locked: "chưa có mật khẩu / no password",
  suspended: "tạm khóa / suspended",
};

/** One mailbox a line: address, state, name, and where its mail goes if elsewhere. */
export function table(mailboxes: readonly MailboxStatus[]): string {
  const width = Math.max(0, ...mailboxes.map(({ address }) => address.length));
  const stateWidth = Math.max(...Object.values(STATES).map(({ length }) => length));
  return mailboxes
    .map(({ address, state, name, forward }) =>
      [
        address.padEnd(width),
        STATES[state].padEnd(stateWidth),
        forward === null ? name : `${name} -> ${forward}`,
      ].join("  "),
    )
    .map((line) => `${line}\n`)
    .join("");
}

async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) {
    const first = await ask("Mật khẩu mới / new password: ");
    if (first === (await ask("Nhập lại / again: "))) return first;
    throw new Problem("Hai lần nhập không giống nhau.", "The two entries are not the same.");
  }
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const [line = ""] = Buffer.concat(chunks).toString("utf8").split(/\r?\n/);
  if (line !== "") return line;
  throw new Problem(
    "Chưa có mật khẩu ở đầu vào chuẩn: hãy chạy trong cửa sổ dòng lệnh, hoặc dùng --generate.",
    "There is no password on standard input: run this in a terminal, or use --generate.",
  );
}

/** Asks on the terminal without showing what is typed. */
async function ask(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(question);
  try {
    return await terminal.question("");
  } finally {
    terminal.close();
    process.stderr.write("\n");
  }
}
