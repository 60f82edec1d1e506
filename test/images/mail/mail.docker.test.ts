import { randomBytes } from "node:crypto";
import { connect as connectTls } from "node:tls";
import type { ImapFlow, MessageStructureObject } from "imapflow";
import { createTransport, type SendMailOptions } from "nodemailer";
import { listMailboxes, setPassword } from "../../../engine/mailboxes";
import { checkMailbox } from "../../../engine/verify/mail";
import type { MailAddress, Unit } from "../../../model/city";
import { mailChannel } from "../../../templates/mail";
import type { MailboxFacts } from "../../../templates/mail/mailboxes";
import { city, environment, unit } from "../../support/city";
import { describeWithDocker, docker, eventually, imageUnderTest } from "../../support/docker";
import { MAIL_HOST, MailServers, smtp } from "./servers";
import { channelFiles } from "../../support/channel";

const SCHOOL = "thcsnguyendu@hcm.edu.vn";
const OTHER = "thptmariecurie@hcm.edu.vn";
const RETIRING = "mnhoasen@hcm.edu.vn";
const SUSPENDED = "thletrong@hcm.edu.vn";
const LEAVING = "gdtxq9@hcm.edu.vn";
const FULL = "tthtcdp6@hcm.edu.vn";
const ALERTS = "canhbao@hcm.edu.vn";
const PASSWORD = "Mật-khẩu rất dài 2026";

const hosted = (address: string): Pick<Unit, "mailbox"> => ({
  mailbox: { type: "hosted", address: address as MailAddress },
});
const ADDRESSES = [SCHOOL, OTHER, RETIRING, SUSPENDED, LEAVING, FULL];
const CITY = city(ADDRESSES.map((address, index) => unit(String(7900866 + index), hosted(address))));
const CHANNEL = channelFiles(mailChannel, CITY, environment());
const FACTS = (JSON.parse(CHANNEL.cells.get(1)?.["mailboxes/cell-01.json"] ?? "[]") as MailboxFacts[]).map(
  (each) => (each.address === FULL ? { ...each, quotaMiB: 1 } : each),
);

function facts(address: string, changes: Partial<MailboxFacts> = {}): MailboxFacts {
  const found = FACTS.find((each) => each.address === address);
  if (found === undefined) throw new Error(`no facts of ${address}`);
  return { ...found, ...changes };
}

const refused = (login: Promise<unknown>) =>
  expect(login).rejects.toMatchObject({ authenticationFailed: true });

