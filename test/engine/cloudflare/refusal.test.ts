import { inspectZones } from "../../../engine/cloudflare/zones";
import { CloudflareApi } from "../../../engine/cloudflare/api";
import { managedZonesOf } from "../../../engine/cloudflare/managed-zones";
import { carriedIn } from "../../../engine/support/carried";
import { Problem } from "../../../engine/support/problem";
import {
  type Failure,
  standInRecord,
  startCloudflareStandIn,
  type StandInProps,
} from "../../support/cloudflare-api";
import {
  bodyOf,
  cityInProduction,
  type Lab,
  made,
  production,
  startLab,
  managed,
  TOKEN,
  wantedIn,
  ZONE,
} from "./support";

const RECORDS = `zones/${ZONE}/dns_records`;
const city = cityInProduction(3);
const wanted = wantedIn(city);
const site = wanted.find(({ key }) => key === "city/site-7900002") as (typeof wanted)[number];
const unit = city.units.find(({ id }) => id === "7900002");

let lab: Lab | undefined;
afterEach(async () => {
  await lab?.close();
  lab = undefined;
});

type Case = readonly [
  name: string,
  lab: Partial<StandInProps> & { readonly failure?: Failure },
  status: number,
  vi: RegExp,
  en: RegExp,
];

const answers = (
  status: number,
  code: number,
  message = "said by the API",
): { readonly failure: Failure } => ({
  failure: { how: "answer", status, code, message, times: 100 },
});
const byHand = (type: string, content: string) => ({
  records: [standInRecord(1, { name: site.name, type, content })],
});

test.each<Case>([
  [
    "81058, an identical record",
    byHand("CNAME", "gate.hcm.edu.vn"),
    400,
    /giống hệt.*dns adopt/,
    /identical.*dns adopt/,
  ],
  [
    "81053, another address",
    byHand("A", "203.0.113.9"),
    400,
    /đã có bản ghi A, AAAA/,
    /already has an A, AAAA/,
  ],
  ["81053, another alias", byHand("CNAME", "old.example.com"), 400, /81053/, /81053 An A, AAAA/],
  ["81057, another record", byHand("TXT", '"x"'), 400, /81057.*dns adopt/, /81057/],
  [
    "81045, the quota",
    { quota: 0 },
    400,
    /vùng đã đầy.*dns\.recordQuota/,
    /as many records as its plan allows/,
  ],
  ["9005, content", answers(400, 9005), 400, /không hợp lệ.*sổ đăng ký/, /not valid.*registry/],
  ["1004, validation", answers(400, 1004), 400, /1004 said by the API/, /1004/],
  ["9109, the token", answers(403, 9109), 403, /token.*CLOUDFLARE_API_TOKEN/, /token is not accepted/],
  ["10000, no right", answers(403, 10000), 403, /DNS:Edit/, /Zone:Read and DNS:Edit/],
  [
    "401 without a code",
    { failure: { how: "answer", status: 401, times: 9 } },
    401,
    /không có quyền/,
    /lacks this right/,
  ],
  [
    "7003, the zone",
    answers(404, 7003),
    404,
    /không có vùng.*TF_VAR_cloudflare_zone_ids/,
    /no zone of this id/,
  ],
  ["10100, too fast for a quarter of an hour", answers(429, 10100), 429, /đã đợi 15 phút/, /15 minutes/],
  ["971, its elder brother", answers(429, 971), 429, /chương trình khác/, /something else calls/],
  ["500", answers(500, 0), 500, /sự cố.*cloudflarestatus/, /fault of its own/],
  ["503", answers(503, 0), 503, /sự cố/, /run again, what is done is kept/],
  [
    "the line is cut",
    { failure: { how: "cut", times: 100 } },
    502,
    /mạng hoặc proxy/,
    /could not be reached/,
  ],
  ["a code that nobody has seen", answers(400, 4242), 400, /4242 said by the API/, /4242 said by the API/],
])(
  "making a school's record, %s: one sentence with record, unit, zone and remedy",
  async (_, props, status, vi, en) => {
    const { failure, ...standIn } = props;
    lab = await startLab(city, standIn);
    if (failure !== undefined) lab.api.failNext(failure);
    const answer = await lab.call("POST", RECORDS, bodyOf(site));
    const problem = carriedIn([
      `cloudflare_dns_record.record["x"]: failed to make http request: POST "…": ${answer.text}`,
    ]);
    expect(answer.status).toBe(status);
    for (const sentence of [problem?.vi ?? "", problem?.en ?? ""]) {
      for (const part of [site.name, "CNAME", "7900002", unit?.name ?? "?", "hcm.edu.vn)"])
        expect(sentence).toContain(part);
      expect(sentence).not.toMatch(/\n|undefined|Bearer/);
    }
    expect(problem?.vi).toMatch(vi);
    expect(problem?.en).toMatch(en);
  },
);

