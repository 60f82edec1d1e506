import { Resolver } from "node:dns/promises";
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { execa } from "execa";
import { ImapFlow } from "imapflow";
import { simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { checkProbes } from "../../engine/verify/prometheus";
import { publicKeysFile } from "../../environments/public-keys";
import type { City, Unit } from "../../model/city";
import { buildCity } from "../../model/build";
import { isHosted } from "../../model/hosts";
import { mtaStsHost } from "../../model/mail";
import { statusHost } from "../../model/monitoring";
import { admit } from "../../policy/admit";
import { readRegistry } from "../../registry/files";
import { launchChromium, visit } from "../support/browser";
import { describeWithDocker, docker, eventually, imageUnderTest } from "../support/docker";
import { type Canaries, leaksBelow, leaksIn } from "../support/canaries";
import { everyVerb, help, verbsIn } from "./every-verb";
import { networkTests } from "./network.tests";
import { leftovers, Platform, stateExists } from "./platform";
import { scanTests } from "./scan.tests";

const MINUTE = 60_000;

/** The whole way, on real containers: deployed once, then driven by its clients, changed, broken, and removed. */
describeWithDocker("the sandbox, end to end", () => {
  jest.setTimeout(40 * MINUTE);
  const platform = new Platform();
  let city: City;
  let hosted: Unit[];
  let firstRun: { exitCode: number | undefined; output: string };

  const reload = () => {
    city = buildCity(admit(readRegistry(platform.registry)), platform.environment);
    hosted = city.cells.flatMap((cell) => cell.units).filter(isHosted);
  };
  const hostOf = (unit: Unit | undefined): string => (unit?.site.type === "hosted" ? unit.site.host : "");
  const addressOf = (unit: Unit | undefined): string =>
    unit?.mailbox.type === "hosted" ? unit.mailbox.address : "";

  beforeAll(async () => {
    await platform.down();
    firstRun = await platform.up();
    reload();
  }, 30 * MINUTE);

  afterAll(async () => {
    await platform.down();
    rmSync(publicKeysFile(platform.environment.name), { force: true });
    platform.dispose();
  }, 5 * MINUTE);

  test("one command deploys, verifies and says where everything is", () => {
    // From the first trouble on: a log may cut what is long.
    const [, ...troubles] = firstRun.output.split(/^(?=.*✗)/m);
    expect(troubles).toEqual([]);
    expect(firstRun.exitCode).toBe(0);
    expect(hosted).toHaveLength(3);
    expect(new Set(hosted.map((unit) => unit.kind)).size).toBe(3);
    for (const unit of hosted) expect(firstRun.output).toContain(unit.name);
  });

  test("each school answers by HTTPS under its own name, in Vietnamese, with its fourteen sections", async () => {
    const sections = [
      "gioi-thieu",
      "tin-tuc",
      "van-ban",
      "thu-tuc-bieu-mau",
      "gop-y",
      "cong-khai",
      "nien-giam-thong-ke",
      "tuyen-sinh",
      "phap-luat",
      "kiem-dinh",
      "tai-nguyen-so",
      "tra-cuu-diem",
      "tra-cuu-van-bang",
      "lien-ket",
    ];
    for (const unit of hosted) {
      const home = await platform.https(hostOf(unit));
      expect(home.status).toBe(200);
      expect(home.body).toContain(unit.name);
      expect(home.body).toMatch(/<html[^>]+lang="vi"/);
      for (const section of sections) {
        expect([section, (await platform.https(hostOf(unit), `/${section}/`)).status]).toEqual([
          section,
          200,
        ]);
      }
    }
  });

  test("a host that no school has never reaches a school, and HTTP leads to HTTPS", async () => {
    const stranger = await platform.https(`khong-co.${city.zone}`);
    expect(stranger.status).toBe(421);
    for (const unit of hosted) expect(stranger.body).not.toContain(unit.name);
    const plain = await platform.http(hostOf(hosted[0]));
    expect([plain.status, plain.headers["location"]]).toEqual([
      301,
      `https://${hostOf(hosted[0])}:${platform.environment.ports.https}/`,
    ]);
  });

  test("dig reads the records of the same model that feeds Cloudflare", async () => {
    const dig = async (...query: string[]) =>
      (await execa("dig", ["+short", "-p", String(platform.environment.ports.dns), "@127.0.0.1", ...query]))
        .stdout;
    expect(await dig("CNAME", hostOf(hosted[0]))).toBe(`gate.${city.zone}.`);
    expect(await dig("A", hostOf(hosted[0]))).toContain("127.0.0.1");
    expect(await dig("MX", city.zone)).toBe(`10 mail.${city.zone}.`);
    expect(await dig("TXT", city.zone)).toContain("v=spf1");
    expect(await dig("A", `khong-co.${city.zone}`)).toBe("");
  });

  networkTests(() => platform.environment.prefix);

  test("a mail in Vietnamese goes from one school's mailbox to another's, and to nobody outside", async () => {
    const [from, to] = hosted.filter((unit) => addressOf(unit) !== "");
    const { ports } = platform.environment;
    const tls = { ca: platform.ca, servername: `mail.${city.zone}` };
    const transport = createTransport({
      host: "127.0.0.1",
      port: ports.submission,
      requireTLS: true,
      tls,
      auth: { user: addressOf(from), pass: platform.passwords[addressOf(from)] ?? "" },
    });
    const subject = `Họp phụ huynh ngày ${Date.now()}`;
    await transport.sendMail({
      from: addressOf(from),
      to: addressOf(to),
      subject,
      text: "Kính mời quý phụ huynh.",
    });
    await expect(
      transport.sendMail({ from: addressOf(from), to: "someone@example.com", subject, text: "x" }),
    ).rejects.toThrow(/550/);

    const stranger = createTransport({ host: "127.0.0.1", port: ports.smtp, tls });
    await expect(
      stranger.sendMail({ from: "a@example.com", to: "someone@example.com", subject, text: "x" }),
    ).rejects.toThrow(/554|relay/i);

    await eventually(
      "the message in the mailbox",
      () => subjects(addressOf(to)).then((all) => all.includes(subject)),
      30_000,
    );
  });

  test("Prometheus probes each unit's site, certificate, name and mailbox, and all are well", async () => {
    const url = `http://127.0.0.1:${platform.environment.ports.prometheus}`;
    for (const unit of hosted) {
      await eventually(
        `the probes of ${unit.id}`,
        async () => {
          const { ok, detail } = await checkProbes({ url, unitId: unit.id });
          if (!ok) throw new Error(detail);
          return ok;
        },
        2 * MINUTE,
      );
    }
  });

  test("whoever watches from outside is told that the monitoring is alive, and nothing else", async () => {
    const host = statusHost(city);
    await eventually(
      "a sign of life",
      async () => (await platform.https(host, "/status")).body.includes('"alive"'),
      MINUTE,
    );
    for (const path of ["/", "/metrics", "/watchdog", "/probe?type=site&target=a&expect=b"]) {
      expect([path, (await platform.https(host, path)).status]).toEqual([path, 404]);
    }
  });

  test("the portal lists every unit of the registry", async () => {
    const directory = await platform.https(city.portal.host);
    expect(directory.status).toBe(200);
    const index = JSON.parse((await platform.https(city.portal.host, "/units.json")).body) as {
      units: unknown[];
    };
    expect(index.units).toHaveLength(city.units.length);
    expect((await platform.https(city.portal.host, "/opml.xml")).body).toContain(hostOf(hosted[0]));
    expect((await platform.https(city.portal.host, "/rss.xml")).body).toMatch(/<rss/);
    expect((await platform.https(mtaStsHost(city), "/.well-known/mta-sts.txt")).body).toMatch(
      /^version: STSv1\r\n/,
    );
  });

  test("a browser shows the school's page without overflow on a phone", async () => {
    const browser = await launchChromium(
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
    );
    try {
      const page = await browser.newPage({ ignoreHTTPSErrors: true, viewport: { width: 360, height: 740 } });
      await visit(page, `https://${hostOf(hosted[0])}:${platform.environment.ports.https}/`);
      expect(await page.title()).toContain(hosted[0]?.name);
      const overflow = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
      expect(overflow).toBeLessThanOrEqual(0);
    } finally {
      await browser.close();
    }
  });

  test("the sector's feed is shown on the school's front page", async () => {
    const feed = (await platform.https(city.portal.host, "/rss.xml")).body;
    const title = /<item>[\s\S]*?<title>([^<]+)<\/title>/.exec(feed)?.[1] ?? "no item";
    await eventually(
      "the feed's first item",
      async () => (await platform.https(hostOf(hosted[0]))).body.includes(title),
      7 * MINUTE,
    );
  });

  test("no secret is in state, plan, synthesised JSON or a service's definition", () => {
    const [unit] = hosted;
    const inside = (service: string, command: string) =>
      docker("exec", platform.container(service), "sh", "-c", command);
    const site = inside(`site-${unit?.id ?? ""}`, "cat /data/private/*");
    const secrets = {
      ...platform.passwords,
      "database of a site": databasePassword(site),
      "keys of a site": /"AUTH_KEY": "([^"]+)"/.exec(site)?.[1] ?? "",
      "hash of a mailbox's password": inside("mail-imap", "cut -d: -f2 /secret/passwords | head -1"),
      "TSIG key": inside("dns", "cat /secret/acme-update.tsig"),
      "ACME account": privateKeyLine(inside("certifier", "find /data/accounts -name '*.key' -exec cat {} +")),
      "key of the certificate": privateKeyLine(inside("edge", "cat /certificates/city/key.pem")),
    };
    // Also inside plans, which are archives.
    const search = (canaries: Canaries) => [
      ...[platform.place.synthesised, platform.place.states, platform.place.file("plans")].flatMap((folder) =>
        leaksBelow(folder, canaries),
      ),
      ...leaksIn(
        "services",
        docker("service", "inspect", ...docker("service", "ls", "-q").split("\n")),
        canaries,
      ),
    ];
    expect(search(secrets)).toEqual([]);
    // The search can find something: a name that is no secret is there.
    const found = search({ host: hostOf(unit) }).map(({ where }) => where);
    for (const where of ["/facts/", ".tfstate", ".tfplan!", "services"]) {
      expect([where, found.some((each) => each.includes(where))]).toEqual([where, true]);
    }
  });

  test("a plan after the apply is empty, and a second run changes nothing and says so", async () => {
    expect(await platform.plan()).toEqual([]);
    const { exitCode, plan } = await platform.planVerb();
    expect([exitCode, plan.created, plan.changed, plan.replaced, plan.destroyed]).toEqual([
      0,
      [],
      [],
      [],
      [],
    ]);
    const started = platform.started();
    const second = await platform.up();
    expect(second.output).toContain("Không có gì thay đổi");
    expect(second.exitCode).toBe(0);
    expect(platform.started()).toEqual(started);
  });

  test("a new name and a new parent plan nothing replaced and nothing destroyed, and restart no site", async () => {
    const [unit] = hosted.filter((each) => each.kind !== "phong-gddt");
    const started = platform.started();
    platform.edit((text) => {
      const at = text.indexOf(`- id: "${unit?.id}"`);
      const entry = text
        .slice(at)
        .replace(/name: .*/, "name: Trường Đổi Tên")
        .replace(/parent: "\d+"/, 'parent: "7900000"');
      return text.slice(0, at) + entry;
    });
    const changes = await platform.plan();
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.filter(({ action }) => action !== "update")).toEqual([]);
    expect(changes.filter(({ name }) => name === "site" || name === "edge" || name === "db")).toEqual([]);
    const { exitCode, plan } = await platform.planVerb();
    expect(exitCode).toBe(2);
    expect(plan).toMatchObject({ created: [], replaced: [], destroyed: [], brake: { stopped: false } });
    expect(plan.changed).toContain(unit?.id);

    expect((await platform.up()).exitCode).toBe(0);
    reload();
    await eventually(
      "the new name on the page",
      async () => (await platform.https(hostOf(unit))).body.includes("Trường Đổi Tên"),
      2 * MINUTE,
    );
    const sites = (all: ReadonlyMap<string, string>) =>
      [...all].filter(([name]) => name.includes("-site-")).sort();
    expect(sites(platform.started())).toEqual(sites(started));
  });

  test("a plan that loses a site says by its status that the brake stops it", async () => {
    const [unit] = hosted.filter((each) => each.kind !== "phong-gddt");
    const { exitCode, plan } = await platform.withoutUnit(unit?.id ?? "", () => platform.planVerb());
    expect([exitCode, plan.destroyed, plan.brake.stopped]).toEqual([3, [unit?.id], true]);
    expect(plan.brake.reasons.join()).toContain(`site-${unit?.id}`);
  });

  test("a new unit creates its own resources only, and interrupts nobody", async () => {
    const known = new Set(hosted.map((unit) => unit.id));
    const everybody = buildCity(admit(readRegistry(platform.registry)), {
      ...platform.environment,
      units: "all",
    });
    const next = everybody.units.find(
      (unit) => isHosted(unit) && unit.kind === "tieu-hoc" && !known.has(unit.id),
    );
    const neighbour = hostOf(hosted[0]);
    const started = platform.started();
    const failures: number[] = [];
    let asked = 0;
    let watching = true;
    const watch = (async () => {
      while (watching) {
        const { status } = await platform.https(neighbour, `/?t=${asked}`).catch(() => ({ status: 0 }));
        asked += 1;
        if (status !== 200) failures.push(status);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    })();
    const begun = Date.now();
    const added = await platform.up("--unit", next?.id ?? "");
    const seconds = Math.round((Date.now() - begun) / 1000);
    watching = false;
    await watch;
    process.stdout.write(
      `unit added, deployed and verified in ${seconds} s; neighbour asked ${asked} times\n`,
    );

    expect(added.exitCode).toBe(0);
    reload();
    expect((await platform.https(hostOf(next))).body).toContain(next?.name);
    expect(asked).toBeGreaterThan(10);
    expect(failures).toEqual([]);
    const restarted = [...started]
      .filter(([name, at]) => platform.started().get(name) !== at)
      .map(([name]) => name);
    expect(restarted.filter((name) => !/-publisher-|-provisioner$|-backup$/.test(name))).toEqual([]);
  });

  test("a killed site comes back with what its people wrote", async () => {
    const unit = hosted[1];
    const service = `site-${unit?.id ?? ""}`;
    const container = platform.container(service);
    docker("exec", container, "sh", "-c", "echo kept > /data/uploads/e2e.txt");
    docker("kill", container);
    await eventually(
      "the site after the kill",
      async () => (await platform.https(hostOf(unit), "/gioi-thieu/?after-kill")).status === 200,
      2 * MINUTE,
    );
    expect(platform.container(service)).not.toBe(container);
    expect(docker("exec", platform.container(service), "cat", "/data/uploads/e2e.txt")).toBe("kept");
  });

  test("a site that stops is told to security staff by one mail, in Vietnamese, with the school's name", async () => {
    const unit = hosted[2];
    const service = `${platform.environment.prefix}-site-${unit?.id ?? ""}`;
    const url = `http://127.0.0.1:${platform.environment.ports.prometheus}/api/v1/alerts`;
    await eventually(
      "quiet after the tests before",
      async () => {
        const { data } = (await (await fetch(url)).json()) as {
          data: { alerts: { labels: { alertname: string } }[] };
        };
        return data.alerts.every(({ labels }) => labels.alertname === "Watchdog");
      },
      3 * MINUTE,
    );
    const before = new Set((await messages(city.alertMailbox)).map(({ id }) => id));
    const urgent = async () =>
      (await messages(city.alertMailbox)).filter(
        ({ id, subject, text }) =>
          !before.has(id) && subject.startsWith("[KHẨN]") && text.includes(unit?.name ?? "?"),
      );
    docker("service", "scale", "--detach", `${service}=0`);
    try {
      const [mail] = await eventually(
        "the alert's mail",
        async () => {
          const found = await urgent();
          return found.length > 0 ? found : undefined;
        },
        6 * MINUTE,
      );
      expect(mail?.text).toContain("Mở trang bằng trình duyệt");
      expect(await urgent()).toHaveLength(1);
    } finally {
      docker("service", "scale", "--detach", `${service}=1`);
    }
  });

  test("every verb does its work, or says in words what it lacks, on a sandbox that was just deployed", async () => {
    const folder = mkdtempSync(join(tmpdir(), "verbs-"));
    try {
      const edited = join(folder, "schools.yaml");
      copyFileSync(platform.registry, edited);
      const calls = everyVerb(hosted[2]?.id ?? "", edited, folder);
      const told = readdirSync("cli").map((file) => basename(file, ".ts"));
      const verbs = told.filter((name) => !["main", "program", "mailbox-activation"].includes(name));
      expect([...new Set(calls.map(({ args }) => args[0]))].sort()).toEqual(verbs.sort());
      for (const { args, status, says } of calls) {
        const { exitCode, said } = await platform.verb(args);
        const call = args.join(" ");
        expect({ call, exitCode, said }).toEqual({
          call,
          exitCode: status,
          said: expect.stringMatching(says),
        });
        expect({ call, said }).toEqual({ call, said: expect.not.stringMatching(/^\s+at .*:\d+:\d+\)?$/m) });
        expect({ call, said }).toEqual({ call, said: expect.not.stringMatching(/docker\.io|pull access/i) });
      }
      // Each one's help, and that of the verbs below it.
      const waiting = verbs.map((verb) => [verb]);
      for (const words of waiting) {
        const { args, status, says } = help(...words);
        const { exitCode, said } = await platform.verb(args);
        expect({ words, exitCode, said }).toEqual({
          words,
          exitCode: status,
          said: expect.stringMatching(says),
        });
        waiting.push(...verbsIn(said).map((below) => [...words, below]));
      }
      expect(waiting.map((words) => words.join(" "))).toContain("mailbox dkim rotate");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("the DKIM keys that were collected and deployed are what the name server publishes, and only their public halves left", async () => {
    const { dkim } = platform.environment.publicKeys;
    expect(dkim.map(({ domain }) => domain)).toEqual(["hcm.edu.vn", "hcm.edu.vn"]);
    const resolver = new Resolver();
    resolver.setServers([`127.0.0.1:${platform.environment.ports.dns}`]);
    for (const { selector, publicKey } of dkim) {
      await eventually("the record is served", async () => {
        const [text] = await resolver.resolveTxt(`${selector}._domainkey.${city.zone}`);
        return text?.join("") === `v=DKIM1; k=rsa; p=${publicKey}`;
      });
    }
    const container = platform.container("mail-filter");
    const secrets = docker("exec", container, "sh", "-c", "cat /secret/dkim/*/*.pem").split("-----");
    // The first lines of the 26 have the modulus, which is public.
    const lines = secrets.map((text) => text.trim().split("\n")).filter(({ length }) => length > 20);
    const canaries = Object.fromEntries(lines.map((body, index) => [`DKIM key ${index}`, body[9] ?? ""]));
    expect(Object.keys(canaries)).toHaveLength(2);
    expect([...leaksBelow("environments", canaries), ...leaksBelow(platform.place.folder, canaries)]).toEqual(
      [],
    );
  });

  scanTests(platform, () => hosted);

  test("removing takes away what was made, and nothing else", async () => {
    // Somebody else's, on the same engine.
    const bystander = `bystander-${process.pid}`;
    const started = docker(
      ...["run", "--detach", "--name", bystander, "--network", "none", "--volume", `${bystander}:/data`],
      ...["--entrypoint", "sleep", await imageUnderTest("base"), "3600"],
    );
    try {
      const { exitCode, output } = await platform.down();
      expect([exitCode, output]).toEqual([0, expect.any(String)]);
      expect(leftovers(platform.environment.prefix)).toEqual([]);
      expect(stateExists()).toBe(false);
      expect(docker("inspect", "--format", "{{.Id}} {{.State.Running}}", bystander)).toBe(`${started} true`);
      expect(docker("volume", "ls", "--quiet").split("\n")).toContain(bystander);
    } finally {
      docker("rm", "--force", bystander);
      docker("volume", "rm", bystander);
    }
  });

  async function subjects(address: string): Promise<string[]> {
    return (await messages(address)).map(({ subject }) => subject);
  }

  async function messages(address: string): Promise<{ id: string; subject: string; text: string }[]> {
    const client = new ImapFlow({
      host: "127.0.0.1",
      port: platform.environment.ports.imaps,
      secure: true,
      tls: { ca: platform.ca, servername: `mail.${city.zone}` },
      auth: { user: address, pass: platform.passwords[address] ?? "" },
      logger: false,
    });
    await client.connect();
    try {
      const { exists } = await client.mailboxOpen("INBOX");
      if (exists === 0) return [];
      const found = [];
      for await (const { uid, source } of client.fetch("1:*", { uid: true, source: true })) {
        const { subject = "", text = "" } = await simpleParser(source ?? "");
        found.push({ id: String(uid), subject, text });
      }
      return found;
    } finally {
      await client.logout();
    }
  }
});

function databasePassword(files: string): string {
  const password =
    /['"]DB_PASSWORD['"]\s*,\s*['"]([^'"]+)['"]/.exec(files)?.[1] ??
    /password\W+([A-Za-z0-9+/_-]{16,})/i.exec(files)?.[1];
  if (password === undefined)
    throw new Error("The site's database password is not where the test looks for it.");
  return password;
}

function privateKeyLine(pem: string): string {
  return pem.split("\n")[1] ?? "";
}
