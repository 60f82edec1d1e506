import fc from "fast-check";
import { type ProviderRecord, ownersMark } from "../../../../model/provider-records";
import { compareZone, type LiveRecord, type Standing } from "../../../../output/plan/dns/comparison";

const zone = { id: "z", key: "city", name: "hcm.edu.vn" };

function want(type: ProviderRecord["type"], changes: Partial<ProviderRecord> = {}): ProviderRecord {
  const content = { A: "203.0.113.1", AAAA: "2001:db8::1", TXT: '"v=spf1 mx -all"', MX: "mail.hcm.edu.vn" };
  return {
    ...{
      key: `city/${type}`,
      zone: "city",
      name: "x.hcm.edu.vn",
      type,
      ttl: 300,
      priority: type === "MX" ? 10 : null,
    },
    ...{ content: (content as Record<string, string>)[type] ?? "gate.hcm.edu.vn", data: null },
    ...changes,
  };
}

let serial = 0;
function live(type: string, changes: Partial<LiveRecord> = {}): LiveRecord {
  serial += 1;
  const { content, priority } = want(type as "A");
  return {
    ...{ id: `r${serial}`, name: "x.hcm.edu.vn", type, content, ttl: 300, proxied: false, comment: null },
    ...(priority === null ? {} : { priority }),
    ...changes,
  };
}

const SRV = { priority: 0, weight: 1, port: 993, target: "mail.hcm.edu.vn" };
const CAA = { flags: 0, tag: "issue", value: "letsencrypt.org" };
const srv = want("SRV", { content: null, data: SRV });
const caa = want("CAA", { content: null, data: CAA });
const marked = (changes: Partial<LiveRecord> = {}): LiveRecord =>
  live("CNAME", { comment: ownersMark("production", "city/CNAME"), ...changes });

test.each<[string, ProviderRecord, readonly LiveRecord[], Standing["type"], number]>([
  ["nothing there", want("CNAME"), [], "missing", 0],
  ["the same by hand", want("CNAME"), [live("CNAME")], "equal", 0],
  [
    "the same with a trailing dot and capitals",
    want("CNAME"),
    [live("CNAME", { content: "GATE.hcm.edu.vn." })],
    "equal",
    0,
  ],
  ["ours", want("CNAME"), [marked()], "ours", 0],
  ["ours with another value", want("CNAME"), [marked({ content: "old.hcm.edu.vn" })], "changed", 0],
  [
    "another environment's mark",
    want("CNAME"),
    [live("CNAME", { comment: ownersMark("staging", "city/CNAME") })],
    "equal",
    0,
  ],
  ["another target", want("CNAME"), [live("CNAME", { content: "old.example.com" })], "changed", 0],
  ["another time to live", want("CNAME"), [live("CNAME", { ttl: 1 })], "changed", 0],
  ["behind the proxy", want("CNAME"), [live("CNAME", { proxied: true })], "changed", 0],
  ["an address where an alias is wanted", want("CNAME"), [live("A")], "blocked", 1],
  ["a text where an alias is wanted", want("CNAME"), [live("TXT")], "blocked", 1],
  ["an alias where an address is wanted", want("A"), [live("CNAME")], "blocked", 1],
  ["one other address", want("A"), [live("A", { content: "203.0.113.9" })], "changed", 0],
  [
    "two other addresses",
    want("A"),
    [live("A", { content: "203.0.113.8" }), live("A", { content: "203.0.113.9" })],
    "blocked",
    2,
  ],
  ["ours among two addresses", want("A"), [live("A"), live("A", { content: "203.0.113.9" })], "equal", 1],
  [
    "the same IPv6 in another spelling",
    want("AAAA"),
    [live("AAAA", { content: "2001:0DB8:0:0::1" })],
    "equal",
    0,
  ],
  [
    "texts beside an SPF",
    want("TXT"),
    [live("TXT", { content: '"google-site-verification=1"' })],
    "missing",
    1,
  ],
  ["another SPF", want("TXT"), [live("TXT", { content: '"v=spf1 include:x -all"' })], "changed", 0],
  [
    "two SPF",
    want("TXT"),
    [live("TXT", { content: '"v=spf1 a"' }), live("TXT", { content: '"v=spf1 b"' })],
    "blocked",
    2,
  ],
  ["the same text without quotes", want("TXT"), [live("TXT", { content: "v=spf1 mx -all" })], "equal", 0],
  [
    "the same text in two strings",
    want("TXT"),
    [live("TXT", { content: '"v=spf1 " "mx -all"' })],
    "equal",
    0,
  ],
  ["the same mail server", want("MX"), [live("MX")], "equal", 0],
  ["the same mail server at another priority", want("MX"), [live("MX", { priority: 5 })], "changed", 0],
  [
    "two other mail servers",
    want("MX"),
    [live("MX", { content: "a.x" }), live("MX", { content: "b.x" })],
    "blocked",
    2,
  ],
  ["the same service", srv, [live("SRV", { content: "1 993 mail.hcm.edu.vn", data: SRV })], "equal", 0],
  ["the service at another port", srv, [live("SRV", { data: { ...SRV, port: 143 } })], "changed", 0],
  [
    "another authority beside ours",
    caa,
    [live("CAA", { data: { ...CAA, value: "digicert.com" } })],
    "missing",
    1,
  ],
  ["the same authority", caa, [live("CAA", { data: CAA })], "equal", 0],
  ["records of other names", want("CNAME"), [live("A", { name: "y.hcm.edu.vn" })], "missing", 1],
])("%s", (_, wanted, records, type, foreign) => {
  const compared = compareZone(zone, [wanted], records, "production");
  expect(compared.wanted.map(({ standing }) => standing.type)).toEqual([type]);
  expect(compared.foreign).toHaveLength(foreign);
});

