import { randomBytes } from "node:crypto";
import type { ImapFlow, MessageStructureObject } from "imapflow";
import type { MailAddress } from "../../../model/city";
import { describeWithDocker, docker, eventually, imageUnderTest } from "../../support/docker";
import { Dialogue } from "./dialogue";
import { MONITORING_SENDER } from "./servers";
import { FACTS, OTHER, PASSWORD, SCHOOL, SMALL, ThemedServers, facts, find } from "./themed";

describeWithDocker("delivery of mail", () => {
  const mail = new ThemedServers("delivery");

  let site: string;

  beforeAll(async () => {
    site = await imageUnderTest("site");
    await Promise.all([SCHOOL, OTHER, SMALL].map((address) => mail.password(address)));
  }, 600_000);

  /** Puts a letter into the queue past every question, as one that was accepted a moment ago. */
  const accepted = (to: string, subject: string, size = 10): void => {
    const text = `${"x".repeat(70)}\n`.repeat(Math.ceil(size / 71));
    docker(
      ...["exec", mail.servers.mxService, "sh", "-c"],
      `printf 'Subject: %s\\n\\n%s\\n' "$1" "$(yes ${"x".repeat(70)} | head -c ${text.length})" | sendmail -f a@outside.test "$0"`,
      to,
      subject,
    );
  };
  const queue = () => docker("exec", mail.servers.mxService, "postqueue", "-p");
  const flush = () => docker("exec", mail.servers.mxService, "postqueue", "-f");
  const empty = async (client: ImapFlow, folder: string) => {
    await client.mailboxOpen(folder);
    await client.messageDelete("1:*");
  };

  test("a letter in Vietnamese with an attachment arrives as it was sent", async () => {
    const attachment = randomBytes(70_000);
    const subject = "Công văn số 12/QĐ: tuyển sinh đầu cấp, Trường THCS Nguyễn Dữ";
    const text = "Kính gửi Quý Thầy Cô,\nĐề nghị nhà trường báo cáo trước ngày 30.\n";
    const filename = "Báo cáo đường bộ.pdf";
    await mail.submit({
      to: { name: "Trường Marie Curie", address: OTHER },
      subject,
      text,
      attachments: [{ filename, content: attachment }],
    });
    await mail.as(OTHER, async (client) => {
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
    });
  });

  test("a link for logging in to a site, as the provisioner hands it in, reaches the mailbox whole", async () => {
    const link = `https://thcsnguyendu.hcm.edu.vn/wp-login.php?action=link#${"Az09-_".repeat(7)}x`;
    const unit = { name: "Trường THCS Nguyễn Dữ", host: "thcsnguyendu.hcm.edu.vn" };
    docker(
      ...["run", "--rm", "--pull", "never", "--network", mail.servers.networkName, "--entrypoint", "php"],
      ...["-e", `MAIL_SERVER=${mail.servers.mxService}:2527`, "-e", `MAIL_SENDER=${MONITORING_SENDER}`],
      ...[site, "-r"],
      `foreach (["lib/links", "provision/cell", "provision/letters", "provision/links"] as $part) require "/usr/share/congtruong/$part.php";
       CongTruong\\Provision\\send_link(json_decode($argv[1], true), json_decode($argv[2], true), $argv[3]);`,
      JSON.stringify(unit),
      JSON.stringify({ name: "Đỗ Thị Hường", mail: OTHER }),
      link,
    );
    await mail.as(OTHER, async (client) => {
      const message = await find(client, `Đường dẫn đăng nhập trang ${unit.host}`);
      expect(message.envelope?.from?.[0]).toMatchObject({ name: unit.name, address: MONITORING_SENDER });
      const { content } = await client.download(String(message.uid), "1", { uid: true });
      const chunks: Buffer[] = [];
      for await (const chunk of content ?? []) chunks.push(chunk as Buffer);
      const text = Buffer.concat(chunks).toString("utf8");
      expect(text.split(/\r?\n/)).toEqual(expect.arrayContaining(["Kính gửi Đỗ Thị Hường,", link]));
    });
  });

  test("a line longer than 998 bytes arrives whole", async () => {
    const long = "dài".repeat(9000);
    const dialogue = await Dialogue.open(mail.servers.ports.smtp);
    await dialogue.say("EHLO outside.test", "MAIL FROM:<a@outside.test>", `RCPT TO:<${OTHER}>`, "DATA");
    const header = `Subject: Dong dai\r\nX-Long: ${"h".repeat(2500)}`;
    expect(
      await dialogue.say(`${header}\r\n\r\n${Buffer.from(long).toString("latin1")}\r\nhet\r\n.`),
    ).toMatch(/^250 /);
    dialogue.close();
    await mail.as(OTHER, async (client) => {
      const { source } = await find(client, "Dong dai");
      const lines = source?.toString("latin1").split("\r\n") ?? [];
      expect(lines.slice(-3)).toEqual([
        Buffer.from(Buffer.from(long).toString("latin1")).toString("latin1"),
        "het",
        "",
      ]);
      expect(lines).toContain(`X-Long: ${"h".repeat(2500)}`);
    });
  });

  describe("into a small mailbox", () => {
    const TOO_LARGE = /552 5\.2\.[23] .*[Hh]op thu/;
    const FULL = /552 5\.2\.2 .*Hop thu da day/;
    const fill = (client: ImapFlow, lines = 14_000) =>
      client.append("INBOX", `Subject: day\r\n\r\n${`${"x".repeat(70)}\r\n`.repeat(lines)}`);

    test("a letter larger than all of it is refused at every door, announced or not", async () => {
      const text = "x".repeat(1_200_000);
      await expect(mail.deliver(SMALL, "Thư quá lớn", text)).rejects.toThrow(TOO_LARGE);
      await expect(mail.submit({ to: SMALL, text })).rejects.toThrow(TOO_LARGE);
      await expect(mail.submit({ to: SMALL, text }, SCHOOL, PASSWORD, true)).rejects.toThrow(TOO_LARGE);
      for (const [port, sender] of [
        [mail.servers.ports.smtp, "a@outside.test"],
        [mail.servers.ports.inside, MONITORING_SENDER],
      ] as const) {
        const dialogue = await Dialogue.open(port);
        const announced = await dialogue.say(
          "EHLO outside.test",
          `MAIL FROM:<${sender}> SIZE=1200000`,
          `RCPT TO:<${SMALL}>`,
        );
        expect(announced).toMatch(TOO_LARGE);
        await dialogue.say("RSET", `MAIL FROM:<${sender}>`, `RCPT TO:<${SMALL}>`, "DATA");
        expect(await dialogue.say(`Subject: x\r\n\r\n${`${"x".repeat(70)}\r\n`.repeat(17_000)}.`)).toMatch(
          TOO_LARGE,
        );
        dialogue.close();
      }
      expect(queue()).toMatch(/Mail queue is empty/);
    });

    test("which is full, a letter is refused while the sender is on the line, and it can be emptied", async () => {
      const warning = (percent: number) =>
        `Hộp thư đã dùng ${percent}% dung lượng / Your mailbox is ${percent}% full`;
      await mail.as(SMALL, async (client) => {
        // Its owner is told in time, and the letter that says so is let in although the box is nearly full.
        await fill(client, 12_000);
        await find(client, warning(80));
        await client.messageDelete("1:*");
        await fill(client);
        await find(client, warning(95));
        await expect(mail.deliver(SMALL, "Thư nữa", "x".repeat(60_000))).rejects.toThrow(FULL);
        await expect(mail.submit({ to: SMALL, text: "x".repeat(60_000) })).rejects.toThrow(FULL);
        await client.mailboxOpen("INBOX");
        await client.messageMove("1:*", "Trash");
        expect(await client.status("INBOX", { messages: true })).toMatchObject({ messages: 0 });
        await empty(client, "Trash");
      });
      await mail.deliver(SMALL, "Lại có chỗ", "x".repeat(60_000));
      await mail.as(SMALL, async (client) => {
        await find(client, "Lại có chỗ");
        await empty(client, "INBOX");
      });
    });

    test("which filled up after the yes, a letter waits and is not sent back", async () => {
      await mail.as(SMALL, async (client) => {
        await fill(client);
        accepted(SMALL, "Cho cho trong", 80_000);
        await eventually("the letter waits", () => /452|4\.2\.2/.test(queue()));
        await empty(client, "INBOX");
        flush();
        await client.mailboxOpen("INBOX");
        await find(client, "Cho cho trong");
      });
    });
  });

  test("a mailbox that Postfix knows before Dovecot puts mail off, and what was accepted waits", async () => {
    const address = "truongmoi@hcm.edu.vn" as MailAddress;
    const follower = (signal: string) =>
      docker(
        ...["exec", mail.servers.imapService, "bash", "-c"],
        `for each in /proc/[0-9]*; do ! grep -qs "main[.]js" "$each/cmdline" || kill -${signal} "\${each#/proc/}"; done`,
      );
    follower("STOP");
    try {
      const fresh = facts(SMALL, { address, key: "7900999-official", unit: "7900999", quotaMiB: 1024 });
      mail.servers.publishMailboxes([...FACTS, fresh]);
      await mail.servers.settled(mail.servers.mxService);
      await expect(mail.deliver(address, "Quá sớm")).rejects.toThrow(
        /450 4\.3\.0 .*The mailbox is not ready yet/,
      );
      accepted(address, "Da nhan");
      await eventually("the letter waits", () => queue().includes("User doesn't exist"));
    } finally {
      follower("CONT");
    }
    await mail.servers.settled();
    await mail.password(address);
    flush();
    await mail.as(address, (client) => find(client, "Da nhan"));
  });

  test("killed servers lose no mail: what was delivered, and what was still waiting for the mail store", async () => {
    const { servers } = mail;
    await mail.deliver(SCHOOL, "Đã nằm trong hộp thư");
    await mail.as(SCHOOL, (client) => find(client, "Đã nằm trong hộp thư"));
    docker("rm", "-f", servers.imapService);
    await mail.deliver(SCHOOL, "Đang chờ trong hàng đợi");
    await eventually("the message is put off, not sent back", () =>
      queue().includes("unable to look up host"),
    );
    docker("kill", "--signal", "KILL", servers.mxService);
    // Something takes the old address of the mail store, so that the new one is found by its name only.
    servers.occupyAddress();
    servers.runImap();
    docker("start", servers.mxService);
    await servers.healthy();
    flush();
    await mail.as(SCHOOL, async (client) => {
      await find(client, "Đã nằm trong hộp thư");
      await find(client, "Đang chờ trong hàng đợi");
    });
    await expect(mail.submit({ to: OTHER })).resolves.toMatchObject({ accepted: [OTHER] });
  });
});
