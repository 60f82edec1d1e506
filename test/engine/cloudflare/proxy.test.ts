import { Pace } from "../../../engine/cloudflare/pace";
import { type RunningProxy, startCloudflareProxy } from "../../../engine/cloudflare/proxy";
import {
  type CloudflareStandIn,
  standInRecord,
  startCloudflareStandIn,
  type StandInProps,
} from "../../support/cloudflare-api";

const ZONE = "0123456789abcdef0123456789abcdef";
const TOKEN = `Bearer ${"a".repeat(40)}`;

let api: CloudflareStandIn;
let proxy: RunningProxy;

async function start(props: Partial<StandInProps> = {}): Promise<void> {
  api = await startCloudflareStandIn({ zone: ZONE, ...props });
  // The pace has its own tests; here its clock jumps, so that no test waits.
  let now = 0;
  const sleep = (milliseconds: number): Promise<void> => {
    now += milliseconds;
    return Promise.resolve();
  };
  proxy = await startCloudflareProxy({ upstream: api.url, pace: { now: () => now, sleep } });
}

afterEach(async () => {
  await proxy.close();
  await api.close();
});

async function call(method: string, path: string, body?: unknown, token = TOKEN) {
  const answer = await fetch(`${proxy.baseUrl}zones/${ZONE}/dns_records${path}`, {
    method,
    headers: { authorization: token },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    status: answer.status,
    body: (await answer.json()) as { result: { content?: string }; errors: { code: number }[] },
  };
}

test("a plan without changes of 2,692 records costs at most 1 % of one call for each", async () => {
  const records = Array.from({ length: 2_692 }, (_, number) => standInRecord(number + 1));
  await start({ records });
  const answers: { status: number }[] = [];
  // Ten at a time, as the engine's default parallelism has it.
  for (let first = 0; first < records.length; first += 10) {
    const some = records.slice(first, first + 10);
    answers.push(...(await Promise.all(some.map(({ id }) => call("GET", `/${id}`)))));
  }
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(proxy.count()).toEqual({ asked: 2_692, sent: 3, refused: 0 });
  expect(api.total()).toBeLessThanOrEqual(2_692 / 100);
}, 60_000);

test("the provider gets the record as the API has it", async () => {
  await start({ records: [standInRecord(7)] });
  const direct = await fetch(`${api.url}/zones/${ZONE}/dns_records/${standInRecord(7).id}`, {
    headers: { authorization: TOKEN },
  });
  expect((await call("GET", `/${standInRecord(7).id}`)).body).toEqual(await direct.json());
});

test("a record that is gone is 404 with the API's own code, so that the provider drops it", async () => {
  await start();
  const gone = await call("GET", `/${"f".repeat(32)}`);
  expect([gone.status, gone.body.errors[0]?.code]).toEqual([404, 81044]);
});

test.each(["PUT", "PATCH", "DELETE"])("after a %s the next read asks again", async (method) => {
  await start({ records: [standInRecord(1), standInRecord(2)] });
  await call("GET", `/${standInRecord(1).id}`);
  await call(method, `/${standInRecord(1).id}`, { ...standInRecord(1), content: "other.hcm.edu.vn" });
  const after = await call("GET", `/${standInRecord(1).id}`);
  if (method === "DELETE") expect(after.status).toBe(404);
  else expect(after.body.result.content).toBe("other.hcm.edu.vn");
});

test("a created record is seen at once, and refusals come through with their code", async () => {
  await start({ records: [standInRecord(1)] });
  await call("GET", `/${standInRecord(1).id}`);
  const { name, type, content } = standInRecord(1);
  expect((await call("POST", "", { name, type, content })).body.errors[0]?.code).toBe(81058);
  expect((await call("POST", "", { name, type, content: "x.hcm.edu.vn" })).body.errors[0]?.code).toBe(81057);
  const made = await call("POST", "", { name: "new.hcm.edu.vn", type: "CNAME", content: "gate.hcm.edu.vn" });
  const { id } = made.body.result as { id: string };
  expect((await call("GET", `/${id}`)).status).toBe(200);
});

test("when the API says too fast, the call is sent again later and the provider never hears of it", async () => {
  await start({ records: [standInRecord(1)], limit: 0 });
  expect((await call("GET", `/${standInRecord(1).id}`)).status).toBe(200);
  expect(proxy.count().refused).toBeGreaterThan(0);
});

test("one token's answers are never another's", async () => {
  await start({ records: [standInRecord(1)] });
  expect((await call("GET", `/${standInRecord(1).id}`)).status).toBe(200);
  expect((await call("GET", `/${standInRecord(1).id}`, undefined, "Bearer short")).status).toBe(403);
});

test("an API that cannot be reached is one sentence", async () => {
  await start();
  await api.close();
  const answer = await call("GET", `/${"f".repeat(32)}`);
  expect(answer.status).toBe(502);
  expect(JSON.stringify(answer.body)).toMatch(/Cloudflare could not be reached/);
});

describe("the pace", () => {
  test.each([
    [1_140, 60],
    [1_200, 1_200],
    [100, 10],
  ])("lets at most %i calls out in any five minutes (burst %i)", async (callsPerFiveMinutes, burst) => {
    let now = 0;
    const pace = new Pace({
      callsPerFiveMinutes,
      burst,
      now: () => now,
      sleep: (milliseconds) => {
        now += milliseconds;
        return Promise.resolve();
      },
    });
    const at: number[] = [];
    for (let call = 0; call < 3 * callsPerFiveMinutes; call += 1) {
      await pace.turn();
      at.push(now);
    }
    const most = Math.max(
      ...at.map((first, index) => at.slice(index).filter((time) => time < first + 300_000).length),
    );
    expect(most).toBeLessThanOrEqual(callsPerFiveMinutes + 1);
    expect(most).toBeGreaterThan(callsPerFiveMinutes * 0.9);
  });
});
