import fc from "fast-check";
import { ownersMark } from "../../../model/provider-records";
import { standInRecord } from "../../support/cloudflare-api";
import { bodyOf, cityInProduction, type Lab, made, startLab, wantedIn, ZONE } from "./support";

const RECORDS = `zones/${ZONE}/dns_records`;
const city = cityInProduction(4);
const wanted = wantedIn(city);
const site = wanted.find(({ key }) => key === "city/site-7900002") as (typeof wanted)[number];
const FOREIGN = standInRecord(1, { name: "thuvien.hcm.edu.vn", content: "thuvien.example.com" });
const OURS = made(site, "a".repeat(32));

let lab: Lab;
afterEach(() => lab.close());

test.each<[string, string, string, unknown, RegExp]>([
  [
    "removing a foreign record",
    "DELETE",
    `/${FOREIGN.id}`,
    undefined,
    /do người khác tạo.*thuvien\.hcm\.edu\.vn|thuvien\.hcm\.edu\.vn.*do người khác tạo/,
  ],
  ["overwriting a foreign record", "PUT", `/${FOREIGN.id}`, bodyOf(site), /do người khác tạo/],
  ["changing a foreign record", "PATCH", `/${FOREIGN.id}`, { content: "x.hcm.edu.vn" }, /do người khác tạo/],
  [
    "marking a foreign record",
    "PATCH",
    `/${FOREIGN.id}`,
    { comment: bodyOf(site)["comment"] },
    /do người khác tạo/,
  ],
  ["making a record without the mark", "POST", "", { ...bodyOf(site), comment: "mine" }, /không mang dấu/],
  [
    "making one with another environment's mark",
    "POST",
    "",
    { ...bodyOf(site), comment: ownersMark("staging", site.key) },
    /không mang dấu/,
  ],
  [
    "making one that nobody wants",
    "POST",
    "",
    { ...bodyOf(site), comment: ownersMark("production", "city/x") },
    /sổ đăng ký không muốn/,
  ],
  [
    "making one under another name",
    "POST",
    "",
    { ...bodyOf(site), name: "y.hcm.edu.vn" },
    /sổ đăng ký không muốn/,
  ],
  [
    "giving ours another name",
    "PUT",
    `/${OURS.id}`,
    { ...bodyOf(site), name: "y.hcm.edu.vn" },
    /sổ đăng ký không muốn/,
  ],
  ["taking the mark from ours", "PATCH", `/${OURS.id}`, { comment: "" }, /không mang dấu/],
  ["sending a batch", "POST", "/batch", { deletes: [{ id: FOREIGN.id }] }, /không sửa vùng/],
  ["importing a file", "POST", "/import", {}, /không sửa vùng/],
])("%s never leaves this machine", async (_, method, path, body, why) => {
  lab = await startLab(city, { records: [FOREIGN, OURS] });
  const { status, body: said } = await lab.call(method, RECORDS + path, body);
  expect(status).toBe(403);
  expect(said.errors[0]?.congtruong?.vi).toMatch(why);
  expect(lab.api.writes).toEqual([]);
});

test.each([
  ["DELETE", `zones/${ZONE}`, /không sửa vùng/],
  ["PATCH", `zones/${ZONE}`, /không sửa vùng/],
  ["POST", "zones", /không sửa vùng/],
  ["POST", `zones/${"f".repeat(32)}/dns_records`, /không phải của môi trường này/],
  ["DELETE", `zones/${"f".repeat(32)}`, /không phải của môi trường này/],
])("%s %s never leaves this machine", async (method, path, why) => {
  lab = await startLab(city);
  const { status, body } = await lab.call(method, path, bodyOf(site));
  expect([status, body.errors[0]?.congtruong?.vi]).toEqual([403, expect.stringMatching(why)]);
  expect(lab.api.total()).toBe(0);
});