describeWithDocker("the mail servers", () => {
  let servers: MailServers;

  beforeAll(async () => {
    servers = new MailServers(await imageUnderTest("mail"), `ctm-test-${process.pid}`);
    await servers.start();
    servers.publish(CHANNEL.base);
    servers.publishMailboxes(FACTS);
    servers.certify(4001);
    await servers.healthy();
  }, 300_000);

  afterAll(() => servers.remove());

  const imap = () => ({ service: servers.imapService });
  const password = (address: string, value = PASSWORD) => setPassword(imap(), { address, password: value });
  const states = async () =>
    Object.fromEntries((await listMailboxes(imap())).map(({ address, state }) => [address, state]));

  /** Sends as a mail program of that user would, over the port for TLS from the start. */
  const submit = (message: SendMailOptions, user = SCHOOL, pass = PASSWORD, starttls = false) =>
    createTransport({
      host: "127.0.0.1",
      port: starttls ? servers.ports.submission : servers.ports.submissions,
      secure: !starttls,
      requireTLS: starttls,
      tls: { ca: servers.ca, servername: MAIL_HOST },
      auth: { user, pass },
    }).sendMail({ from: user, text: "…", ...message });

  const deliver = (to: string, subject: string, text = "…") =>
    createTransport({
      host: "127.0.0.1",
      port: servers.ports.smtp,
      ignoreTLS: true,
      name: "outside.test",
    }).sendMail({
      from: "phuhuynh@outside.test",
      to,
      subject,
      text,
    });

  const check = () => ({
    host: "127.0.0.1",
    smtpPort: servers.ports.smtp,
    imapPort: servers.ports.imaps,
    ca: servers.ca,
    servername: MAIL_HOST,
    address: ALERTS,
    password: PASSWORD,
  });

  async function as<T>(address: string, work: (client: ImapFlow) => Promise<T>, pass = PASSWORD): Promise<T> {
    const client = await servers.login(address, pass);
    try {
      await client.mailboxOpen("INBOX");
      return await work(client);
    } finally {
      await client.logout().catch(() => client.close());
    }
  }

  const find = (client: ImapFlow, subject: string) =>
    eventually(`the message "${subject}" arrives`, async () => {
      await client.noop();
      const found = await client.fetchAll("1:*", { envelope: true, bodyStructure: true, source: true });
      return found.find(({ envelope }) => envelope?.subject === subject);
    });

  test("no account can be used before its password is set; then exactly with that", async () => {
    expect(new Set(Object.values(await states()))).toEqual(new Set(["locked"]));
    await refused(servers.login(SCHOOL, ""));
    await Promise.all([password(SCHOOL), password(OTHER, "một mật khẩu khác"), password(ALERTS)]);
    expect(await states()).toMatchObject({
      [SCHOOL]: "ready",
      [OTHER]: "ready",
      "tttt@hcm.edu.vn": "locked",
    });
    await as(SCHOOL, async () => undefined);
  });

  test("a password is refused when it is short, or for an address that the registry does not name", async () => {
    await expect(password(SCHOOL, "ngắn")).rejects.toThrow(/từ 10 đến 256 ký tự/);
    await expect(password("giaovien@hcm.edu.vn")).rejects.toThrow(/không có hộp thư giaovien@hcm\.edu\.vn/);
    await expect(password('a"b@hcm.edu.vn')).rejects.toThrow(/không có hộp thư/);
    await expect(listMailboxes({ service: "ctm-nothing" })).rejects.toThrow(
      /ctm-nothing không chạy trên máy này/,
    );
  });

  test("the check of a mailbox passes for the right one and leaves nothing behind", async () => {
    expect(await checkMailbox(check())).toMatchObject({ ok: true, detail: "Thư gửi đến được và đọc được" });
    await as(ALERTS, async (client) =>
      expect(await client.status("INBOX", { messages: true })).toMatchObject({ messages: 0 }),
    );
  });

  test("strangers may write to the mailboxes, and to nowhere else", async () => {
    const to = (recipient: string) => [
      "EHLO outside.test",
      "MAIL FROM:<a@outside.test>",
      `RCPT TO:<${recipient}>`,
    ];
    const answer = async (recipient: string) => (await smtp(servers.ports.smtp, to(recipient)))[3];
    expect(await answer(SCHOOL)).toMatch(/^250 /);
    expect(await answer(SCHOOL.replace("@", "+vanthu@"))).toMatch(/^250 /);
    expect(await answer("postmaster@hcm.edu.vn")).toMatch(/^250 /);
    expect(await answer("postmaster")).toMatch(/^250 /);
    expect(await answer("khongco@hcm.edu.vn")).toMatch(/^550 5\.1\.1 /);
    for (const elsewhere of [
      "a@other.test",
      "a@sub.hcm.edu.vn",
      "a%other.test@hcm.edu.vn",
      "root@localhost",
    ]) {
      expect(await answer(elsewhere)).toMatch(/^5/);
    }
  });

  test("a password is never asked for before TLS, and mail from a program needs one", async () => {
    const refusal = (port: number) =>
      smtp(port, ["EHLO a.test", "AUTH PLAIN AGEAYg==", "MAIL FROM:<a@hcm.edu.vn>"]);
    expect((await refusal(servers.ports.submission))[2]).toMatch(/^530 5\.7\.0 Must issue a STARTTLS/);
    expect((await refusal(servers.ports.smtp))[2]).toMatch(/^503 /);
    const transport = createTransport({
      host: "127.0.0.1",
      port: servers.ports.submission,
      requireTLS: true,
      tls: { ca: servers.ca, servername: MAIL_HOST },
    });
    await expect(transport.sendMail({ from: SCHOOL, to: OTHER, text: "…" })).rejects.toThrow(/554 5\.7\.1/);
  });

  test("a letter in Vietnamese with an attachment arrives as it was sent", async () => {
    const attachment = randomBytes(70_000);
    const subject = "Công văn số 12/QĐ: tuyển sinh đầu cấp, Trường THCS Nguyễn Dữ";
    const text =
      "Kính gửi Quý Thầy Cô,\nĐề nghị nhà trường báo cáo trước ngày 30. Trân trọng: Đặng Thị Huệ, 12 đường Hồ Xuân Hương\n";
    const filename = "Báo cáo đường bộ.pdf";
    await submit({
      to: { name: "Trường Marie Curie", address: OTHER },
      subject,
      text,
      attachments: [{ filename, content: attachment }],
    });
    await as(
      OTHER,
      async (client) => {
        const message = await find(client, subject);
        const file = message.bodyStructure?.childNodes?.find(
          (node: MessageStructureObject) => node.disposition === "attachment",
        );
        expect(file?.dispositionParameters?.filename).toBe(filename);
        const read = async (part: string) => {
          const { content } = await client.download(String(message.uid), part, { uid: true });
          const chunks: Buffer[] = [];
          for await (const chunk of content ?? []) chunks.push(chunk as Buffer);
          return Buffer.concat(chunks);
        };
        expect((await read("1")).toString("utf8").replaceAll("\r\n", "\n")).toBe(text);
        expect((await read(file?.part ?? "")).equals(attachment)).toBe(true);
        expect(message.source?.toString()).not.toMatch(/127\.0\.0\.1.*\bAuthenticated sender/);
        for (const typed of ["duong", "hue", "Đặng", "xuan huong"]) {
          await eventually(`a search for "${typed}" finds it`, async () => {
            const found = await client.search({ text: typed }, { uid: true });
            return Array.isArray(found) && found.includes(message.uid);
          });
        }
        expect(await client.search({ text: "khongcotrongthu" })).toEqual([]);
      },
      "một mật khẩu khác",
    );
  });

  test("every mailbox has the folders that mail programs look for, and its quota", async () => {
    await as(SCHOOL, async (client) => {
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

  test("a user writes under the mailbox's own address, and only inside the hosted domains", async () => {
    await expect(submit({ to: OTHER, envelope: { from: OTHER, to: OTHER } })).rejects.toThrow(
      /553 5\.7\.1.*not owned/,
    );
    await expect(submit({ to: "ai.do@gmail.com" })).rejects.toThrow(/550 5\.7\.1.*OUTBOUND=deny/);
    await expect(submit({ to: "a@sub.hcm.edu.vn" }, SCHOOL, PASSWORD, true)).rejects.toThrow(
      /550 5\.7\.1.*OUTBOUND=deny/,
    );
    await expect(submit({ to: OTHER }, SCHOOL, PASSWORD, true)).resolves.toMatchObject({ accepted: [OTHER] });
  });

  test("a full mailbox refuses while the sender is still on the line", async () => {
    await deliver(FULL, "Thư lớn", "x".repeat(1_200_000));
    await eventually("the mailbox is full", () =>
      deliver(FULL, "Thư nữa").then(
        () => false,
        (error: Error) => /552 5\.2\.2.*Hop thu da day/.test(error.message),
      ),
    );
  });

  test("facts that cannot be read change nothing", async () => {
    servers.publish({ "mailboxes/cell-01.json": '[{"address": "thcsng' });
    const complaints = () => servers.logs().match(/cell-01\.json is not JSON/g) ?? [];
    await eventually("both servers say so", () => complaints().length >= 2);
    await as(SCHOOL, async () => undefined);
    await deliver(SCHOOL, "Dữ kiện hỏng");
  });

  describe("when the facts change", () => {
    const RENAMED = "thcsnguyendu2@hcm.edu.vn";
    let closing: ImapFlow;
    let staying: ImapFlow;

    beforeAll(async () => {
      await Promise.all([password(SUSPENDED), password(LEAVING)]);
      await Promise.all([SCHOOL, LEAVING].map((address) => deliver(address, "Trước khi thay đổi")));
      await as(SCHOOL, (client) => find(client, "Trước khi thay đổi"));
      [closing, staying] = await Promise.all([
        servers.login(SUSPENDED, PASSWORD),
        servers.login(ALERTS, PASSWORD),
      ]);
      servers.publishMailboxes([
        facts(SCHOOL, { address: RENAMED as MailAddress, aliases: [SCHOOL] }),
        facts(OTHER),
        facts(RETIRING, { forward: ALERTS as MailAddress }),
        facts(SUSPENDED, { suspended: true }),
      ]);
      await servers.settled();
    });

    afterAll(async () => {
      servers.publishMailboxes(FACTS);
      await servers.settled();
    });

    test("a new address keeps mail and password, and the old one can stay as an alias", async () => {
      await deliver(SCHOOL, "Gửi tới địa chỉ cũ");
      const message = { to: RENAMED, subject: "Gửi từ địa chỉ cũ", envelope: { from: SCHOOL, to: RENAMED } };
      await submit(message, RENAMED);
      await as(RENAMED, async (client) => {
        for (const subject of ["Trước khi thay đổi", "Gửi tới địa chỉ cũ", message.subject])
          await find(client, subject);
      });
    });

    test("a retiring unit's new mail goes to its successor", async () => {
      await deliver(RETIRING, "Gửi trường đã sáp nhập");
      await as(ALERTS, (client) => find(client, "Gửi trường đã sáp nhập"));
    });

    test("who may not log in any more is out at once, and nobody else", async () => {
      await eventually("the open session is closed", () => !closing.usable);
      await staying.noop();
      expect(staying.usable).toBe(true);
      await staying.logout();
      expect(await states()).toMatchObject({ [SUSPENDED]: "suspended" });
      await Promise.all([
        refused(servers.login(SCHOOL, PASSWORD)),
        refused(servers.login(SUSPENDED, PASSWORD)),
        refused(servers.login(LEAVING, PASSWORD)),
        expect(submit({ to: OTHER }, SUSPENDED)).rejects.toMatchObject({ responseCode: 535 }),
      ]);
    });

    test("a suspended mailbox still receives, one that left does not", async () => {
      await deliver(SUSPENDED, "Trong lúc tạm khóa");
      await expect(deliver(LEAVING, "Không ai nhận")).rejects.toThrow(/550 5\.1\.1/);
    });
  });

  test("a mailbox that comes back finds its mail, and its password holds", async () => {
    await as(LEAVING, (client) => find(client, "Trước khi thay đổi"));
    await as(SUSPENDED, (client) => find(client, "Trong lúc tạm khóa"));
  });

  test("a new certificate is served on every port, and no open session is dropped", async () => {
    const session = await servers.login(SCHOOL, PASSWORD);
    const serial = (port: number) =>
      new Promise<string>((resolve, reject) => {
        const socket = connectTls({ host: "127.0.0.1", port, ca: servers.ca, servername: MAIL_HOST }, () => {
          resolve(socket.getPeerCertificate().serialNumber);
          socket.end();
        }).on("error", reject);
      });
    expect(await serial(servers.ports.imaps)).toBe((4001).toString(16).toUpperCase().padStart(4, "0"));
    servers.certify(4002);
    for (const port of [servers.ports.imaps, servers.ports.submissions]) {
      await eventually("the new certificate is served", async () => (await serial(port)) === "0FA2");
    }
    expect(await session.status("INBOX", { messages: true })).toMatchObject({ path: "INBOX" });
    expect(session.usable).toBe(true);
    await session.logout();
  });

  test("killed servers lose no mail: what was delivered, and what was still waiting for the mail store", async () => {
    await deliver(SCHOOL, "Đã nằm trong hộp thư");
    await as(SCHOOL, (client) => find(client, "Đã nằm trong hộp thư"));
    docker("rm", "-f", servers.imapService);
    await deliver(SCHOOL, "Đang chờ trong hàng đợi");
    await eventually("the message is put off, not sent back", () =>
      docker("exec", servers.mxService, "postqueue", "-p").includes("unable to look up host"),
    );
    docker("kill", "--signal", "KILL", servers.mxService);
    // Something takes the old address of the mail store, so that the new one is found by its name only.
    servers.occupyAddress();
    servers.runImap();
    docker("start", servers.mxService);
    await servers.healthy();
    docker("exec", servers.mxService, "postqueue", "-f");
    await as(SCHOOL, async (client) => {
      await find(client, "Đã nằm trong hộp thư");
      await find(client, "Đang chờ trong hàng đợi");
    });
    await expect(submit({ to: OTHER })).resolves.toMatchObject({ accepted: [OTHER] });
  });

  test("the check of a mailbox says what is wrong", async () => {
    const failures = await Promise.all(
      [
        { password: "sai rồi nhé" },
        { address: "a@hcm.edu.vn" },
        { servername: "mail.khac.vn" },
        { smtpPort: 1 },
      ].map(async (wrong) => (await checkMailbox({ ...check(), ...wrong })).detail),
    );
    expect(failures).toEqual([
      `Không đọc được hộp thư (cổng ${servers.ports.imaps}): tên đăng nhập hoặc mật khẩu không đúng, hoặc hộp thư đang bị khóa`,
      expect.stringContaining("550 5.1.1 <a@hcm.edu.vn>"),
      expect.stringContaining("mail.khac.vn"),
      "Không gửi được thư (cổng 1): máy chủ không nhận kết nối",
    ]);
  });

  // Last, because the server lets an address wait longer after each failure.
  test("nobody gets in with another password, nor as a file", async () => {
    await Promise.all([
      refused(servers.login(SCHOOL, "một mật khẩu khác")),
      refused(servers.login("x@../../secret/passwords", PASSWORD)),
      expect(submit({ to: OTHER }, SCHOOL, "sai mật khẩu")).rejects.toMatchObject({ responseCode: 535 }),
    ]);
  });

  test("no password stands in a log, a process list or the store", () => {
    const store = docker("exec", servers.imapService, "cat", "/secret/passwords");
    expect(store).toContain("7900866-official:{ARGON2ID}$argon2id$");
    const files = docker(
      "exec",
      servers.imapService,
      "stat",
      "-c",
      "%a %U",
      "/secret/passwords",
      "/run/mail/accounts",
    );
    expect(files).toBe("600 root\n750 root");
    const processes = docker("top", servers.imapService, "-eo", "pid,args");
    expect(`${store}\n${servers.logs()}\n${processes}`).not.toContain(PASSWORD);
  });
});
