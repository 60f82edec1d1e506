import { standInRecord } from "../../support/cloudflare-api";
import { bodyOf, cityInProduction, type Lab, made, startLab, TOKEN, wantedIn, ZONE } from "./support";

const RECORDS = `zones/${ZONE}/dns_records`;
const city = cityInProduction(3);
const wanted = wantedIn(city);
const site = wanted.find(({ key }) => key === "city/site-7900002") as (typeof wanted)[number];

let lab: Lab;
afterEach(() => lab.close());

describe("reading", () => {
  test("a plan without changes of 2,692 records costs at most 1 % of one call for each", async () => {
    const records = Array.from({ length: 2_692 }, (_, number) => standInRecord(number + 1));
    lab = await startLab(city, { records });
    const statuses: number[] = [];
    // Ten at a time, as the engine's default parallelism has it.
    for (let first = 0; first < records.length; first += 10) {
      const some = records.slice(first, first + 10);
      const answers = await Promise.all(some.map(({ id }) => lab.call("GET", `${RECORDS}/${id}`)));
      statuses.push(...answers.map(({ status }) => status));
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(lab.proxy.count()).toEqual({ asked: 2_692, sent: 3, refused: 0 });
    expect(lab.api.total()).toBeLessThanOrEqual(2_692 / 100);
  }, 60_000);

  test("the provider gets the record as the API has it", async () => {
    lab = await startLab(city, { records: [standInRecord(7)] });
    const direct = await fetch(`${lab.api.url}/${RECORDS}/${standInRecord(7).id}`, {
      headers: { authorization: TOKEN },
    });
    expect((await lab.call("GET", `${RECORDS}/${standInRecord(7).id}`)).body).toEqual(await direct.json());
  });

  test("a record that is gone is 404 with the API's own code, so that the provider drops it", async () => {
    lab = await startLab(city);
    const gone = await lab.call("GET", `${RECORDS}/${"f".repeat(32)}`);
    expect([gone.status, gone.body.errors[0]?.code]).toEqual([404, 81044]);
  });

  test("one token's answers are never another's", async () => {
    lab = await startLab(city, { records: [standInRecord(1)] });
    const path = `${RECORDS}/${standInRecord(1).id}`;
    expect((await lab.call("GET", path)).status).toBe(200);
    expect((await lab.call("GET", path, undefined, `Bearer ${"b".repeat(40)}`)).status).toBe(403);
  });

  test("a list whose pages shift while they are read is made again", async () => {
    const records = Array.from({ length: 1_500 }, (_, number) => standInRecord(number + 1));
    lab = await startLab(city, { records });
    const original = lab.api.records.delete.bind(lab.api.records);
    const last = records.at(-1)?.id ?? "";
    const reading = lab.call("GET", `${RECORDS}/${last}`);
    // The first page is on its way; whoever removes a record of it shifts the second.
    while (lab.api.total() === 0) await new Promise((resolve) => setImmediate(resolve));
    original(records[0]?.id ?? "");
    expect((await reading).status).toBe(200);
  });
});

describe("writing", () => {
  test.each(["PUT", "PATCH", "DELETE"])("after a %s the next read asks again", async (method) => {
    lab = await startLab(city, { records: [made({ ...site, content: "old.hcm.edu.vn" }, "a".repeat(32))] });
    const path = `${RECORDS}/${"a".repeat(32)}`;
    expect((await lab.call("GET", path)).body.result?.content).toBe("old.hcm.edu.vn");
    expect((await lab.call(method, path, bodyOf(site))).status).toBe(200);
    const after = await lab.call("GET", path);
    if (method === "DELETE") expect(after.status).toBe(404);
    else expect(after.body.result?.content).toBe("gate.hcm.edu.vn");
  });

  test("a hundred changes list the zone once", async () => {
    const many = cityInProduction(100);
    const records = wantedIn(many).map((record, index) =>
      made(record, (index + 1).toString(16).padStart(32, "0")),
    );
    lab = await startLab(many, { records });
    for (const [index, record] of wantedIn(many).entries()) {
      const changed = { ...bodyOf(record), ttl: 600 };
      const { status } = await lab.call("PUT", `${RECORDS}/${records[index]?.id}`, changed);
      expect(status).toBe(200);
    }
    expect(lab.proxy.count().sent).toBe(records.length + 1);
  });

  test("what is gone already is removed", async () => {
    lab = await startLab(city, { records: [made(site, "a".repeat(32))] });
    await lab.call("GET", `${RECORDS}/${"a".repeat(32)}`);
    lab.api.records.clear();
    expect((await lab.call("DELETE", `${RECORDS}/${"a".repeat(32)}`)).status).toBe(200);
  });

  test.each(["cut", "cut-after", "answer", "answer-after"] as const)(
    "a record is made once, however its answer is lost (%s)",
    async (how) => {
      lab = await startLab(city);
      lab.api.failNext({ method: "POST", how, status: 502 });
      const { status, body } = await lab.call("POST", RECORDS, bodyOf(site));
      expect([status, body.result?.name]).toEqual([200, site.name]);
      expect([...lab.api.records.values()].map(({ name }) => name)).toEqual([site.name]);
    },
  );

  test("a record of ours that an interrupted run made is taken up, and changed where it differs", async () => {
    lab = await startLab(city, { records: [made(site, "a".repeat(32))] });
    expect((await lab.call("POST", RECORDS, bodyOf(site))).body.result?.id).toBe("a".repeat(32));
    lab.api.records.set("a".repeat(32), made({ ...site, content: "old.hcm.edu.vn" }, "a".repeat(32)));
    const { body } = await lab.call("POST", RECORDS, bodyOf(site));
    expect([body.result?.id, body.result?.content]).toEqual(["a".repeat(32), "gate.hcm.edu.vn"]);
    expect(lab.api.records.size).toBe(1);
  });
});

describe("the limit of calls", () => {
  test("a client that is in a hurry never hears of it", async () => {
    const many = cityInProduction(1_500);
    lab = await startLab(many, { limit: 1_200 });
    const statuses: number[] = [];
    for (const record of wantedIn(many))
      statuses.push((await lab.call("POST", RECORDS, bodyOf(record))).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(lab.proxy.count().refused).toBe(0);
    // 1,510 calls: sixty at once, the others at 3.6 a second.
    expect(lab.elapsed() / 60_000).toBeGreaterThan(6);
    expect(lab.elapsed() / 60_000).toBeLessThan(7);
  }, 60_000);

  test("somebody else's calls on the account: the five minutes are waited out once, and the client never hears of it", async () => {
    lab = await startLab(city, { limit: 2 });
    for (const record of wanted.slice(0, 2)) await lab.call("POST", RECORDS, bodyOf(record));
    const answers = await Promise.all(
      wanted.slice(2, 4).map((each) => lab.call("POST", RECORDS, bodyOf(each))),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(lab.proxy.count().refused).toBeGreaterThan(0);
    expect(lab.elapsed()).toBeLessThan(2 * 300_000);
  });

  test("an account that stays refused is given up after a quarter of an hour", async () => {
    lab = await startLab(city);
    lab.api.failNext({
      how: "answer",
      status: 429,
      code: 10100,
      message: "Rate limited.",
      headers: { "retry-after": "240" },
      times: 100,
    });
    const { status, body } = await lab.call("POST", RECORDS, bodyOf(site));
    expect([status, body.errors[0]?.code]).toEqual([429, 10100]);
    expect(lab.elapsed()).toBeLessThanOrEqual(16 * 60_000);
    expect(body.errors[0]?.congtruong?.vi).toMatch(/đã đợi 15 phút/);
  });
});

test("the token stands in nothing that comes back, whatever fails", async () => {
  lab = await startLab(city, { records: [standInRecord(1)] });
  const said: string[] = [];
  lab.api.failNext({ how: "answer", status: 500, times: 10 });
  said.push((await lab.call("POST", RECORDS, bodyOf(site))).text);
  said.push((await lab.call("DELETE", `${RECORDS}/${standInRecord(1).id}`)).text);
  said.push((await lab.call("GET", "zones")).text);
  await lab.api.close();
  said.push((await lab.call("POST", RECORDS, bodyOf(site))).text);
  expect(said.join("\n")).not.toContain(TOKEN.replace("Bearer ", ""));
  expect(said.join("\n")).not.toMatch(/bearer/i);
});