test("a plan writes nothing at all", async () => {
  lab = await startLab(city, { records: [OURS] }, { readOnly: true });
  for (const [method, path] of [
    ["POST", ""],
    ["PUT", `/${OURS.id}`],
    ["DELETE", `/${OURS.id}`],
  ] as const) {
    expect((await lab.call(method, RECORDS + path, bodyOf(site))).status).toBe(403);
  }
  expect(lab.api.total()).toBe(0);
});

test("ours may be changed and removed, wanted or not any more", async () => {
  const former = { ...OURS, id: "b".repeat(32), comment: ownersMark("production", "city/site-7999999") };
  lab = await startLab(city, { records: [OURS, { ...former, name: "cu.hcm.edu.vn" }] });
  expect((await lab.call("PUT", `${RECORDS}/${OURS.id}`, { ...bodyOf(site), ttl: 600 })).status).toBe(200);
  expect((await lab.call("DELETE", `${RECORDS}/${OURS.id}`)).status).toBe(200);
  expect((await lab.call("DELETE", `${RECORDS}/${former.id}`)).status).toBe(200);
});

test("one that a person decided to take over may be changed into ours, and not removed", async () => {
  const theirs = standInRecord(2, { name: site.name, content: "old.example.com" });
  lab = await startLab(city, { records: [theirs] }, { adopted: new Set([`${ZONE}/${theirs.id}`]) });
  const removed = await lab.call("DELETE", `${RECORDS}/${theirs.id}`);
  expect([removed.status, removed.body.errors[0]?.congtruong?.vi]).toEqual([
    403,
    expect.stringMatching(/không được xoá/),
  ]);
  expect((await lab.call("PUT", `${RECORDS}/${theirs.id}`, bodyOf(site))).status).toBe(200);
});

/** Names as people make them: some of ours, some beside them. */
const names = fc.constantFrom(
  site.name,
  "hcm.edu.vn",
  "gate.hcm.edu.vn",
  "thuvien.hcm.edu.vn",
  "cu.hcm.edu.vn",
);
const comments = fc.constantFrom(
  null,
  "",
  "do anh Ba tạo",
  ownersMark("staging", site.key),
  "managed by congtruong",
);
const foreign = fc
  .uniqueArray(
    fc.record({ name: names, type: fc.constantFrom("A", "TXT", "MX", "CNAME"), comment: comments }),
    { maxLength: 6, selector: ({ name, type }) => `${name} ${type}` },
  )
  .map((records) =>
    records.map(({ name, type, comment }, index) =>
      standInRecord(index + 1, {
        ...{ name, type, comment, content: type === "A" ? "203.0.113.9" : "x.example.com" },
        ...(type === "MX" ? { priority: 5 } : {}),
      }),
    ),
  );

const clientBodies = fc.oneof(
  fc.constantFrom(...wanted.map(bodyOf)),
  fc.record({
    name: names,
    type: fc.constantFrom("A", "CNAME"),
    content: fc.constant("203.0.113.1"),
    comment: comments,
    ttl: fc.constant(300),
  }),
);
const steps = fc.array(
  fc.record({
    method: fc.constantFrom("POST", "PUT", "PATCH", "DELETE", "GET"),
    target: fc.nat(9),
    body: clientBodies,
  }),
  { maxLength: 25 },
);

test("whatever the zone holds and whatever a client tries, other people's records stay as they are", async () => {
  lab = await startLab(city);
  await fc.assert(
    fc.asyncProperty(foreign, steps, async (theirs, tried) => {
      const mine = made(site, OURS.id);
      const zone = [...theirs, mine];
      const before = new Map(theirs.map((record) => [record.id, JSON.stringify(record)]));
      const own = await startLab(city, { records: zone });
      try {
        for (const { method, target, body } of tried) {
          const ids = [...own.api.records.keys()];
          const path = method === "POST" ? "" : `/${ids[target % Math.max(1, ids.length)] ?? "f".repeat(32)}`;
          await own.call(method, RECORDS + path, body);
        }
        for (const [id, record] of before) expect(JSON.stringify(own.api.records.get(id))).toBe(record);
      } finally {
        await own.close();
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