test("a refused token is asked once, however many records there are", async () => {
  lab = await startLab(city);
  lab.api.failNext({ how: "answer", status: 403, code: 10000, message: "Authentication error", times: 100 });
  for (const record of wanted) expect((await lab.call("POST", RECORDS, bodyOf(record))).status).toBe(403);
  expect(lab.api.total()).toBe(1);
});

test("the city's own record names no unit", async () => {
  lab = await startLab(city);
  lab.api.failNext({ how: "answer", status: 500, times: 100 });
  const edge = wanted.find(({ key }) => key === "city/gate-a") as (typeof wanted)[number];
  const { body } = await lab.call("POST", RECORDS, bodyOf(edge));
  expect(body.errors[0]?.congtruong?.vi).toContain("bản ghi A gate.hcm.edu.vn (vùng hcm.edu.vn)");
});

test("a change of a record that somebody has just removed says so", async () => {
  lab = await startLab(city, { records: [made(site, "a".repeat(32))] });
  await lab.call("GET", `${RECORDS}/${"a".repeat(32)}`);
  lab.api.records.clear();
  const { status, body } = await lab.call("PUT", `${RECORDS}/${"a".repeat(32)}`, bodyOf(site));
  expect([status, body.errors[0]?.code]).toEqual([404, 81044]);
  expect(body.errors[0]?.congtruong?.vi).toMatch(/vừa bị người khác xoá.*kế hoạch mới/);
});

describe("before anything is planned, a zone", () => {
  const inspect = async (props: Partial<StandInProps>, token = TOKEN, failure?: Failure) => {
    const api = await startCloudflareStandIn({ zone: ZONE, ...props });
    if (failure !== undefined) api.failNext(failure);
    let now = 0;
    const jumping = { now: () => (now += 60_000), sleep: () => Promise.resolve() };
    try {
      return await inspectZones(
        new CloudflareApi({ upstream: api.url, pace: jumping }),
        token,
        managed(city),
      );
    } finally {
      await api.close();
    }
  };

  test("that is active says nothing", async () => {
    expect(await inspect({})).toEqual([]);
  });

  test.each([
    [{ status: "pending" }, /pending.*name servers/],
    [{ status: "initializing" }, /being set up/],
    [{ paused: true }, /tạm dừng.*paused/],
  ] as const)("that is not quite there is remarked (%j)", async (props, remark) => {
    expect(await inspect(props)).toEqual([expect.stringMatching(remark)]);
  });

  test.each<[string, { props?: Partial<StandInProps>; token?: string; failure?: Failure }, RegExp]>([
    ["that moved away", { props: { status: "moved" } }, /đang ở trạng thái moved/],
    ["of another id", { props: { zone: "f".repeat(32) } }, /không thấy vùng hcm\.edu\.vn \(city, mã 0123/],
    [
      "of another name",
      { props: { name: "tphcm.edu.vn" } },
      /là của vùng tphcm\.edu\.vn, không phải hcm\.edu\.vn/,
    ],
    ["behind a wrong token", { token: `Bearer ${"b".repeat(40)}` }, /token\).*CLOUDFLARE_API_TOKEN/],
    ["behind half a token", { token: "Bearer short" }, /CLOUDFLARE_API_TOKEN/],
    [
      "that nobody can reach",
      { failure: { how: "cut", times: 99 } },
      /Không gọi được Cloudflare cho việc đọc các vùng/,
    ],
  ])("%s is refused in one sentence", async (_, { props = {}, token, failure }, expected) => {
    const refused = await inspect(props, token, failure).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(Problem);
    expect((refused as Problem).vi).toMatch(expected);
    expect((refused as Problem).message).not.toContain("Bearer");
  });

  test.each([
    ["", /phải là JSON/],
    ["{", /phải là JSON/],
    ['{"city":"abc"}', /32 chữ số/],
    ["{}", /thiếu mã của 1 vùng: city \(hcm\.edu\.vn\)/],
  ])("without a usable id is refused: %s", (ids, expected) => {
    expect(() => managedZonesOf(production, city, { TF_VAR_cloudflare_zone_ids: ids })).toThrow(expected);
  });
});
