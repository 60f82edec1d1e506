import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseQueue } from "../../../images/mail/queue";
import type { ActivationCounts } from "../../../images/mail/activation-desk";
import {
  askActivations,
  askSuspensions,
  serveSuspensions,
  SuspensionLink,
  Suspensions,
  type SuspensionList,
} from "../../../images/mail/suspensions";

const KEY = "7900866-official";
const BY_HAND = { reason: "Lộ mật khẩu", since: "2026-11-29T03:00:00.000Z", by: "operator" } as const;

let folder: string;
let store: Suspensions;
let changes: number;
let counts: ActivationCounts | null;
beforeEach(() => {
  counts = null;
  folder = mkdtempSync(join(tmpdir(), "congtruong-"));
  changes = 0;
  store = new Suspensions(join(folder, "list.json"), () => changes++);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the list of the mail store", () => {
  test("outlives the server, keeps the first reason, and lifts whom it has", () => {
    store.add(KEY, BY_HAND);
    store.add(KEY, { ...BY_HAND, reason: "khác" });
    expect(new Suspensions(join(folder, "list.json"), () => undefined).list()).toEqual({ [KEY]: BY_HAND });
    expect([store.lift("7900867-official"), store.lift(KEY), store.lift(KEY)]).toEqual([false, true, false]);
    expect(store.list()).toEqual({});
    expect(changes).toBe(3);
  });

  test("what cannot be read is no list, and the next change makes a new one", () => {
    writeFileSync(join(folder, "list.json"), '{"7900866-official":');
    expect(store.list()).toEqual({});
    store.add(KEY, BY_HAND);
    expect(JSON.parse(readFileSync(join(folder, "list.json"), "utf8"))).toEqual({ [KEY]: BY_HAND });
  });

  test.each([false, true])(
    "is told to who asks, and lifts nobody for another service (%s)",
    async (lifting) => {
      const server = serveSuspensions(store, lifting, () => counts);
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const where = { host: "127.0.0.1", port: (server.address() as AddressInfo).port };
      try {
        await askSuspensions(where, "POST", { body: { [KEY]: BY_HAND } });
        await expect(askSuspensions(where, "POST", { body: { "../x": BY_HAND } })).rejects.toThrow(/400/);
        expect(await askSuspensions(where, "GET")).toEqual({ [KEY]: BY_HAND });
        await expect(askActivations(where)).rejects.toThrow(/503/);
        counts = { open: 5, overdue: { "7900866": 2 } };
        expect(await askActivations(where)).toEqual(counts);
        const lift = askSuspensions(where, "DELETE", { path: `/${KEY}` });
        if (lifting) await lift;
        else await expect(lift).rejects.toThrow(/405/);
        expect(Object.keys(store.list())).toEqual(lifting ? [] : [KEY]);
      } finally {
        server.close();
      }
    },
  );
});

describe("Postfix' side", () => {
  let list: SuspensionList;
  let reachable: boolean;
  let told: string[];
  let link: SuspensionLink;
  beforeEach(() => {
    [list, reachable, told] = [{}, true, []];
    link = new SuspensionLink({
      ask: (method, body) => {
        if (!reachable) return Promise.reject(new Error("away"));
        if (method === "POST") list = { ...body, ...list };
        return Promise.resolve(list);
      },
      suspended: (key) => told.push(`suspended ${key}`),
      lifted: (key) => told.push(`lifted ${key}`),
      clock: () => new Date("2026-11-29T03:00:00Z"),
      log: () => undefined,
    });
  });

  test("suspends at once, though the mail store is away, and tells it when it is back", async () => {
    reachable = false;
    link.suspend(KEY, "quá nhiều");
    await link.refresh();
    expect([link.has(KEY), link.isKnown, list]).toEqual([true, false, {}]);
    reachable = true;
    await link.refresh();
    expect(link.isKnown).toBe(true);
    expect(list[KEY]).toEqual({ reason: "quá nhiều", since: "2026-11-29T03:00:00.000Z", by: "limits" });
    expect(told).toEqual([`suspended ${KEY}`]);
  });

  test("follows what a person suspends and lifts, and keeps what it knew while nobody answers", async () => {
    list = { [KEY]: BY_HAND };
    await link.refresh();
    reachable = false;
    await link.refresh();
    expect(link.has(KEY)).toBe(true);
    [reachable, list] = [true, {}];
    await link.refresh();
    expect([link.has(KEY), told]).toEqual([false, [`suspended ${KEY}`, `lifted ${KEY}`]]);
  });
});

test("a queue is read letter by letter", () => {
  const letter = (id: string, reason?: string) =>
    JSON.stringify({
      queue_name: "deferred",
      queue_id: id,
      arrival_time: 1_795_917_600,
      message_size: 512,
      sender: "a@hcm.edu.vn",
      recipients: [{ address: "b@moet.edu.vn" }, { address: "c@moet.edu.vn", delay_reason: reason }],
    });
  expect(parseQueue(`${letter("3F1", "timed out")}\n${letter("3F2")}\n`)).toEqual([
    {
      ...{ queue: "deferred", id: "3F1", sender: "a@hcm.edu.vn", bytes: 512, reason: "timed out" },
      ...{ recipients: ["b@moet.edu.vn", "c@moet.edu.vn"], arrived: "2026-11-29T02:00:00.000Z" },
    },
    expect.objectContaining({ id: "3F2", reason: "" }),
  ]);
});