test("old and new value are said", () => {
  const { wanted } = compareZone(
    zone,
    [want("A")],
    [live("A", { content: "203.0.113.9", ttl: 1, proxied: true })],
    "production",
  );
  expect(wanted[0]?.standing).toMatchObject({
    was: "203.0.113.9, auto, proxied",
    becomes: "203.0.113.1, 300 s",
    ours: false,
  });
});

test("a foreign record that shares name and type with ours is pointed out", () => {
  const { foreign } = compareZone(
    zone,
    [want("A")],
    [live("A"), live("A", { content: "203.0.113.9" }), live("TXT")],
    "production",
  );
  expect(foreign.map(({ record, beside }) => [record.type, beside])).toEqual([
    ["A", "city/A"],
    ["TXT", null],
  ]);
});

test("every live record is claimed at most once, and either claimed or foreign", () => {
  const anyLive = fc.record({
    name: fc.constantFrom("x.hcm.edu.vn", "y.hcm.edu.vn", "hcm.edu.vn"),
    type: fc.constantFrom("A", "AAAA", "CNAME", "TXT", "MX"),
    other: fc.boolean(),
    mark: fc.constantFrom(null, ownersMark("production", "city/A"), ownersMark("production", "city/CNAME")),
  });
  const kinds = ["A", "AAAA", "CNAME", "TXT", "MX"] as const;
  const anyWanted = fc.subarray(kinds.flatMap((type) => ["x", "y"].map((label) => [type, label] as const)));
  fc.assert(
    fc.property(anyWanted, fc.array(anyLive, { maxLength: 12 }), (wants, lives) => {
      const wanted = wants.map(([type, label]) =>
        want(type, { key: `city/${type}-${label}`, name: `${label}.hcm.edu.vn` }),
      );
      const records = lives.map(({ name, type, other, mark }) =>
        live(type, { name, comment: mark, ...(other ? { content: "other.example.com" } : {}) }),
      );
      const result = compareZone(zone, wanted, records, "production");
      const claimed = result.wanted.flatMap(({ standing }) => ("id" in standing ? [standing.id] : []));
      const foreign = result.foreign.map(({ record }) => record.id);
      expect(new Set(claimed).size).toBe(claimed.length);
      expect([...claimed, ...foreign].sort()).toEqual(records.map(({ id }) => id).sort());
      expect(result.wanted).toHaveLength(wanted.length);
    }),
  );
});
