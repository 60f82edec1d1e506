import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { LogHead } from "../../../contracts/types";
import { SigningKey } from "../../../images/logs/chain";
import { searchLogs } from "../../../images/logs/search";
import { type Retention, Store } from "../../../images/logs/store";
import { type Fault, verifyLogs } from "../../../images/logs/verify";

const KEEP: Retention = { access: 1, security: 365, mail: 180, platform: 90 };
const at = (time: string): Date => new Date(`2026-11-${time}:00Z`);

let folder: string;
let key: SigningKey;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ct-logs-"));
  key = SigningKey.at(join(folder, "key.pem"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const engine = (service: string, log: string, time: string): string =>
  `node-a ${JSON.stringify({ log: `${log}\n`, attrs: { tag: `${service}.1.x` }, time })}\n`;
/** What comes in within an hour: of three classes. */
const write = (hour: string, text = "qmgr: removed"): void =>
  appendFileSync(
    join(folder, "open", `2026-11-${hour}.log`),
    engine("ct-mail-mx", text, `2026-11-${hour}:01:00Z`) +
      engine("ct-edge", '{"waf":"refused","site":"ct-site-7900866"}', `2026-11-${hour}:02:00Z`) +
      engine("ct-edge", '{"time":"x","host":"y","request":"GET /?s=1 HTTP/2"}', `2026-11-${hour}:03:00Z`),
  );
const store = (): Store => new Store(folder, key, KEEP);
const file = (name: string): string => join(folder, "closed", name);
const text = (name: string): string => gunzipSync(readFileSync(file(name))).toString();
const put = (name: string, content: string): void => writeFileSync(file(name), gzipSync(content));
const verify = async (heads: readonly LogHead[] = [], now = at("30T12:30"), publicKey = key.publicKey) =>
  (await verifyLogs(folder, { publicKey, heads, retention: KEEP }, now)).faults.map(
    ({ kind, about }: Fault) => `${kind} ${about.split(" ")[0] ?? ""}`,
  );

/** Three hours in the store. */
async function filled(): Promise<Store> {
  const made = store();
  for (const hour of ["30T09", "30T10", "30T11"]) write(hour);
  await made.close(at("30T12:03"));
  return made;
}

test("an hour is closed when it is over and nothing of it is on its way any more", async () => {
  const made = store();
  write("30T09");
  expect(await made.close(at("30T10:01"))).toEqual([]);
  expect(await made.close(at("30T10:02"))).toEqual(["2026-11-30T09"]);
  expect(text("mail/2026-11-30/09.log.gz")).toBe(
    '{"time":"2026-11-30T09:01:00Z","node":"node-a","service":"ct-mail-mx","text":"qmgr: removed"}\n',
  );
  expect(text("access/2026-11-30/09.log.gz")).toContain("GET /?s HTTP");
  expect(made.head()?.sequence).toBe(3);
  expect(await verify()).toEqual([]);
});

test("lines that come when their hour is closed have a file of their own", async () => {
  const made = await filled();
  write("30T11", "late");
  await made.close(at("30T12:05"));
  expect(text("mail/2026-11-30/11-2.log.gz")).toContain("late");
  expect(text("mail/2026-11-30/11.log.gz")).not.toContain("late");
  expect(await verify()).toEqual([]);
});

test("the chain goes on after a restart, without what a power cut left of a line", async () => {
  const head = (await filled()).head();
  appendFileSync(join(folder, "chain.jsonl"), '{"sequence":10,"prev');
  rmSync(join(folder, "head.json"));
  const again = store();
  expect(again.head()).toMatchObject({ sequence: 9, hash: head?.hash });
  write("30T12");
  await again.close(at("30T13:02"));
  expect(again.head()?.sequence).toBe(12);
  expect(await verify(head === null ? [] : [head])).toEqual([]);
});

test("files go when they are older than is to be kept, which is no loss", async () => {
  const made = await filled();
  expect(made.expire(at("30T13:00"))).toEqual([]);
  expect(made.expire(new Date("2026-12-01T10:30:00Z"))).toEqual(["access/2026-11-30/09.log.gz"]);
  expect(await verify([], new Date("2026-12-01T10:30:00Z"))).toEqual([]);
  // The same, before its time.
  expect(await verify()).toEqual(["missing access/2026-11-30/09.log.gz"]);
});

describe("what somebody does to the store is told apart", () => {
  const MAIL = "mail/2026-11-30/10.log.gz";
  let before: LogHead;
  beforeEach(async () => {
    const head = (await filled()).head();
    if (head === null) throw new Error("no head");
    before = head;
  });
  const chain = (): string[] => readFileSync(join(folder, "chain.jsonl"), "utf8").trimEnd().split("\n");
  const setChain = (lines: readonly string[]): void =>
    writeFileSync(join(folder, "chain.jsonl"), lines.map((line) => `${line}\n`).join(""));

  test("a changed line", async () => {
    put(MAIL, text(MAIL).replace("removed", "REMOVED"));
    expect(await verify()).toEqual([`changed ${MAIL}`]);
  });

  test("a tail that is cut off, of the text or of the file", async () => {
    put(MAIL, text(MAIL).slice(0, -20));
    const other = MAIL.replace("10", "11");
    writeFileSync(file(other), readFileSync(file(other)).subarray(0, -12));
    expect(await verify()).toEqual([`shorter ${MAIL}`, `shorter ${other}`]);
  });

  test("a file that is gone, and one that was put in", async () => {
    rmSync(file(MAIL));
    put("mail/2026-11-30/08.log.gz", "x\n");
    expect(await verify()).toEqual([`missing ${MAIL}`, "unlisted mail/2026-11-30/08.log.gz"]);
  });

  test("an entry that was changed with its file", async () => {
    put(MAIL, "nothing happened\n");
    setChain(chain().map((line) => (line.includes(MAIL) ? line.replace(/"lines":\d+/, '"lines":7') : line)));
    expect(await verify()).toEqual(["broken 7", `shorter ${MAIL}`]);
  });

  test("an entry that was taken out", async () => {
    setChain(chain().filter((line) => !line.includes(MAIL)));
    expect(await verify()).toEqual(["broken 7", "cut 9", `unlisted ${MAIL}`]);
  });

  test("a chain that ends sooner, with and without its head", async () => {
    for (const each of ["access", "security", "mail"]) rmSync(file(`${each}/2026-11-30/11.log.gz`));
    setChain(chain().slice(0, 6));
    expect(await verify()).toEqual(["cut 9"]);
    // Whoever has the store's key signs the shorter chain; a head that was handed out knows better.
    rmSync(join(folder, "head.json"));
    store();
    expect(await verify()).toEqual([]);
    expect(await verify([before])).toEqual(["cut 9"]);
  });

  test("a head that another key has signed", async () => {
    // The last entry's own hash is in the head alone.
    setChain(chain().map((line, index) => (index === 8 ? line.replace(/"lines":\d+/, '"lines":7') : line)));
    expect(await verify()).toEqual(["another 9"]);
    const forger = SigningKey.at(join(folder, "other.pem"));
    const forged = forger.head(before.sequence, before.hash, before.time);
    writeFileSync(join(folder, "head.json"), JSON.stringify(forged));
    expect(await verify()).toEqual(["forged 9"]);
    writeFileSync(join(folder, "head.json"), JSON.stringify({ ...before, time: "2026-11-30T09:00:00.000Z" }));
    expect(await verify()).toEqual(["forged 9"]);
    rmSync(join(folder, "head.json"));
    expect(await verify()).toEqual(["forged "]);
  });

  test("a store that was made anew with its own key", async () => {
    for (const name of ["chain.jsonl", "head.json", "closed", "open"])
      rmSync(join(folder, name), { recursive: true });
    const made = store();
    for (const hour of ["30T09", "30T10", "30T11"]) write(hour, "nothing happened");
    await made.close(at("30T12:03"));
    expect(await verify()).toEqual([]);
    expect(await verify([before])).toEqual(["another 9"]);
  });

  test("heads that were handed out are themselves looked at", async () => {
    expect(await verify([before])).toEqual([]);
    expect(await verify([{ ...before, sequence: 3 }])).toEqual(["forged 3"]);
  });
});

describe("a search", () => {
  const seconds = (time: string): number => at(time).getTime() / 1000;
  const since = seconds("30T09:00");
  const until = seconds("30T12:30");
  const found = async (question: object): Promise<readonly string[]> =>
    (await searchLogs(folder, { anyOf: [], since, until, limit: 100, ...question })).map(
      ({ class: of, time }) => `${of} ${time.slice(11, 16)}`,
    );

  beforeEach(async () => {
    await filled();
    write("30T12");
  });

  test("finds a unit in closed hours and in the open one, in their order", async () => {
    expect(await found({ anyOf: ["7900866"] })).toEqual(
      ["09", "10", "11", "12"].map((hour) => `security ${hour}:02`),
    );
  });

  test("keeps to its time, class and text, and gives the newest", async () => {
    expect(await found({ since: seconds("30T11:02"), until: seconds("30T12:01") })).toEqual([
      "security 11:02",
      "access 11:03",
      "mail 12:01",
    ]);
    expect(await found({ classes: ["mail"], limit: 2 })).toEqual(["mail 11:01", "mail 12:01"]);
    expect(await found({ text: "no such" })).toEqual([]);
    expect(await found({ text: "qmgr", since: seconds("30T12:00") })).toEqual(["mail 12:01"]);
  });

  test("shows no values of arguments, of the open hour neither", async () => {
    const lines = await searchLogs(folder, { anyOf: [], since, until, limit: 100 });
    expect(lines.map(({ text: each }) => each).join()).not.toContain("s=1");
  });
});
