import { spawnSync } from "node:child_process";
import { createTransport } from "nodemailer";
import { describeWithDocker } from "../../support/docker";
import { Dialogue } from "./dialogue";
import { MAIL_HOST, MONITORING_SENDER, smtp } from "./servers";
import { OTHER, SCHOOL, ThemedServers, find } from "./themed";

describeWithDocker("strangers at the mail servers", () => {
  const mail = new ThemedServers("strangers");

  beforeAll(() => mail.password(SCHOOL));

  const stranger = async (): Promise<Dialogue> => {
    const dialogue = await Dialogue.open(mail.servers.ports.smtp);
    await dialogue.say("EHLO outside.test");
    return dialogue;
  };

  test("may write to the mailboxes, and to nowhere else", async () => {
    const answer = async (recipient: string) => {
      const dialogue = await stranger();
      const reply = await dialogue.say("MAIL FROM:<a@outside.test>", `RCPT TO:<${recipient}>`);
      dialogue.close();
      return reply;
    };
    expect(await answer(SCHOOL)).toMatch(/^250 /);
    expect(await answer(SCHOOL.replace("@", "+vanthu@"))).toMatch(/^250 /);
    expect(await answer("postmaster@hcm.edu.vn")).toMatch(/^250 /);
    expect(await answer("postmaster")).toMatch(/^250 /);
    expect(await answer("khongco@hcm.edu.vn")).toMatch(/^550 5\.1\.1 /);
    for (const elsewhere of [
      ...["a@other.test", "a@sub.hcm.edu.vn", "a%other.test@hcm.edu.vn", "root@localhost"],
      "@hcm.edu.vn:a@other.test",
    ]) {
      expect(await answer(elsewhere)).toMatch(/^5/);
    }
  });

  test.each([
    ...[SCHOOL, SCHOOL.toUpperCase(), SCHOOL.replace("@", "+x@"), "khongco@hcm.edu.vn", MONITORING_SENDER],
    ...['"thcsnguyendu"@hcm.edu.vn', `@outside.test:${SCHOOL}`, `postmaster@${MAIL_HOST}`, "thcsnguyendu"],
    ...['"thcs nguyendu"@hcm.edu.vn', "a%outside.test@hcm.edu.vn", `${SCHOOL}.`],
  ])("do not send as <%s>", async (sender) => {
    const dialogue = await stranger();
    const first = await dialogue.say(`MAIL FROM:<${sender}>`);
    const reply = first.startsWith("250") ? await dialogue.say(`RCPT TO:<${OTHER}>`) : first;
    dialogue.close();
    expect(reply).toMatch(/^5\d\d /);
  });

  test.each([
    `From: Phong GD <${SCHOOL}>`,
    `From: ${SCHOOL.toUpperCase()}`,
    `FROM: "So GD"\r\n <sgddt@hcm.edu.vn>`,
    `From: ke.gian@outside.test, ${SCHOOL}`,
    `From: a@outside.test\r\nSender: ${SCHOOL}`,
    `From: <thcsnguyendu@hcm . edu . vn>`,
    `from : ${SCHOOL}`,
  ])("do not write %j", async (header) => {
    const dialogue = await stranger();
    await dialogue.say("MAIL FROM:<a@outside.test>", `RCPT TO:<${OTHER}>`, "DATA");
    expect(await dialogue.say(`${header}\r\nSubject: x\r\n\r\n…\r\n.`)).toMatch(/^5\d\d 5\.7\.1 /);
    dialogue.close();
  });

  test("may quote us: in the text, in a letter inside, in the recipient", async () => {
    await mail.deliver(SCHOOL, "Trích dẫn", `From: ${SCHOOL}\nđã viết`, {
      attachments: [{ content: `From: ${SCHOOL}\nSubject: x\n\n…`, contentType: "message/rfc822" }],
    });
    await mail.as(SCHOOL, (client) => find(client, "Trích dẫn"));
  });

  test("are not offered what tells or does more than delivering", async () => {
    const dialogue = await Dialogue.open(mail.servers.ports.smtp);
    const offered = await dialogue.say("EHLO outside.test");
    expect(offered).not.toMatch(/VRFY|EXPN|ETRN|DSN|AUTH/);
    expect(offered).toMatch(/STARTTLS/);
    for (const command of [`VRFY ${SCHOOL}`, `EXPN ${SCHOOL}`, "ETRN hcm.edu.vn", "ETRN outside.test"])
      expect(await dialogue.say(command)).toMatch(/^5/);
    dialogue.close();
    const asking = await stranger();
    expect(await asking.say("MAIL FROM:<a@outside.test>", `RCPT TO:<${SCHOOL}> NOTIFY=SUCCESS`)).toMatch(
      /^5/,
    );
    asking.close();
  });

  const DOORS = [
    ["smtp", ["-starttls", "smtp"]],
    ["submission", ["-starttls", "smtp"]],
    ["submissions", []],
    ["imaps", []],
  ] as const;
  test.each(DOORS)("are not given encryption without a certificate: %s", (door, options) => {
    const connect = (...with_: readonly string[]) => {
      const { status, stderr } = spawnSync(
        "openssl",
        ["s_client", "-connect", `127.0.0.1:${mail.servers.ports[door]}`, ...options, ...with_],
        { input: "", encoding: "utf8", timeout: 20_000 },
      );
      return { status, refused: stderr.includes("alert handshake failure") };
    };
    expect(connect("-tls1_2")).toEqual({ status: 0, refused: false });
    expect(connect("-tls1_2", "-cipher", "aNULL:@SECLEVEL=0")).toEqual({ status: 1, refused: true });
  });

  test("do not hide a second letter behind a bare line feed", async () => {
    const dialogue = await stranger();
    await dialogue.say("MAIL FROM:<a@outside.test>", `RCPT TO:<${SCHOOL}>`, "DATA");
    dialogue.raw(
      `Subject: mot\r\n\r\n…\n.\nMAIL FROM:<${OTHER}>\r\nRCPT TO:<${SCHOOL}>\r\nDATA\r\nSubject: hai\r\n\r\n…\r\n.\r\n`,
    );
    expect(await dialogue.reply()).toMatch(/^5\d\d 5\.5\.2 .*bare <LF>/);
    // What came behind was no command: the next reply is to what is said now.
    expect(await dialogue.say("NOOP")).toMatch(/^250 2\.0\.0 /);
    dialogue.close();
    await mail.deliver(SCHOOL, "ba");
    await mail.as(SCHOOL, async (client) => {
      await find(client, "ba");
      const all = await client.fetchAll("1:*", { envelope: true });
      expect(all.filter(({ envelope }) => /^(mot|hai)$/.test(envelope?.subject ?? ""))).toEqual([]);
    });
  });

  test.each(["smtp", "submission"] as const)("put no command before encryption begins: %s", async (door) => {
    const dialogue = await Dialogue.open(mail.servers.ports[door]);
    await dialogue.say("EHLO outside.test");
    dialogue.raw("STARTTLS\r\nVRFY injected\r\n");
    const answer = await dialogue.reply();
    if (!answer.startsWith("220 ")) expect(answer).toMatch(/^5/);
    else {
      await dialogue.secure({ ca: mail.servers.ca, servername: MAIL_HOST }).catch(() => undefined);
      expect(await dialogue.say("EHLO outside.test")).toMatch(/^(250-|5|$)/);
      expect(await dialogue.say("NOOP")).not.toMatch(/injected/);
    }
    dialogue.close();
  });

  test("are never asked for a password before TLS, and mail from a program needs one", async () => {
    const refusal = (port: number) =>
      smtp(port, ["EHLO a.test", "AUTH PLAIN AGEAYg==", "MAIL FROM:<a@hcm.edu.vn>"]);
    expect((await refusal(mail.servers.ports.submission))[2]).toMatch(/^530 5\.7\.0 Must issue a STARTTLS/);
    expect((await refusal(mail.servers.ports.smtp))[2]).toMatch(/^503 /);
    const transport = createTransport({
      host: "127.0.0.1",
      port: mail.servers.ports.submission,
      requireTLS: true,
      tls: { ca: mail.servers.ca, servername: MAIL_HOST },
    });
    await expect(transport.sendMail({ from: SCHOOL, to: OTHER, text: "…" })).rejects.toThrow(/554 5\.7\.1/);
  });

  test("find a door for our own programs that lets one sender through, to hosted mailboxes", async () => {
    const answer = async (sender: string, recipient: string = OTHER) => {
      const dialogue = await Dialogue.open(mail.servers.ports.inside);
      const reply = await dialogue.say("EHLO canhbao", `MAIL FROM:<${sender}>`, `RCPT TO:<${recipient}>`);
      dialogue.close();
      return reply;
    };
    expect(await answer(MONITORING_SENDER)).toMatch(/^250 /);
    expect(await answer("")).toMatch(/^250 /);
    for (const sender of [SCHOOL, "a@outside.test", `x+${MONITORING_SENDER}`])
      expect(await answer(sender)).toMatch(/^550 5\.7\.1 /);
    expect(await answer(MONITORING_SENDER, "a@outside.test")).toMatch(/^5/);
    expect(await answer("", "khongco@hcm.edu.vn")).toMatch(/^550 /);
  });
});
