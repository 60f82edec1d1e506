import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { activate, listActivations, remind, type BatchOutcome } from "../../../engine/mail/activations";
import { accessibilityViolations, launchChromium, visit } from "../../support/browser";
import { describeWithDocker, docker, eventually, freePort, imageUnderTest } from "../../support/docker";
import { ask, type Answer, type Question } from "../edge/https";
import { ACTIVATION_PAGE } from "./servers";
import {
  ALERTS,
  FACTS,
  LEAVING,
  OTHER,
  PASSWORD,
  RETIRING,
  SCHOOL,
  SMALL,
  SUSPENDED,
  ThemedServers,
  facts,
  find,
  refused,
} from "./themed";

const NEW_PASSWORD = "con mèo xanh ngồi ghế đá";
/** What ModSecurity would take for an attack anywhere else. */
const STRANGE_PASSWORD = "x' OR 1=1; DROP TABLE users -- <script>";
const CODE = /\b(?:[a-z2-9]{4}-){4}[a-z2-9]{4}\b/;
const HOST = new URL(ACTIVATION_PAGE).hostname;
const EVIL = "Trường <script>alert(1)</script>\r\nBcc: x@y.vn\r\n{{ code }}";

describeWithDocker("the first password of a mailbox", () => {
  // Before that of the servers, whose network these are in.
  afterAll(() => {
    docker("rm", "-f", page, edge);
    rmSync(folder, { recursive: true, force: true });
  });
  const mail = new ThemedServers("activation");
  const page = `ctm-activation-page-${process.pid}`;
  const edge = `ctm-activation-edge-${process.pid}`;
  const folder = mkdtempSync(join(tmpdir(), "ctm-act-"));
  let port: number;

  const server = () => ({ service: mail.servers.imapService });
  const issue = async (
    addresses: readonly string[],
    how: { readonly letterTo?: string; readonly again?: boolean; readonly lock?: boolean } = {},
  ): Promise<BatchOutcome> => {
    const { letterTo = ALERTS, again = false, lock = false } = how;
    const [outcome] = await activate(server(), { batches: [{ addresses, by: { letterTo } }], again, lock });
    if (outcome === undefined) throw new Error("no outcome");
    return outcome;
  };
  /** The letter about a mailbox that came last, as its reader sees it. */
  const letterAbout = (address: string): Promise<string> =>
    mail.as(ALERTS, async (client) => {
      await find(client, `Kích hoạt hộp thư ${address}`);
      const all = await client.fetchAll("1:*", { envelope: true, source: true });
      const last = all.filter(({ envelope }) => envelope?.subject === `Kích hoạt hộp thư ${address}`).at(-1);
      return (await simpleParser(last?.source ?? "")).text ?? "";
    });
  const codeFor = async (address: string, how: Parameters<typeof issue>[1] = {}): Promise<string> => {
    expect(await issue([address], how)).toEqual({ issued: [address], skipped: [], sheet: null });
    return CODE.exec(await letterAbout(address))?.[0] ?? "no code";
  };
  const open = (path: string, question: Question = {}): Promise<Answer> =>
    ask(port, `https://${HOST}${path}`, question);
  const post = (
    path: string,
    form: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Answer> =>
    open(path, {
      method: "POST",
      patienceMs: 60_000,
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: new URLSearchParams(form).toString(),
    });
  const setBy = (code: string, pwd: string, again = pwd): Promise<Answer> =>
    post("/mat-khau", { code, pwd, again });
  const stateOf = async (address: string): Promise<string | undefined> =>
    (await listActivations(server())).find((each) => each.address === address)?.state;
  const inStore = (...command: readonly string[]): string =>
    docker("exec", mail.servers.imapService, ...command);
  /** Changes what is on record of a code, as time would. */
  const rewrite = async (program: string): Promise<void> => {
    inStore(
      "node",
      "-e",
      `const f=require("fs"),p="/secret/activations.json",a=JSON.parse(f.readFileSync(p));${program};f.writeFileSync(p,JSON.stringify(a))`,
    );
    docker("restart", "-t", "5", mail.servers.imapService);
    await mail.servers.healthy(mail.servers.imapService);
  };

  beforeAll(async () => {
    port = await freePort();
    mkdirSync(join(folder, "config", "routes"), { recursive: true });
    writeFileSync(join(folder, "config", "routes", "portal.map"), `${HOST} http://${page}:8080;\n`);
    writeFileSync(join(folder, "config", ".generation"), "1\n");
    mkdirSync(join(folder, "certificates"));
    execFileSync("chmod", ["-R", "a+rX", folder]);
    const [activationImage, edgeImage] = [await imageUnderTest("activation"), await imageUnderTest("edge")];
    const network = mail.servers.networkName;
    docker(
      ...[
        "run",
        "-d",
        "--name",
        page,
        "--network",
        network,
        "--read-only",
        "--cap-drop",
        "ALL",
        "--tmpfs",
        "/tmp",
      ],
      ...[
        "-e",
        `ACTIVATION_HOST=${HOST}`,
        "-e",
        `PASSWORDS=${mail.servers.imapService}:2429`,
        activationImage,
      ],
    );
    docker(
      ...["run", "-d", "--name", edge, "--network", network, "--tmpfs", "/var/cache/nginx"],
      ...["-e", "ZONE=hcm.edu.vn.localhost", "-e", "HTTPS_PORT=443"],
      ...["-v", `${folder}/config:/config:ro`, "-v", `${folder}/certificates:/certificates:ro`],
      ...["-p", `127.0.0.1:${port}:8443`, edgeImage],
    );
    await mail.password(ALERTS);
    await eventually(
      "the page answers behind the edge",
      async () => (await open("/")).status === 200,
      60_000,
    );
  }, 300_000);

  test("a letter brings a code, a program that opens every link changes nothing, a person sets the password", async () => {
    const code = await codeFor(SCHOOL);
    const letter = await letterAbout(SCHOOL);
    expect(letter).toContain(`${ACTIVATION_PAGE}/#${code}`);
    for (const path of ["/", `/?code=${code}`, "/ma", "/mat-khau"]) await open(path);
    expect(await stateOf(SCHOOL)).toBe("sent");

    // As it may be copied from paper.
    const second = await post("/ma", { code: ` ${code.toUpperCase().replaceAll("-", " ")}` });
    expect([second.status, second.headers["cache-control"], second.headers["referrer-policy"]]).toEqual([
      200,
      "no-store",
      "no-referrer",
    ]);
    expect(second.body).toContain(SCHOOL);
    expect(await stateOf(SCHOOL)).toBe("opened");
    await refused(mail.servers.login(SCHOOL, NEW_PASSWORD));

    expect((await setBy(code, "ngắn")).body).toContain("ít nhất 12 ký tự");
    expect((await setBy(code, "matkhau@123456")).body).toContain("dễ đoán");
    expect((await setBy(code, "thcsnguyendu#77")).body).toContain("tên hay địa chỉ");
    expect((await setBy(code, NEW_PASSWORD, "khác hẳn với lần đầu")).body).toContain("không giống nhau");
    expect((await setBy(code, NEW_PASSWORD)).status).toBe(200);
    await mail.as(SCHOOL, async () => undefined, NEW_PASSWORD);
    expect(await stateOf(SCHOOL)).toBe("activated");
  });

  test("a code is used once, and nobody learns why another is worth nothing", async () => {
    const used = await codeFor(OTHER);
    const [first, second] = await Promise.all([
      setBy(used, "một bình nước lọc, hai cái cốc"),
      setBy(used, "ba cái ô che nắng ngoài hiên"),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 404]);
    const winner = first.status === 200 ? "một bình nước lọc, hai cái cốc" : "ba cái ô che nắng ngoài hiên";
    await mail.as(OTHER, async () => undefined, winner);

    const revoked = await codeFor(RETIRING);
    const latest = await codeFor(RETIRING);
    expect(latest).not.toBe(revoked);
    const overridden = await codeFor(LEAVING);
    await mail.password(LEAVING);
    const answers = [];
    for (const code of [used, revoked, overridden, "k7mp-x2qa-k7mp-x2qa-k7mp", "matkhau", ""])
      answers.push(await post("/ma", { code }));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect((await setBy(revoked, NEW_PASSWORD)).status).toBe(404);
    expect(await stateOf(LEAVING)).toBe("revoked");
    expect((await post("/ma", { code: latest })).status).toBe(200);
  });

  test("a password may be anything that the edge would refuse elsewhere", async () => {
    const code = await codeFor(SMALL);
    expect((await setBy(code, STRANGE_PASSWORD)).status).toBe(200);
    await mail.as(SMALL, async () => undefined, STRANGE_PASSWORD);
    expect((await post("/", { pwd: STRANGE_PASSWORD })).status).toBe(403);
  });

  test("who knows the password changes it, and every session of the old one ends", async () => {
    const next = "y'); DELETE FROM box; -- <b>";
    const form = { address: SMALL, current: STRANGE_PASSWORD, pwd: next, again: next };
    const before = await mail.servers.login(SMALL, STRANGE_PASSWORD);
    expect((await post("/doi-mat-khau", { ...form, current: next })).status).toBe(404);
    expect((await post("/doi-mat-khau", { ...form, address: "khong-co@hcm.edu.vn" })).status).toBe(404);
    expect((await post("/doi-mat-khau", form)).status).toBe(200);
    await eventually("the open session is closed", () => !before.usable);
    await mail.as(SMALL, async () => undefined, next);
    await refused(mail.servers.login(SMALL, STRANGE_PASSWORD));
  });

  test("who has a password or is suspended is left alone, and a letter that nobody would read is not sent", async () => {
    await mail.publish([
      ...FACTS.filter(({ address }) => address !== SUSPENDED),
      facts(SUSPENDED, { suspended: true }),
    ]);
    expect((await issue([SCHOOL, SUSPENDED, "ai@hcm.edu.vn"])).skipped.map(({ why }) => why)).toEqual([
      "ready",
      "suspended",
      "unknown",
    ]);
    expect((await issue([RETIRING], { letterTo: RETIRING })).skipped.map(({ why }) => why)).toEqual([
      "recipient",
    ]);
    expect((await issue([SCHOOL], { letterTo: SCHOOL, lock: true })).skipped.map(({ why }) => why)).toEqual([
      "recipient",
    ]);
    await mail.as(SCHOOL, async () => undefined, NEW_PASSWORD);
    await mail.publish(FACTS);
  });

  test("who takes a mailbox over ends the sessions and the password of who had it", async () => {
    const before = await mail.servers.login(SCHOOL, NEW_PASSWORD);
    const code = await codeFor(SCHOOL, { lock: true });
    await eventually("the open session is closed", () => !before.usable);
    await refused(mail.servers.login(SCHOOL, NEW_PASSWORD));
    expect((await mail.states())[SCHOOL]).toBe("locked");
    expect((await setBy(code, PASSWORD)).status).toBe(200);
    await mail.as(SCHOOL, async () => undefined);
  });

  test("a sheet can be read with the unit's key alone, names in it are text, and its picture is the link", async () => {
    await mail.publish([
      ...FACTS.filter(({ address }) => address !== RETIRING),
      facts(RETIRING, { name: EVIL }),
    ]);
    const secret = /AGE-SECRET-KEY-\S+/.exec(inStore("age-keygen"))?.[0] ?? "";
    const publicKey = docker(
      "exec",
      "-i",
      mail.servers.imapService,
      "sh",
      "-c",
      `echo ${secret} | age-keygen -y`,
    ).trim();
    const [outcome] = await activate(server(), {
      batches: [{ addresses: [RETIRING], by: { unit: "7900868", unitName: EVIL, recipient: publicKey } }],
      ...{ again: false, lock: false },
    });
    expect(outcome).toMatchObject({ issued: [RETIRING], skipped: [] });
    expect(outcome?.sheet).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
    const opened = execFileSync(
      "docker",
      [
        "exec",
        "-i",
        mail.servers.imapService,
        "sh",
        "-c",
        `echo ${secret} > /tmp/key && age -d -i /tmp/key && rm /tmp/key`,
      ],
      { input: outcome?.sheet ?? "", encoding: "utf8" },
    );
    expect(opened).toContain("&lt;script&gt;");
    expect(opened).not.toContain("<script>");
    expect(opened).toContain("<svg");
    const code = CODE.exec(opened)?.[0] ?? "";
    const step = await post("/ma", { code });
    expect(step.status).toBe(200);
    expect(step.body).toContain("Trường &lt;script&gt;alert(1)&lt;/script&gt;");
    expect(step.body).not.toContain("<script>alert");

    await issue([RETIRING]);
    const letter = await letterAbout(RETIRING);
    expect(letter).toContain("(Trường <script>alert(1)</script> Bcc: x@y.vn {{ code }})");
    await mail.publish(FACTS);
  });

  test("who has not set a password is reminded, once a day, without the code", async () => {
    expect(await remind(server(), null)).toEqual({
      reminded: [{ to: ALERTS, addresses: [RETIRING] }],
      unreached: [],
    });
    await mail.as(ALERTS, (client) => find(client, "Nhắc: 1 hộp thư chưa kích hoạt"));
    expect(await remind(server(), null)).toEqual({ reminded: [], unreached: [] });
  });

  test("a code that is older than fourteen days is worth nothing, a restart changes nothing else", async () => {
    const [old, fresh] = [await codeFor(RETIRING), await codeFor(SUSPENDED)];
    await rewrite(`a["7900868-official"].expires="2026-01-01T00:00:00.000Z"`);
    expect(await stateOf(RETIRING)).toBe("overdue");
    // What Prometheus reads names the unit.
    expect(mail.servers.figures()).toMatch(/^mail_activations_overdue\{unit="7900868"\} 1$/m);
    expect(mail.servers.figures()).toMatch(/^mail_activations [1-9]\d*$/m);
    expect((await post("/ma", { code: old })).status).toBe(404);
    expect((await post("/ma", { code: fresh })).status).toBe(200);
  });

  test("on a telephone, with or without scripts: the link fills the form, nothing is too wide, axe finds nothing", async () => {
    const code = await codeFor(SUSPENDED);
    const browser = await launchChromium();
    try {
      for (const javaScriptEnabled of [false, true]) {
        const context = await browser.newContext({
          ...{ ignoreHTTPSErrors: true, javaScriptEnabled, viewport: { width: 360, height: 740 } },
        });
        // By Node's connections: Chromium drops its own whenever an interface of the machine comes or goes.
        await context.route("**/*", async (route) => {
          const url = route.request().url().replace(HOST, "127.0.0.1");
          const headers = { ...route.request().headers(), host: HOST };
          await route.fulfill({ response: await route.fetch({ url, headers, timeout: 60_000 }) });
        });
        const tab = await context.newPage();
        const sound = async (): Promise<void> => {
          if (!javaScriptEnabled) return;
          expect(await tab.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
          expect(await accessibilityViolations(tab)).toEqual([]);
        };
        await visit(tab, `https://${HOST}:${port}/#${code}`);
        const field = tab.getByLabel("Mã kích hoạt");
        expect(await field.inputValue()).toBe(javaScriptEnabled ? code : "");
        expect(tab.url().includes(code)).toBe(!javaScriptEnabled);
        await sound();
        await field.fill("sai");
        await field.press("Enter");
        await tab.getByRole("alert").waitFor();
        await sound();
        await field.fill(code);
        await field.press("Enter");
        const [first, second] = [tab.getByLabel("Mật khẩu mới"), tab.getByLabel("Nhập lại mật khẩu")];
        await first.fill("matkhau@123456");
        await second.fill("matkhau@123456");
        await second.press("Enter");
        await tab.getByRole("alert").waitFor();
        await sound();
        if (javaScriptEnabled) {
          await first.fill(NEW_PASSWORD);
          await second.fill(NEW_PASSWORD);
          await second.press("Enter");
          await tab.getByRole("status").waitFor({ timeout: 60_000 });
          await sound();
        }
        await context.close();
      }
    } finally {
      await browser.close();
    }
    await mail.as(SUSPENDED, async () => undefined, NEW_PASSWORD);
  });

  test("what a visitor claims of itself changes neither whose mistakes are counted nor the links", async () => {
    const claims = (n: number) => ({
      "X-Forwarded-For": `198.51.100.${n}`,
      "X-Real-IP": `198.51.100.${n}`,
      Forwarded: `for=198.51.100.${n}`,
      "X-Forwarded-Host": "evil.example",
    });
    const right = await codeFor(SUSPENDED, { again: true });
    const statuses: number[] = [];
    for (let n = 1; n <= 25; n++)
      statuses.push((await post("/ma", { code: `aaaa-aaaa-aaaa-aaaa-aa${n + 21}` }, claims(n))).status);
    expect(statuses).toContain(429);
    // Who guesses is told nothing more, not even that a guess was right.
    const answer = await post("/ma", { code: right }, claims(99));
    expect([answer.status, answer.body.includes("evil.example")]).toEqual([429, false]);
    expect((await ask(port, "https://evil.example/", {})).status).toBe(421);
    const direct = inStore(
      "node",
      "-e",
      `fetch("http://${page}:8080/",{headers:{}}).then((r)=>process.stdout.write(String(r.status)))`,
    );
    expect(direct).toBe("421");
  });

  test("the store's door does nothing else, and no code or password stands in a log, a list of processes or the store", async () => {
    const knock = (method: string, path: string, body: string): string =>
      docker(
        "exec",
        page,
        "node",
        "-e",
        `fetch("http://${mail.servers.imapService}:2429${path}",{method:"${method}"${body === "" ? "" : `,body:${JSON.stringify(body)}`}}).then((r)=>process.stdout.write(String(r.status)))`,
      );
    expect([
      knock("GET", "/code", ""),
      knock("DELETE", "/code", ""),
      knock("POST", "/code", "[]"),
      knock("POST", "/code", '{"code":1}'),
      knock("POST", "/password", "x".repeat(5000)),
      knock("POST", "/activate", '{"code":"","client":"192.0.2.7"}'),
    ]).toEqual(["405", "405", "400", "400", "413", "404"]);

    const code = await codeFor(RETIRING);
    const store = inStore("sh", "-c", "cat /secret/activations.json /secret/passwords");
    expect(inStore("stat", "-c", "%a %U", "/secret/activations.json")).toBe("600 root");
    const logs = [page, edge].map((name) =>
      execFileSync("sh", ["-c", 'docker logs "$0" 2>&1', name], { encoding: "utf8" }),
    );
    const processes = docker("top", mail.servers.imapService, "-eo", "pid,args");
    const everything = [store, mail.servers.logs(), ...logs, processes].join("\n");
    for (const secret of [code, code.replaceAll("-", ""), NEW_PASSWORD, PASSWORD, STRANGE_PASSWORD])
      expect(everything.includes(secret)).toBe(false);
    expect(CODE.exec(store)).toBeNull();
  });
});
