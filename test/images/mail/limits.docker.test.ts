import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { setTimeout as pause } from "node:timers/promises";
import type { ImapFlow } from "imapflow";
import { describeWithDocker, docker, eventually } from "../../support/docker";
import { Dialogue } from "./dialogue";
import { MAIL_HOST } from "./servers";
import { kickMailbox, liftMailbox, showMailbox, suspendMailbox } from "../../../engine/mail/mailboxes";
import { listQueue, traceLetter } from "../../../engine/mail/queue";
import { FACTS, OTHER, PASSWORD, RETIRING, SCHOOL, SUSPENDED, ThemedServers, facts, refused } from "./themed";

describeWithDocker("limits of the mail servers", () => {
  const mail = new ThemedServers("limits");

  beforeAll(() => Promise.all([SCHOOL, SUSPENDED].map((address) => mail.password(address))));

  const login = async (user: string): Promise<Dialogue> => {
    const { ca, ports } = mail.servers;
    const dialogue = await Dialogue.openTls(ports.submissions, { ca, servername: MAIL_HOST });
    const credentials = Buffer.from(`\0${user}\0${PASSWORD}`).toString("base64");
    expect(await dialogue.say("EHLO may.test", `AUTH PLAIN ${credentials}`)).toMatch(/^235 /);
    return dialogue;
  };

  test("a user writes under the mailbox's own address, and only inside the hosted domains", async () => {
    await expect(mail.submit({ to: OTHER, envelope: { from: OTHER, to: OTHER } })).rejects.toThrow(
      /553 5\.7\.1.*not owned/,
    );
    await expect(
      mail.submit({ to: OTHER, from: "a@gmail.com", envelope: { from: SCHOOL, to: OTHER } }),
    ).rejects.toThrow(/550 5\.7\.1.*khong thuoc he thong/);
    await expect(mail.submit({ to: "ai.do@gmail.com" })).rejects.toThrow(/550 5\.7\.1.*OUTBOUND=deny/);
    await expect(mail.submit({ to: "a@sub.hcm.edu.vn" }, SCHOOL, PASSWORD, true)).rejects.toThrow(
      /550 5\.7\.1.*OUTBOUND=deny/,
    );
    await expect(mail.submit({ to: OTHER }, SCHOOL, PASSWORD, true)).resolves.toMatchObject({
      accepted: [OTHER],
    });
  });

  test.each(["", OTHER, "khongco@hcm.edu.vn", `@hcm.edu.vn:${OTHER}`, OTHER.toUpperCase()])(
    "who has logged in does not send as <%s>",
    async (sender) => {
      const dialogue = await login(SCHOOL);
      expect(await dialogue.say(`MAIL FROM:<${sender}>`, `RCPT TO:<${OTHER}>`)).toMatch(/^5\d\d /);
      dialogue.close();
    },
  );

  test("who writes to twenty that do not exist is suspended everywhere within seconds, until it is lifted", async () => {
    const [dovecot, postfix] = [
      { service: mail.servers.imapService },
      { service: `${mail.servers.networkName}-mail-mx` },
    ];
    await mail.password(RETIRING);
    const reading = await mail.servers.login(RETIRING, PASSWORD);
    const ended = new Promise<number>((resolve) => reading.on("close", () => resolve(Date.now())));
    const waiting = await login(RETIRING);
    const letter = (dialogue: Dialogue, to: string) =>
      dialogue.say("RSET", `MAIL FROM:<${RETIRING}>`, `RCPT TO:<${to}>`);
    expect(await letter(waiting, OTHER)).toMatch(/^250 /);
    // Postfix hangs up after ten errors. Letters in a minute are for the unit tests: here a minute may be short.
    const sessions = [await login(RETIRING), await login(RETIRING), await login(RETIRING)];
    let answers: string[] = [];
    for (let name = 0; name < 19; name++)
      answers.push(await letter(sessions[Math.floor(name / 8)] as Dialogue, `x${name}@hcm.edu.vn`));
    expect(answers.filter((answer) => !answer.startsWith("550 5.1.1 "))).toEqual([]);
    const last = Date.now();
    answers = [await letter(sessions[2] as Dialogue, "x19@hcm.edu.vn"), await letter(waiting, OTHER)];
    expect(answers).toEqual([
      expect.stringMatching(/^521 5\.7\.1 .*tam khoa/),
      expect.stringMatching(/^521 /),
    ]);
    expect((await ended) - last).toBeLessThan(5_000);
    await refused(mail.servers.login(RETIRING, PASSWORD));
    expect(await showMailbox(dovecot, RETIRING)).toMatchObject({
      state: "suspended",
      sessions: 0,
      suspension: { by: "limits", reason: expect.stringMatching(/20 recipients/) as string },
    });
    // What Prometheus reads names it.
    expect(mail.servers.figures()).toMatch(
      /^mail_suspended\{unit="\d{7}",mailbox="official",by="limits"\} 1$/m,
    );
    expect(mail.servers.figures()).toMatch(/^mail_queue_letters \d+$/m);

    // Postfix in a new container knows it as well: the mail store keeps the list.
    await liftMailbox(dovecot, RETIRING);
    await expect(liftMailbox(dovecot, RETIRING)).rejects.toThrow(/không bị khóa ở máy chủ/);
    await eventually("Postfix forgets the suspension", async () => {
      const again = await login(RETIRING);
      const answer = await letter(again, OTHER);
      again.close();
      return answer.startsWith("250 ");
    });
    expect(mail.servers.figures()).toMatch(/^mail_suspensions 0$/m);
    await mail.as(RETIRING, async () => undefined);
    expect(await listQueue(postfix)).toEqual([]);
    const trace = await traceLetter({ postfix, dovecot }, "khong-co@may.test", "1h");
    expect(trace).toEqual([]);
  });

  test("an operator suspends a mailbox at once, sees it, and its letters in the queue are held", async () => {
    const server = { service: mail.servers.imapService };
    const reading = await mail.servers.login(SCHOOL, PASSWORD);
    expect(await showMailbox(server, SCHOOL)).toMatchObject({
      state: "ready",
      role: "official",
      sessions: 1,
    });
    await kickMailbox(server, SCHOOL);
    await eventually("the session ends", () => !reading.usable);
    await suspendMailbox(server, SCHOOL, "Lộ mật khẩu");
    try {
      await refused(mail.servers.login(SCHOOL, PASSWORD));
      expect((await showMailbox(server, SCHOOL)).suspension).toMatchObject({
        reason: "Lộ mật khẩu",
        by: "operator",
      });
    } finally {
      await liftMailbox(server, SCHOOL);
    }
    await mail.as(SCHOOL, async () => undefined);
    await expect(suspendMailbox(server, "khongco@hcm.edu.vn", "x")).rejects.toThrow(/không có hộp thư/);
  });

  test("a suspended account stops in the sessions that are open, in the middle of a letter too", async () => {
    const [waiting, writing] = [await login(SUSPENDED), await login(SUSPENDED)];
    const begin = [`MAIL FROM:<${SUSPENDED}>`, `RCPT TO:<${OTHER}>`];
    expect(await waiting.say(...begin, "RSET")).toMatch(/^250 /);
    expect(await writing.say(...begin, "DATA")).toMatch(/^354 /);
    await mail.publish([
      ...FACTS.filter(({ address }) => address !== SUSPENDED),
      facts(SUSPENDED, { suspended: true }),
    ]);
    try {
      expect(await writing.say("Subject: x\r\n\r\n…\r\n.")).toMatch(/^521 5\.7\.1 .*tam khoa/);
      expect(await waiting.say(...begin)).toMatch(/^521 5\.7\.1 .*tam khoa/);
      expect(await waiting.reply()).toBe("");
    } finally {
      await mail.publish(FACTS);
    }
  });

  test("a new certificate is served on every port, and no open session is dropped", async () => {
    const sessions = await Promise.all(Array.from({ length: 6 }, () => mail.servers.login(SCHOOL, PASSWORD)));
    const sending = await login(SCHOOL);
    const serial = (port: number) =>
      new Promise<string>((resolve, reject) => {
        const tls = { host: "127.0.0.1", port, ca: mail.servers.ca, servername: MAIL_HOST };
        const socket = connectTls(tls, () => {
          resolve(socket.getPeerCertificate().serialNumber);
          socket.end();
        }).on("error", reject);
      });
    expect(await serial(mail.servers.ports.imaps)).toBe("0FA1");
    mail.servers.certify(0x0fa2);
    for (const port of [mail.servers.ports.imaps, mail.servers.ports.submissions])
      await eventually("the new certificate is served", async () => (await serial(port)) === "0FA2");
    // A server that drops sessions does so some seconds after it began to serve the new certificate.
    await pause(15_000);
    for (const session of sessions) {
      expect(await session.status("INBOX", { messages: true })).toMatchObject({ path: "INBOX" });
      expect(session.usable).toBe(true);
      await session.logout();
    }
    expect(await sending.say(`MAIL FROM:<${SCHOOL}>`, `RCPT TO:<${OTHER}>`)).toMatch(/^250 /);
    sending.close();
  });

  test("a box that many desks share is open 60 times", async () => {
    const open: ImapFlow[] = [];
    try {
      for (let batch = 0; batch < 6; batch++) {
        const ten = Array.from({ length: 10 }, () => mail.servers.login(SCHOOL, PASSWORD));
        open.push(...(await Promise.all(ten)));
      }
      await Promise.all(open.map((client) => client.noop()));
      expect(open.filter(({ usable }) => usable)).toHaveLength(60);
    } finally {
      for (const client of open) client.close();
    }
  });

  /** Greets the server from an address of its own in the network. */
  const fromElsewhere = (script: string): string =>
    docker(
      ...["run", "--rm", "--network", mail.servers.networkName, "--entrypoint", "bash", mail.servers.image],
      ...["-c", script.replaceAll("MX", `/dev/tcp/${mail.servers.mxService}/2525`)],
    );

  test("two addresses that hold 50 connections each and say nothing silence nobody", async () => {
    const idle: Socket[] = Array.from({ length: 50 }, () =>
      connect({ host: "127.0.0.1", port: mail.servers.ports.smtp }).on("error", () => undefined),
    );
    const other = `${mail.servers.networkName}-other`;
    try {
      mail.servers.occupyAddress();
      docker(
        ...["exec", "-d", other, "bash", "-c"],
        `for each in {1..50}; do exec {fd}<> /dev/tcp/${mail.servers.mxService}/2525; done; sleep 60`,
      );
      await eventually("the second address holds its share", () =>
        /\b[1-9]\d* *$/.test(
          docker("exec", other, "bash", "-c", "grep -c ' 01 ' /proc/net/tcp || true").trim(),
        ),
      );
      const started = Date.now();
      expect(fromElsewhere("exec 3<> MX; read -rt 10 line <&3; echo $line")).toMatch(/^220 /);
      expect(Date.now() - started).toBeLessThan(10_000);
    } finally {
      for (const socket of idle) socket.destroy();
    }
  });

  // Last, since the server does not forget this address for a while.
  test("who guesses names learns nothing more after ten, and others still deliver", async () => {
    const ask = async (recipient: string) => {
      const dialogue = await Dialogue.open(mail.servers.ports.smtp);
      const reply = await dialogue.say("EHLO a.test", "MAIL FROM:<a@outside.test>", `RCPT TO:<${recipient}>`);
      dialogue.close();
      return reply;
    };
    for (let name = 0; name < 10; name++) expect(await ask(`ten${name}@hcm.edu.vn`)).toMatch(/^550 5\.1\.1 /);
    expect(await ask("ten10@hcm.edu.vn")).toMatch(/^450 4\.7\.1 /);
    expect(await ask(SCHOOL)).toMatch(/^450 4\.7\.1 /);
    const said = fromElsewhere(
      `exec 3<> MX; say() { printf '%s\\r\\n' "$1" >&3; read -rt 10 line <&3; }; read -r line <&3; ` +
        `say 'HELO b.test'; say 'MAIL FROM:<b@outside.test>'; say 'RCPT TO:<${SCHOOL}>'; echo "$line"`,
    );
    expect(said).toMatch(/^250 /);
  });
});
