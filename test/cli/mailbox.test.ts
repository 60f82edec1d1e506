import { Command } from "commander";
import {
  describeMailbox,
  filtered,
  generatePassword,
  queueAction,
  registerMailbox,
  table,
} from "../../cli/mailbox";
import type { MailboxStatus } from "../../engine/mail/mailboxes";

const mailbox = (changes: Partial<MailboxStatus>): MailboxStatus => ({
  address: "a@hcm.edu.vn",
  role: "official",
  suspension: null,
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

test("the list is narrowed by unit, state and kind, and a kind that there is not is refused", () => {
  const all = [
    mailbox({}),
    mailbox({ unit: "7900867", role: "role-hieutruong", state: "locked" }),
    mailbox({ unit: "7900867", role: "person-an", state: "suspended" }),
  ];
  expect(filtered(all, {})).toEqual(all);
  expect(filtered(all, { unit: "7900867", kind: "role" })).toEqual([all[1]]);
  expect(filtered(all, { state: "suspended" })).toEqual([all[2]]);
  expect(() => filtered(all, { kind: "alias" })).toThrow(/--kind/);
  expect(() => filtered(all, { state: "open" })).toThrow(/--state/);
});

test("the queue is handled for one sender, in one way", () => {
  expect(queueAction({})).toBeNull();
  expect(queueAction({ release: true, sender: "a@hcm.edu.vn" })).toBe("release");
  expect(() => queueAction({ delete: true })).toThrow(/--sender/);
  expect(() => queueAction({ hold: true, delete: true, sender: "a@hcm.edu.vn" })).toThrow(/--hold/);
});

test("one mailbox is told a line a fact", () => {
  const suspension = { reason: "quá nhiều", since: "2026-11-29T03:00:00.000Z", by: "limits" } as const;
  expect(
    describeMailbox({ ...mailbox({ state: "suspended", suspension }), usedMiB: null, sessions: 0 }).split(
      "\n",
    ),
  ).toEqual([
    "Hộp thư / mailbox         a@hcm.edu.vn (Trường A, 7900866-official)",
    "Trạng thái / state        tạm khóa / suspended",
    "Bị khóa / suspended       2026-11-29T03:00:00.000Z, limits: quá nhiều",
    "Đã dùng / used            ? / 1024 MiB",
    "Phiên đang mở / sessions  0",
    "",
  ]);
});
