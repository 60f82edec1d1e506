import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Facts } from "../../../images/checker/channel";
import { Heartbeat } from "../../../images/checker/heartbeat";
import type { MailboxChecker } from "../../../images/checker/mailboxes";
import { expose } from "../../../images/base/metrics";
import { checkerServer } from "../../../images/checker/server";

const FACTS: Facts = {
  config: {
    smtp: { server: "mx:2525", hello: "giamsat.hcm.edu.vn", from: "giamsat@hcm.edu.vn" },
    alertMailbox: "canhbao@hcm.edu.vn",
    heartbeatLostAfterSeconds: 60,
    nodes: [
      { name: "cells-1", cells: [1, 2] },
      { name: "cells-2", cells: [3, 4] },
    ],
  },
  cells: [1, 3, 9],
  units: [
    {
      id: "7900866",
      name: 'Trường "Nguyễn\\Du"',
      parent: "Phòng",
      url: "https://a",
      tellUnit: "a@hcm.edu.vn",
      tellParent: "",
      tellDaily: "b@hcm.edu.vn",
      parentId: "7900858",
      probes: ["dns", "http"],
    },
  ],
};

const channel = mkdtempSync(join(tmpdir(), "checker-channel-"));
let now = 0;
let facts: Facts | null;
let server: Server;
let heartbeat: Heartbeat;
const reloaded = jest.fn();
const asked: string[] = [];

