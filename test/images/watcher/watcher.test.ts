import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { readHeads } from "../../../engine/logs/heads";
import { Heartbeat } from "../../../images/checker/heartbeat";
import { statusServer } from "../../../images/checker/status";
import { observe } from "../../../images/watcher/observe";
import { Watcher } from "../../../images/watcher/watcher";
import type {
  LogHead,
  WatcherChannels,
  WatcherSmtp,
  WatcherWebhook,
  WatchedCity,
} from "../../../contracts/types";

/** Servers in this process; what they speak is HTTP and SMTP. The heartbeat and its answer are the checker's own. */
describe("the watcher outside", () => {
  const folder = mkdtempSync(join(tmpdir(), "ctw-watcher-"));
  const trouble = { edge: false, mail: false, provider: false, hook: false };
  const hooked: { authorization: string | undefined; body: { subject: string; down: string[] } }[] = [];
  const mails: string[] = [];
  const log = {
    said: [] as string[],
    say: (line: string) => void log.said.push(line),
    error: (line: string) => void log.said.push(`error: ${line}`),
  };
  let now = 0;
  let head: LogHead | null = null;
  const heartbeat = new Heartbeat(
    () => now,
    () => 60_000,
    () => Promise.resolve(),
  );
  const servers: { close: (done?: () => void) => unknown }[] = [];
  let city: WatchedCity;
  let references: WatcherChannels["references"];
  let smtp: WatcherSmtp;
  let webhook: WatcherWebhook;

  const listen = async (server: Server | SMTPServer): Promise<number> => {
    servers.push(server);
    const listening = server instanceof SMTPServer ? server.server : server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return (listening.address() as AddressInfo).port;
  };

  beforeAll(async () => {
    const edge = await listen(
      createServer((_request, response) => response.writeHead(trouble.edge ? 503 : 200).end("portal")),
    );
    const status = await listen(statusServer(heartbeat, () => head));
    const mail = await listen(
      new SMTPServer({
        authOptional: true,
        disabledCommands: ["STARTTLS"],
        onRcptTo: (_address, _session, done) =>
          trouble.mail ? done(Object.assign(new Error("no"), { responseCode: 451 })) : done(),
      }),
    );
    execFileSync(
      "openssl",
      [
        ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"],
        ...["-keyout", join(folder, "key.pem"), "-out", join(folder, "cert.pem")],
        ...["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
      ],
      { stdio: "ignore" },
    );
    // The other provider, with a certificate that only its own authority knows.
    const provider = await listen(
      new SMTPServer({
        key: readFileSync(join(folder, "key.pem")),
        cert: readFileSync(join(folder, "cert.pem")),
        onAuth: ({ username, password }, _session, done) =>
          username === "may-canh" && password === "mat-khau"
            ? done(null, { user: username })
            : done(new Error("no")),
        onData: (stream, _session, done) => {
          let text = "";
          stream.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
          stream.on("end", () => {
            if (trouble.provider) return done(new Error("busy"));
            mails.push(text);
            done();
          });
        },
      }),
    );
    const hook = await listen(
      createServer((request, response) => {
        let text = "";
        request.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
        request.on("end", () => {
          if (!trouble.hook)
            hooked.push({ authorization: request.headers.authorization, body: JSON.parse(text) as never });
          response.writeHead(trouble.hook ? 500 : 204).end();
        });
      }),
    );
    writeFileSync(join(folder, "password"), "mat-khau\n");
    writeFileSync(join(folder, "token"), "bi-mat\n");
    city = {
      prefix: "ct",
      name: "hcm.edu.vn",
      site: `http://127.0.0.1:${edge}/`,
      status: `http://127.0.0.1:${status}/status`,
      mail: { server: `127.0.0.1:${mail}`, recipient: "canhbao@hcm.edu.vn" },
      ...{ everySeconds: 1, lostAfter: 2, backAfter: 1 },
    };
    references = [`127.0.0.1:${edge}`];
    smtp = {
      ...{ host: "127.0.0.1", port: provider, user: "may-canh", passwordFile: join(folder, "password") },
      ...{ caFile: join(folder, "cert.pem"), from: "may-canh@example.com", to: ["nguoi-truc@example.com"] },
    };
    webhook = { url: `http://127.0.0.1:${hook}/`, tokenFile: join(folder, "token") };
  });

  beforeEach(() => {
    Object.assign(trouble, { edge: false, mail: false, provider: false, hook: false });
    hooked.length = mails.length = log.said.length = 0;
    rmSync(join(folder, "memory.json"), { force: true });
    now = 0;
    heartbeat.beat();
  });

  afterAll(async () => {
    await Promise.all(
      servers.map((server) => new Promise<void>((resolve) => void server.close(() => resolve()))),
    );
    rmSync(folder, { recursive: true, force: true });
  });

  const watcher = (ways: Partial<WatcherChannels> = {}) =>
    new Watcher({ city, channels: { references, ...ways }, folder, log });
  const seconds = (value: number) => new Date(Date.parse("2026-11-29T07:00:00Z") + value * 1000);

  test("sees what works and what does not, each in the words of what failed", async () => {
    expect(await observe(city, references)).toEqual({ edge: null, monitoring: null, mail: null });
    now = 61_000;
    trouble.mail = true;
    expect(await observe(city, references)).toEqual({
      edge: null,
      monitoring: "no sign of life for 61 s",
      mail: `${city.mail.server} does not answer`,
    });
    trouble.edge = true;
    expect(await observe(city, references)).toMatchObject({
      edge: `${city.site}: 503`,
      monitoring: undefined,
    });
  });

  test("keeps each signed end of the chain of logs once, also after a power cut", async () => {
    const of = (sequence: number): LogHead => ({
      ...{ sequence, hash: "a".repeat(64), time: "2026-11-29T07:02:00.000Z" },
      signature: `${"A".repeat(86)}==`,
    });
    const file = join(folder, "heads.jsonl");
    const kept = () => readFileSync(file, "utf8").split("\n").slice(0, -1);
    const outside = watcher({ webhook });
    await outside.round(seconds(0));
    expect(existsSync(file)).toBe(false);
    for (const sequence of [3, 3, 6]) {
      head = of(sequence);
      await outside.round(seconds(sequence));
    }
    expect(kept()).toEqual([of(3), of(6)].map((each) => JSON.stringify(each)));
    appendFileSync(file, '{"sequence":9');
    await watcher({ webhook }).round(seconds(9));
    expect(kept()).toHaveLength(2);
    head = of(9);
    await watcher({ webhook }).round(seconds(10));
    expect(readHeads(file)).toEqual([of(3), of(6), of(9)]);
    head = null;
  });

  test("concludes nothing while the references cannot be reached either", async () => {
    trouble.edge = true;
    expect(await observe(city, ["127.0.0.1:1"])).toBeNull();
  });

  test("tells by a webhook, once, with its token, and of the return", async () => {
    const outside = watcher({ webhook });
    trouble.edge = true;
    for (const round of [0, 1, 2, 3]) await outside.round(seconds(round));
    trouble.edge = false;
    for (const round of [4, 5]) await outside.round(seconds(round));
    expect(hooked.map(({ body }) => body.down)).toEqual([["edge"], []]);
    expect(hooked[0]?.authorization).toBe("Bearer bi-mat");
    expect(JSON.stringify(log.said)).not.toContain("bi-mat");
  });

  test("a way that does not take it is tried again, by itself, after a restart too", async () => {
    const ways = { webhook, smtp };
    trouble.edge = trouble.hook = true;
    for (const round of [0, 1, 2]) await watcher(ways).round(seconds(round));
    expect([mails.length, hooked.length]).toEqual([1, 0]);
    trouble.hook = false;
    await watcher(ways).round(seconds(3));
    await watcher(ways).round(seconds(4));
    expect([mails.length, hooked.length]).toEqual([1, 1]);
    expect((await simpleParser(mails[0] ?? "")).subject).toBe(
      "[KHẨN] Cổng vào các trang web không trả lời: hcm.edu.vn",
    );
    expect(readFileSync(join(folder, "memory.json"), "utf8")).not.toContain("mat-khau");
  });

  test("a provider whose certificate is nobody's gets neither the password nor the letter", async () => {
    trouble.edge = true;
    for (const round of [0, 1]) await watcher({ smtp: { ...smtp, caFile: "" } }).round(seconds(round));
    expect(mails).toEqual([]);
    expect(log.said.join()).toContain("smtp did not take it and is tried again");
  });

  test("what was gone and back before a way took anything is told as back", async () => {
    trouble.edge = trouble.hook = true;
    const outside = watcher({ webhook });
    for (const round of [0, 1]) await outside.round(seconds(round));
    trouble.edge = trouble.hook = false;
    await outside.round(seconds(2));
    expect(hooked.map(({ body }) => body.down)).toEqual([[]]);
    expect(hooked[0]?.body.subject).toContain("ĐÃ PHỤC HỒI");
  });

  test("does not start where nobody would be told", () => {
    expect(() => watcher()).toThrow(/neither smtp nor webhook/);
  });

  test("the status says alive or silent, and nothing at any other address", async () => {
    now = 61_000;
    const answer = await fetch(city.status);
    expect([answer.status, answer.headers.get("cache-control"), await answer.json()]).toEqual([
      ...[200, "no-store"],
      { monitoring: "silent", silentSeconds: 61, logs: null },
    ]);
    for (const path of ["/", "/metrics", "/probe?target=x", "/watchdog"]) {
      expect((await fetch(new URL(path, city.status))).status).toBe(404);
    }
    expect((await fetch(city.status, { method: "POST" })).status).toBe(404);
  });
});
