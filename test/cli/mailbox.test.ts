import { Command } from "commander";
import { generatePassword, registerMailbox, table } from "../../cli/mailbox";
import type { MailboxStatus } from "../../engine/mailboxes";

const mailbox = (changes: Partial<MailboxStatus>): MailboxStatus => ({
  address: "a@hcm.edu.vn",
  unit: "7900866",
  name: "Trường A",
  forward: null,
  aliases: [],
  quotaMiB: 1024,
  state: "ready",
  ...changes,
});

test("the list has one line a mailbox, with its state and where its mail goes", () => {
  const text = table([
    mailbox({}),
    mailbox({ address: "truongdai@hcm.edu.vn", state: "locked", name: "Trường B" }),
    mailbox({ state: "suspended", forward: "b@hcm.edu.vn" }),
  ]);
  expect(text.split("\n")).toEqual([
    "a@hcm.edu.vn          dùng được / ready               Trường A",
    "truongdai@hcm.edu.vn  chưa có mật khẩu / no password  Trường B",
    "a@hcm.edu.vn          tạm khóa / suspended            Trường A -> b@hcm.edu.vn",
    "",
  ]);
});

test("no mailboxes make no lines", () => {
  expect(table([])).toBe("");
});

test("a password made here can be typed from paper, is long enough, and is never the same", () => {
  const made = Array.from({ length: 200 }, generatePassword);
  for (const password of made) expect(password).toMatch(/^[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){3}$/);
  expect(new Set(made).size).toBe(made.length);
});

test("the password is no argument: what follows the address is refused", async () => {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  registerMailbox(program);
  for (const verb of program.commands.flatMap((command) => [command, ...command.commands]))
    verb.exitOverride();
  const run = program.parseAsync(["node", "congtruong", "mailbox", "password", "a@hcm.edu.vn", "bi-mat"]);
  await expect(run).rejects.toMatchObject({ code: "commander.excessArguments" });
});
