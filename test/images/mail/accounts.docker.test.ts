import type { ImapFlow } from "imapflow";
import { listMailboxes } from "../../../engine/mail/mailboxes";
import { checkMailbox } from "../../../engine/verify/mail";
import type { MailAddress } from "../../../model/city";
import { describeWithDocker, docker, eventually } from "../../support/docker";
import { MAIL_HOST } from "./servers";
import {
  ALERTS,
  FACTS,
  LEAVING,
  OTHER,
  PASSWORD,
  RETIRING,
  SCHOOL,
  SUSPENDED,
  ThemedServers,
  facts,
  find,
  refused,
} from "./themed";

describeWithDocker("mailboxes of the mail servers", () => {
  const mail = new ThemedServers("accounts");

  const check = () => ({
    host: "127.0.0.1",
    smtpPort: mail.servers.ports.smtp,
    submissionsPort: mail.servers.ports.submissions,
    imapPort: mail.servers.ports.imaps,
    ca: mail.servers.ca,
    servername: MAIL_HOST,
    address: ALERTS,
    password: PASSWORD,
  });

  test("no account can be used before its password is set; then exactly with that", async () => {
    expect(new Set(Object.values(await mail.states()))).toEqual(new Set(["locked"]));
    await refused(mail.servers.login(SCHOOL, ""));
    await Promise.all([
      mail.password(SCHOOL),
      mail.password(OTHER, "một mật khẩu khác"),
      mail.password(ALERTS),
    ]);
    expect(await mail.states()).toMatchObject({
      [SCHOOL]: "ready",
      [OTHER]: "ready",
      "tttt@hcm.edu.vn": "locked",
    });
    await mail.as(SCHOOL, async () => undefined);
  });

  test("a password holds from the moment that it is set, however often somebody logs in meanwhile", async () => {
    let over = false;
    // So that Dovecot has looked at its list in every second.
    const others = (async () => {
      while (!over) await mail.as(ALERTS, async () => undefined);
    })();
    for (const password of ["mật khẩu thứ hai", "mật khẩu thứ ba", PASSWORD]) {
      await mail.password(SCHOOL, password);
      await mail.as(SCHOOL, async () => undefined, password);
    }
    over = true;
    await others;
  });

  test("a password is refused when it is short, or for an address that the registry does not name", async () => {
    await expect(mail.password(SCHOOL, "ngắn")).rejects.toThrow(/từ 10 đến 256 ký tự/);
    await expect(mail.password("giaovien@hcm.edu.vn")).rejects.toThrow(
      /không có hộp thư giaovien@hcm\.edu\.vn/,
    );
    await expect(mail.password('a"b@hcm.edu.vn')).rejects.toThrow(/không có hộp thư/);
    await expect(listMailboxes({ service: "ctm-nothing" })).rejects.toThrow(
      /ctm-nothing không chạy trên máy này/,
    );
  });

  test("the check of a mailbox passes for the right one and leaves nothing behind", async () => {
    expect(await checkMailbox(check())).toMatchObject({ ok: true, detail: "Thư gửi đến được và đọc được" });
    await mail.as(ALERTS, async (client) =>
      expect(await client.status("INBOX", { messages: true })).toMatchObject({ messages: 0 }),
    );
  });

  test("every mailbox has the folders that mail programs look for, and its quota", async () => {
    await mail.as(SCHOOL, async (client) => {
      const uses = Object.fromEntries(
        (await client.list()).map(({ path, specialUse }) => [path, specialUse]),
      );
      expect(uses).toEqual({
        INBOX: "\\Inbox",
        Drafts: "\\Drafts",
        Sent: "\\Sent",
        Junk: "\\Junk",
        Trash: "\\Trash",
      });
      await client.mailboxCreate("Công văn 2026.11");
      expect((await client.list()).map(({ path }) => path)).toContain("Công văn 2026.11");
      expect(await client.getQuota("INBOX")).toMatchObject({ storage: { limit: 1024 * 1024 * 1024 } });
    });
  });

  test("facts that cannot be read change nothing", async () => {
    mail.servers.publish({ "mailboxes/cell-01.json": '[{"address": "thcsng' });
    const complaints = () => mail.servers.logs().match(/cell-01\.json is not JSON/g) ?? [];
    await eventually("both servers say so", () => complaints().length >= 2);
    await mail.as(SCHOOL, async () => undefined);
    await mail.deliver(SCHOOL, "Dữ kiện hỏng");
  });

  describe("when the facts change", () => {
    const RENAMED = "thcsnguyendu2@hcm.edu.vn";
    let closing: ImapFlow;
    let staying: ImapFlow;

    beforeAll(async () => {
      await Promise.all([mail.password(SUSPENDED), mail.password(LEAVING)]);
      await Promise.all([SCHOOL, LEAVING].map((address) => mail.deliver(address, "Trước khi thay đổi")));
      await mail.as(SCHOOL, (client) => find(client, "Trước khi thay đổi"));
      [closing, staying] = await Promise.all([
        mail.servers.login(SUSPENDED, PASSWORD),
        mail.servers.login(ALERTS, PASSWORD),
      ]);
      await mail.publish([
        facts(SCHOOL, { address: RENAMED as MailAddress, aliases: [SCHOOL] }),
        facts(OTHER),
        facts(RETIRING, { forward: ALERTS as MailAddress }),
        facts(SUSPENDED, { suspended: true }),
      ]);
    });

    afterAll(async () => {
      await mail.publish(FACTS);
    });

    test("a new address keeps mail and password, and the old one can stay as an alias", async () => {
      await mail.deliver(SCHOOL, "Gửi tới địa chỉ cũ");
      const message = { to: RENAMED, subject: "Gửi từ địa chỉ cũ", envelope: { from: SCHOOL, to: RENAMED } };
      await mail.submit(message, RENAMED);
      await mail.as(RENAMED, async (client) => {
        for (const subject of ["Trước khi thay đổi", "Gửi tới địa chỉ cũ", message.subject])
          await find(client, subject);
      });
    });

    test("a retiring unit's new mail goes to its successor", async () => {
      await mail.deliver(RETIRING, "Gửi trường đã sáp nhập");
      await mail.as(ALERTS, (client) => find(client, "Gửi trường đã sáp nhập"));
    });

    test("who may not log in any more is out at once, and nobody else", async () => {
      await eventually("the open session is closed", () => !closing.usable);
      await staying.noop();
      expect(staying.usable).toBe(true);
      await staying.logout();
      expect(await mail.states()).toMatchObject({ [SUSPENDED]: "suspended" });
      await Promise.all([
        refused(mail.servers.login(SCHOOL, PASSWORD)),
        refused(mail.servers.login(SUSPENDED, PASSWORD)),
        refused(mail.servers.login(LEAVING, PASSWORD)),
        expect(mail.submit({ to: OTHER }, SUSPENDED)).rejects.toMatchObject({ responseCode: 535 }),
      ]);
    });

    test("a suspended mailbox still receives, one that left does not", async () => {
      await mail.deliver(SUSPENDED, "Trong lúc tạm khóa");
      await expect(mail.deliver(LEAVING, "Không ai nhận")).rejects.toThrow(/550 5\.1\.1/);
    });
  });

  test("a mailbox that comes back finds its mail, and its password holds", async () => {
    await mail.as(LEAVING, (client) => find(client, "Trước khi thay đổi"));
    await mail.as(SUSPENDED, (client) => find(client, "Trong lúc tạm khóa"));
  });

  test("the check of a mailbox says what is wrong", async () => {
    const failures = await Promise.all(
      [
        { password: "sai rồi nhé" },
        { address: "a@hcm.edu.vn" },
        { servername: "mail.khac.vn" },
        { smtpPort: 1 },
        { submissionsPort: 1 },
      ].map(async (wrong) => (await checkMailbox({ ...check(), ...wrong })).detail),
    );
    const login = `Không gửi được thư (cổng ${mail.servers.ports.submissions}): tên đăng nhập hoặc mật khẩu không đúng, hoặc hộp thư đang bị khóa`;
    expect(failures).toEqual([
      login,
      login,
      expect.stringContaining("mail.khac.vn"),
      "Máy chủ khác không gửi thư đến được (cổng 1): máy chủ không nhận kết nối",
      "Không gửi được thư (cổng 1): máy chủ không nhận kết nối",
    ]);
  });

  test("nobody gets in with another password, nor as a file, and both are counted", async () => {
    const counted = (outcome: string): number =>
      Number(
        new RegExp(`^dovecot_logins_${outcome}_total (\\d+)$`, "m").exec(mail.servers.figures("imap"))?.[1],
      );
    const [passed, failed] = [counted("passed"), counted("failed")];
    (await mail.servers.login(SCHOOL, PASSWORD)).close();
    expect([counted("passed"), counted("failed")]).toEqual([passed + 1, failed]);
    await Promise.all([
      refused(mail.servers.login(SCHOOL, "một mật khẩu khác")),
      refused(mail.servers.login("x@../../secret/passwords", PASSWORD)),
      expect(mail.submit({ to: OTHER }, SCHOOL, "sai mật khẩu")).rejects.toThrow(/Invalid login: 535 /),
    ]);
    expect(counted("passed")).toBe(passed + 1);
    expect(counted("failed")).toBeGreaterThanOrEqual(failed + 2);
  });

  test("no password stands in a log, a process list or the store", () => {
    const store = docker("exec", mail.servers.imapService, "cat", "/secret/passwords");
    expect(store).toContain("7900866-official:{ARGON2ID}$argon2id$");
    const files = docker(
      "exec",
      mail.servers.imapService,
      "stat",
      "-c",
      "%a %U",
      "/secret/passwords",
      "/run/mail/accounts",
    );
    expect(files).toBe("600 root\n750 root");
    const processes = docker("top", mail.servers.imapService, "-eo", "pid,args");
    expect(`${store}\n${mail.servers.logs()}\n${processes}`).not.toContain(PASSWORD);
  });
});
