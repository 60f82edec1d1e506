import { randomInt } from "node:crypto";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { Command } from "commander";
import { loadEnvironment } from "../environments/load";
import {
  listMailboxes,
  mailServerOf,
  setPassword,
  type MailServer,
  type MailboxStatus,
} from "../engine/mailboxes";
import { Problem } from "../engine/problem";

/** `congtruong mailbox …`: what concerns an account and must never stand in the registry. */
export function registerMailbox(program: Command): void {
  const mailbox = program
    .command("mailbox")
    .description("hộp thư: mật khẩu, danh sách / mailboxes: passwords, list");

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

  mailbox
    .command("list")
    .option("--format <format>", "text hoặc json / text or json", "text")
    .description("các hộp thư và trạng thái / the mailboxes and their state")
    .action(async (options: { readonly format: string }) => {
      if (options.format !== "text" && options.format !== "json") {
        throw new Problem(
          `Không có dạng "${options.format}": hãy dùng --format text hoặc json.`,
          `There is no format "${options.format}": use --format text or json.`,
        );
      }
      const mailboxes = await listMailboxes(mailServer());
      process.stdout.write(
        options.format === "json" ? `${JSON.stringify(mailboxes, null, 2)}\n` : table(mailboxes),
      );
    });
}

function mailServer(): MailServer {
  const environment = loadEnvironment(process.cwd(), process.env.CONGTRUONG_ENV ?? "sandbox");
  return mailServerOf(environment);
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