beforeEach(async () => {
  now = 0;
  reloaded.mockReset();
  facts = FACTS;
  heartbeat = new Heartbeat(
    () => now,
    () => 60_000,
    () => Promise.resolve(),
  );
  const mailboxes = {
    ask: (where: string, address: string) => {
      asked.push(`${where} ${address}`);
      return Promise.resolve(
        address.startsWith("lost") ? "refused" : address.startsWith("a") ? "accepted" : "unknown",
      );
    },
  } as unknown as MailboxChecker;
  const findServers = () => Promise.reject(new Error("no server"));
  const readCertificate = (where: string, hostname: string) =>
    hostname.startsWith("a")
      ? Promise.resolve({ fingerprint: "ab", lifetimeSeconds: 518_400 })
      : Promise.reject(new Error(`${where} is away`));
  server = checkerServer({
    facts: () => facts,
    reload: reloaded,
    findServers,
    mailboxes,
    heartbeat,
    readCertificate,
    channel,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => server.close());
afterAll(() => rmSync(channel, { recursive: true, force: true }));

async function ask(path: string, method = "GET"): Promise<{ status: number; body: string }> {
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
    method,
  });
  return { status: response.status, body: await response.text() };
}

const sample = (body: string, name: string): string | undefined =>
  new RegExp(`^${name} (.*)$`, "m").exec(body)?.[1];

test.each([
  ["a@hcm.edu.vn", "1", "1"],
  ["lost@hcm.edu.vn", "0", "1"],
  ["unsaid@hcm.edu.vn", undefined, "0"],
])("mailbox %s: success %s, reached %s", async (address, success, reached) => {
  const { body } = await ask(`/probe?type=mailbox&server=mx:2525&target=${address}`);
  expect(sample(body, "probe_success")).toBe(success);
  expect(sample(body, "probe_mailbox_reached")).toBe(reached);
  expect(Number(sample(body, "probe_duration_seconds"))).toBeGreaterThanOrEqual(0);
});

test.each([
  "/probe",
  "/probe?type=site&target=a.vn",
  "/probe?type=mailbox&target=a@b.vn",
  "/probe?type=tea&target=a.vn",
  `/probe?type=mailbox&server=mx:25&target=${encodeURIComponent("a@b.vn>\r\nDATA")}`,
])("a question that makes no sense is refused: %s", async (path) => {
  asked.length = 0;
  expect((await ask(path)).status).toBe(400);
  expect(asked).toEqual([]);
});

test("no name server is no success, and says so", async () => {
  const { body } = await ask("/probe?type=site&target=a.vn&expect=203.0.113.5");
  expect(sample(body, "probe_success")).toBe("0");
  expect(sample(body, "probe_dns_answered")).toBe("0");
});

test("the list of units is exposed, whatever stands in a name", async () => {
  const { body } = await ask("/metrics");
  expect(body).toContain(
    'congtruong_unit_info{unit="7900866",name="Trường \\"Nguyễn\\\\Du\\"",parent="Phòng",url="https://a",probes="dns,http",tell_unit="a@hcm.edu.vn",tell_parent="",tell_daily="b@hcm.edu.vn",parent_unit="7900858"} 1',
  );
});

test("each cell that units are in is told with its node, where that is known", async () => {
  const { body } = await ask("/metrics");
  expect(body.match(/^congtruong_cell_info.*$/gm)).toEqual([
    'congtruong_cell_info{cell="01",node="cells-1"} 1',
    'congtruong_cell_info{cell="03",node="cells-2"} 1',
  ]);
});

test("a line end in a label does not break the format", () => {
  expect(expose([{ name: "m", help: "h", samples: [{ labels: { a: "x\ny" }, value: 1 }] }])).toContain(
    'm{a="x\\ny"} 1\n',
  );
});

test("reads the channel anew when it is told to, and says why it could not", async () => {
  expect((await ask("/-/reload", "POST")).status).toBe(200);
  expect(reloaded).toHaveBeenCalledTimes(1);
  reloaded.mockImplementationOnce(() => {
    throw new Error("checker.json is no JSON");
  });
  expect(await ask("/-/reload", "POST")).toMatchObject({ status: 422, body: "checker.json is no JSON\n" });
  expect((await ask("/-/reload")).status).toBe(404);
});

test("healthy only with facts", async () => {
  expect((await ask("/health")).status).toBe(200);
  facts = null;
  expect((await ask("/health")).status).toBe(503);
  expect((await ask("/elsewhere")).status).toBe(404);
});

test("a timer outside sees when the sign of life stops and when it is back", async () => {
  expect((await ask("/watchdog")).status).toBe(200);
  now = 60_000;
  expect((await ask("/watchdog")).status).toBe(503);
  await ask("/watchdog", "POST");
  expect((await ask("/watchdog")).status).toBe(200);
});

test("how long a certificate lives, and nothing of one that could not be read", async () => {
  expect((await ask("/probe?type=certificate&target=a.edu.vn&server=edge:8443")).body).toMatch(
    /^probe_success 1\n[^]*^probe_ssl_lifetime_seconds\{fingerprint_sha256="ab"\} 518400\n/m,
  );
  const { status, body } = await ask("/probe?type=certificate&target=b.edu.vn&server=edge:8443");
  expect(status).toBe(200);
  expect(body).toContain("probe_success 0\n");
  expect(body).not.toContain("lifetime");
});

test("the first sign of life has longer: a first deployment is no silence", async () => {
  const told: number[] = [];
  const starting = new Heartbeat(
    () => now,
    () => 60_000,
    (seconds) => Promise.resolve(void told.push(seconds)),
    900_000,
  );
  now = 899_999;
  await starting.check();
  expect(starting.alive).toBe(true);
  now = 900_000;
  await starting.check();
  starting.beat();
  now = 960_000;
  await starting.check();
  expect(told).toEqual([900, 60]);
});

test("silence is told once, again after a failed attempt, and anew after each life", async () => {
  const told: number[] = [];
  let works = false;
  const switched = new Heartbeat(
    () => now,
    () => 60_000,
    (seconds) => {
      told.push(seconds);
      return works ? Promise.resolve() : Promise.reject(new Error("mail server away"));
    },
  );
  now = 59_999;
  await switched.check();
  expect(told).toEqual([]);
  now = 60_000;
  await expect(switched.check()).rejects.toThrow("mail server away");
  works = true;
  await switched.check();
  await switched.check();
  expect(told).toEqual([60, 60]);
  switched.beat();
  now = 125_000;
  await switched.check();
  expect(told).toEqual([60, 60, 65]);
});

test("a publisher that has not finished is told of, with since when; none otherwise", async () => {
  const begun = 'congtruong_publisher_begun_timestamp_seconds{channel="monitoring",publisher="01"}';
  expect((await ask("/metrics")).body).not.toContain(begun);
  mkdirSync(join(channel, ".publishers"));
  writeFileSync(join(channel, ".publishers/01.begun"), "");
  writeFileSync(join(channel, ".publishers/base.files"), "");
  utimesSync(join(channel, ".publishers/01.begun"), 1_700_000_000, 1_700_000_000);
  const { body } = await ask("/metrics");
  expect(body).toContain(`${begun} 1700000000\n`);
  expect(body.match(/^congtruong_publisher_begun/gm)).toHaveLength(1);
});
