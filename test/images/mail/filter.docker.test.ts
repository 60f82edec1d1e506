import { generateKeyPairSync } from "node:crypto";
import { createRequire } from "node:module";
import pMap from "p-map";
import { createTransport, type SendMailOptions } from "nodemailer";
import { collectPublicKeys } from "../../../engine/public-keys/collect";
import { environment } from "../../support/city";
import { describeWithDocker, docker, eventually, imageUnderTest } from "../../support/docker";
import { Dialogue } from "./dialogue";
import { BOUNCE, HONEST_LETTERS } from "./honest-letters";
import { MAIL_HOST } from "./servers";
import { find, OTHER, PASSWORD, SCHOOL, ThemedServers } from "./themed";

/** Only what is used of it; the package has no types. */
interface Mailauth {
  dkimVerify(
    letter: Buffer,
    options: { resolver: (name: string, type: string) => Promise<string[][]> },
  ): Promise<{
    results: {
      status: { result: string; aligned: string | false };
      selector: string;
      signingDomain: string;
      signingHeaders: { keys: string };
    }[];
  }>;
}
const { dkimVerify } = createRequire(__filename)("mailauth/lib/dkim/verify") as Mailauth;

const strict = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "der" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const strings = (text: string): string =>
  (text.match(/.{1,255}/g) ?? []).map((part) => `"${part}"`).join(" ");
const HERE = "ip4:172.16.0.0/12 ip4:192.168.0.0/16 ip4:10.0.0.0/8";
/** honest: our tests' machine may send for it. strict, soft: it may not, and its owner says what becomes of such mail. */
const WORLD = [
  `honest.test. 60 TXT "v=spf1 ${HERE} -all"`,
  "honest.test. 60 MX 10 mx.honest.test.",
  "mx.honest.test. 60 A 192.0.2.1",
  '_dmarc.honest.test. 60 TXT "v=DMARC1; p=reject"',
  'strict.test. 60 TXT "v=spf1 ip4:192.0.2.1 -all"',
  '_dmarc.strict.test. 60 TXT "v=DMARC1; p=reject"',
  `s1._domainkey.strict.test. 60 TXT ${strings(`v=DKIM1; k=rsa; p=${strict.publicKey.toString("base64")}`)}`,
  'soft.test. 60 TXT "v=spf1 ip4:192.0.2.1 -all"',
  '_dmarc.soft.test. 60 TXT "v=DMARC1; p=quarantine"',
  "",
].join("\n");

const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
const GTUBE = ["XJS*C4JDBQADN1.NSBN3*2IDNEN*", "GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"].join("");

describeWithDocker("the filter of mail", () => {
  const mail = new ThemedServers("filter", 4001, async () => ({
    image: await imageUnderTest("filter"),
    dnsImage: await imageUnderTest("dns"),
    zone: WORLD,
  }));
  const collect = async () =>
    (await collectPublicKeys(environment("sandbox", { prefix: mail.servers.networkName }), ["dkim"])).dkim;
  const inside = (script: string) => docker("exec", mail.servers.filterService, "bash", "-c", script);

  beforeAll(() => Promise.all([mail.password(SCHOOL), mail.password(OTHER)]));

  /** As if so many seconds had passed since a letter was put off for the first time. */
  const laterBy = (seconds: number) =>
    inside(
      `store() { valkey-cli -s /run/store/socket "$@"; }; store --raw keys 'rg*' | while read -r key; do store decrby "$key" ${seconds}; done`,
    );

  /** Delivers as another server would. @returns the reply to the letter, or the first that is a no */
  async function letter(raw: string, sender = "lan@honest.test", recipient = SCHOOL): Promise<string> {
    const dialogue = await Dialogue.open(mail.servers.ports.smtp);
    let reply = "";
    for (const line of [
      ...["EHLO mx.honest.test", `MAIL FROM:<${sender}>`, `RCPT TO:<${recipient}>`, "DATA"],
      `${raw.replace(/^\./gm, "..")}\r\n.`,
    ]) {
      reply = await dialogue.say(line);
      if (!/^[23]/.test(reply)) break;
    }
    dialogue.close();
    return reply;
  }
  const from = (address: string, more: SendMailOptions = {}, dkim = false) =>
    createTransport({
      host: "127.0.0.1",
      port: mail.servers.ports.smtp,
      ignoreTLS: true,
      name: "mx.honest.test",
      ...(dkim
        ? { dkim: { domainName: "strict.test", keySelector: "s1", privateKey: strict.privateKey } }
        : {}),
    }).sendMail({ from: address, to: SCHOOL, subject: "x", text: "Kính gửi", ...more });

  describe("of strangers", () => {
    test("lets honest letters pass", async () => {
      const refused: string[] = [];
      const letters = [
        ...HONEST_LETTERS.map((each) => [each, "lan@honest.test"] as const),
        [BOUNCE, ""] as const,
      ];
      // Fewer at once than one address may have connections.
      await pMap(
        letters,
        async ([{ about, raw }, sender]) => {
          const reply = await letter(raw, sender);
          if (!reply.startsWith("250")) refused.push(`${about}: ${reply}`);
        },
        { concurrency: 6 },
      );
      expect(refused).toEqual([]);
      expect(HONEST_LETTERS.length).toBeGreaterThanOrEqual(60);
      await mail.as(SCHOOL, async (client) => {
        await eventually("all of them are there", async () => {
          await client.noop();
          return (await client.fetchAll("1:*", { uid: true })).length > HONEST_LETTERS.length;
        });
        const all = await client.fetchAll("1:*", { source: true });
        const marked = all.filter(({ source }) => /^X-Spam: Yes/m.test(source?.toString("latin1") ?? ""));
        expect(marked).toEqual([]);
      });
    });

    test("holds each domain to what it says of itself, and writes down what it found", async () => {
      await expect(from("thu@strict.test")).rejects.toThrow(/5\.7\.1/);
      await expect(
        from("thu@strict.test", { subject: "sai", headers: { "DKIM-Signature": "v=1; d=strict.test" } }),
      ).rejects.toThrow(/5\.7\.1/);
      // From where its domain sends nothing, as from a forwarder: a server that means it tries again.
      const signed = () => from("thu@strict.test", { subject: "có chữ ký", text: "Có chữ ký" }, true);
      await expect(signed()).rejects.toThrow(/451 4\.7\.1 .*Hay gui lai/);
      laterBy(301);
      await signed();
      await from("thu@soft.test", { subject: "nghi ngờ" });
      await from("lan@honest.test", {
        subject: "được phép",
        headers: { "Authentication-Results": "forged; dmarc=pass" },
      });
      await mail.as(SCHOOL, async (client) => {
        const source = async (subject: string) =>
          (await find(client, subject)).source?.toString("latin1").replace(/\r\n\s+/g, " ") ?? "";
        expect(await source("có chữ ký")).toMatch(/^Authentication-Results: .*dkim=pass.*dmarc=pass/m);
        expect(await source("có chữ ký")).not.toMatch(/^X-Spam/m);
        const allowed = await source("được phép");
        expect(allowed).toMatch(/^Authentication-Results: .*spf=pass/m);
        expect(allowed).not.toContain("forged");
        expect(await source("nghi ngờ")).toMatch(/^X-Spam: Yes/m);
      });
    });

    test.each([
      [
        "an address of ours that only a reader's program finds",
        "From: =?utf-8?q?thcsnguyendu=40hcm.edu.vn?=",
      ],
      ["a group with one of us in it", `From: nhóm: a@honest.test, ${OTHER};`],
    ])("refuses %s", async (_, header) => {
      expect(await letter(`${header}\r\nSubject: x\r\n\r\n…`)).toMatch(/^5\d\d 5\.7\.1 /);
    });

    test("refuses spam and viruses by their test letters, in and out", async () => {
      const attachments = [{ filename: "a.txt", content: EICAR, encoding: "base64" as const }];
      const encoded = [{ ...attachments[0], content: Buffer.from(EICAR) }];
      await expect(from("lan@honest.test", { text: GTUBE })).rejects.toThrow(/5\d\d/);
      await expect(from("lan@honest.test", { attachments: encoded })).rejects.toThrow(/5\.7\.1 .*EICAR/);
      await expect(mail.submit({ to: OTHER, text: GTUBE })).rejects.toThrow(/5\d\d/);
      await expect(mail.submit({ to: OTHER, attachments: encoded })).rejects.toThrow(/5\.7\.1 .*EICAR/);
    });
  });

  describe("of whoever has logged in", () => {
    const submit = (headers: string): Promise<unknown> =>
      mail.submit({
        envelope: { from: SCHOOL, to: OTHER },
        raw: `${headers}\r\nTo: ${OTHER}\r\nSubject: x\r\n\r\n…\r\n`,
      });

    test.each([
      `From: ${OTHER}`,
      `From: ${SCHOOL}\r\nFrom: ${OTHER}`,
      `From: ${SCHOOL}\r\nfrom : ${OTHER}`,
      `From: ${SCHOOL}, ${OTHER}`,
      `From: a: ${SCHOOL};`,
      `From: "${OTHER}" <${SCHOOL}>`,
      `From: =?utf-8?q?thptmariecurie=40hcm.edu.vn?= <${SCHOOL}>`,
      `From: ${SCHOOL}\r\nSender: ${OTHER}`,
      `From: ${SCHOOL} (${OTHER})`,
    ])("does not let him write %j", async (headers) => {
      await expect(submit(headers)).rejects.toThrow(/5\d\d 5\.7\.1 .* \/ /);
    });

    test("lets him write under each address of his own, and tells nobody where he sits and by what he writes", async () => {
      const subject = "địa chỉ phụ";
      await mail.submit({
        from: `"Trường THCS" <${SCHOOL.replace("@", "+vanthu@")}>`,
        envelope: { from: SCHOOL, to: OTHER },
        subject,
        headers: {
          "User-Agent": "Thunderbird 128",
          "X-Mailer": "Outlook 16",
          "X-Originating-IP": "[203.0.113.9]",
          Received:
            "from may-tinh-7 (203.0.113.9) by webmail.example with HTTP; Sun, 29 Nov 2026 08:00:00 +0700",
        },
      });
      await mail.as(OTHER, async (client) => {
        const source = (await find(client, subject)).source?.toString("latin1") ?? "";
        expect(source).not.toMatch(
          /Thunderbird|Outlook|203\.0\.113\.9|may-tinh-7|172\.\d+\.0\.1|X-Originating/,
        );
        expect(source).toMatch(
          new RegExp(`^Received: by ${MAIL_HOST} \\(Postfix\\) with ESMTPSA id \\w+; `, "m"),
        );
      });
    });
  });

  describe("signs", () => {
    const verified = async (subject: string) => {
      await mail.submit({ to: OTHER, subject, text: "Kính gửi\r\n.\r\nnhà trường", html: "<p>Kính gửi</p>" });
      const keys = await collect();
      return mail.as(OTHER, async (client) => {
        const { source = Buffer.alloc(0) } = await find(client, subject);
        const { results } = await dkimVerify(source, {
          resolver: (name) => {
            const key = keys.find(({ domain, selector }) => name === `${selector}._domainkey.${domain}`);
            return key === undefined
              ? Promise.reject(Object.assign(new Error(name), { code: "ENOTFOUND" }))
              : Promise.resolve([[`v=DKIM1; k=rsa; p=${key.publicKey}`]]);
          },
        });
        return results.map(({ status, selector }) => [status.result, status.aligned, selector]);
      });
    };
    const domains = () =>
      JSON.parse(docker("exec", mail.servers.mxService, "cat", "/config/domains.json")) as object;
    const publishKeys = async (...selectors: readonly string[]) => {
      mail.servers.publish({ "domains.json": JSON.stringify({ ...domains(), publishedKeys: selectors }) });
      await mail.servers.settled(mail.servers.filterService);
    };

    test("nothing before the world knows a key; then by the oldest, and after a rotation by the next", async () => {
      const made = (await collect()).map(({ selector }) => selector);
      expect(made).toHaveLength(2);
      expect(await verified("chưa ký")).toEqual([["none", undefined, undefined]]);

      await publishKeys(...made);
      const [[result, aligned, first = ""] = []] = await verified("khóa thứ nhất");
      expect([result, aligned]).toEqual(["pass", "hcm.edu.vn"]);
      expect(made).toContain(first);
      const second = made.find((selector) => selector !== first);

      expect(JSON.parse(inside("mail-filter rotate hcm.edu.vn"))).toEqual({ retired: first, signs: second });
      expect(await verified("khóa thứ hai")).toEqual([["pass", "hcm.edu.vn", second]]);
      // What the retired one has signed is under way, and a third stands ready.
      const after = (await collect()).map(({ selector }) => selector);
      expect(after).toEqual(expect.arrayContaining(made));
      expect(after).toHaveLength(3);
      expect(() => inside("mail-filter rotate hcm.edu.vn")).toThrow(/public-keys collect/);
    });

    test("with keys that outlive the container, and that stand in no log and in no file that others read", async () => {
      const before = await collect();
      const line = inside("sed -n 9p $(ls /secret/dkim/hcm.edu.vn/*.pem | head -1)");
      expect(line).toHaveLength(64);
      expect(mail.servers.logs()).not.toContain(line);
      expect(inside("stat -c '%a %U' /secret/dkim/hcm.edu.vn/*.pem /secret/dkim/hcm.edu.vn")).toBe(
        "600 root\n600 root\n700 root",
      );
      docker("rm", "-f", mail.servers.filterService);
      mail.servers.runFilter();
      await mail.servers.healthy(mail.servers.filterService);
      expect(await collect()).toEqual(before);
    });
  });

  test("while it is away, mail waits with its sender, and the platform's own arrives", async () => {
    docker("stop", "-t", "1", mail.servers.filterService);
    expect(await letter("From: lan@honest.test\r\n\r\nx")).toMatch(/^4\d\d /);
    await expect(mail.submit({ to: OTHER, subject: "x" }, SCHOOL, PASSWORD)).rejects.toThrow(/4\d\d/);
    const own = await Dialogue.open(mail.servers.ports.inside);
    const reply = await own.say(
      ...[
        "EHLO canhbao",
        "MAIL FROM:<giamsat@hcm.edu.vn>",
        `RCPT TO:<${OTHER}>`,
        "DATA",
        "Subject: x\r\n\r\nx\r\n.",
      ],
    );
    own.close();
    expect(reply).toMatch(/^250 /);
    docker("start", mail.servers.filterService);
    await mail.servers.healthy(mail.servers.filterService);
    await eventually("mail passes again", async () =>
      (await letter(HONEST_LETTERS[0]?.raw ?? "")).startsWith("250"),
    );
  });
});
