import {
  batchesOf,
  chosen,
  describeOutcome,
  ledgerTable,
  type UnitFacts,
} from "../../cli/mailbox-activation";
import type { LedgerEntry } from "../../engine/mail/activations";
import type { MailboxStatus } from "../../engine/mail/mailboxes";

const KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

const box = (unit: string, role: string, address: string, state: MailboxStatus["state"] = "locked") =>
  ({
    unit,
    role,
    address: `${address}@hcm.edu.vn`,
    state,
    aliases: [`${address}-cu@hcm.edu.vn`],
  }) as unknown as MailboxStatus;
const BOXES = [
  box("7900001", "official", "pgdq9", "ready"),
  box("7900866", "official", "thcs"),
  box("7900866", "person-an", "an"),
  box("7900866", "person-binh", "binh", "ready"),
  box("7900867", "official", "tieuhoc", "suspended"),
  box("7900868", "official", "mamnon"),
  box("7900000", "alerts", "canhbao"),
];
const REGISTRY: ReadonlyMap<string, UnitFacts> = new Map([
  ["7900866", { name: "THCS", parent: "7900001", ageKey: KEY }],
  ["7900868", { name: "Mầm non", parent: "7900002", ageKey: KEY.replace("z7h", "z8h") }],
]);
const entry = (address: string, state: LedgerEntry["state"]) =>
  ({ address: `${address}@hcm.edu.vn`, state }) as unknown as LedgerEntry;
const names = (found: readonly MailboxStatus[]) =>
  found.map(({ address }) => address.replace("@hcm.edu.vn", ""));

test.each([
  ["addresses, a former one too", ["an@hcm.edu.vn", "binh-cu@hcm.edu.vn"], {}, ["an", "binh"]],
  ["a unit's that have no password", [], { unit: "7900866" }, ["thcs", "an"]],
  ["all that were never given a code, but for the platform's own", [], { allNew: true }, ["thcs", "mamnon"]],
])("chosen are %s", (_, addresses, options, expected) => {
  const ledger = [entry("an", "sent"), entry("mamnon", "revoked")];
  expect(names(chosen(addresses, options, BOXES, ledger))).toEqual(expected);
});

test.each([
  ["nothing", [], {}, /đúng một trong ba/],
  ["two ways at once", ["an@hcm.edu.vn"], { allNew: true }, /đúng một trong ba/],
  ["an address that there is not", ["x@hcm.edu.vn"], {}, /không có hộp thư x@hcm\.edu\.vn/],
  [
    "a unit all of whose mailboxes have one",
    [],
    { unit: "7900001" },
    /không có hộp thư nào chưa có mật khẩu/,
  ],
  ["a whole unit to be locked out", [], { unit: "7900866", lock: true }, /từng địa chỉ/],
])("not %s", (_, addresses, options, message) => {
  expect(() => chosen(addresses, options, BOXES, [])).toThrow(message);
});

describe("the way of codes", () => {
  const wanted = [BOXES[1], BOXES[2], BOXES[5]] as readonly MailboxStatus[];

  test("one letter box a unit: its own, its parent's, or the one that is named", () => {
    const ofSchool = wanted.slice(0, 2);
    const to = (way: string) => batchesOf(ofSchool, { to: way }, BOXES, REGISTRY).batches.map(({ by }) => by);
    expect(to("parent")).toEqual([{ letterTo: "pgdq9@hcm.edu.vn" }]);
    expect(to("unit")).toEqual([{ letterTo: "thcs@hcm.edu.vn" }]);
    expect(to("Canhbao@hcm.edu.vn")).toEqual([{ letterTo: "canhbao@hcm.edu.vn" }]);
    expect(() => batchesOf(wanted, { to: "parent" }, BOXES, REGISTRY)).toThrow(/7900868 đi đâu/);
    expect(() => batchesOf(ofSchool, { to: "ai" }, BOXES, REGISTRY)).toThrow(/đi đâu/);
  });

  test("one sheet a unit, to a key that is sound; the others are named", () => {
    expect(batchesOf(wanted, { sheet: true }, BOXES, REGISTRY)).toEqual({
      batches: [
        {
          addresses: ["thcs@hcm.edu.vn", "an@hcm.edu.vn"],
          by: { unit: "7900866", unitName: "THCS", recipient: KEY },
        },
      ],
      keyless: ["7900868"],
    });
  });

  test.each([{}, { to: "unit", sheet: true }])("never none and never two: %j", (options) => {
    expect(() => batchesOf(wanted, options, BOXES, REGISTRY)).toThrow(/Mã không bao giờ in ra màn hình/);
  });
});

test("what is said afterwards names each mailbox once, and why", () => {
  expect(
    describeOutcome({
      issued: ["an@hcm.edu.vn"],
      skipped: [{ address: "binh@hcm.edu.vn", why: "ready" }],
      sheets: ["s.age"],
      withoutKey: ["7900868"],
    }).split("\n"),
  ).toEqual([
    "an@hcm.edu.vn  đã cấp mã / given a code",
    expect.stringContaining("binh@hcm.edu.vn  bỏ qua: đã có mật khẩu"),
    expect.stringContaining("7900868  bỏ qua: chưa có mail.ageKey"),
    expect.stringContaining("age --decrypt -i khoa.txt -o phieu.html s.age"),
    "",
  ]);
});

test("the ledger is a line a mailbox", () => {
  const line = ledgerTable([
    {
      ...{
        address: "an@hcm.edu.vn",
        name: "An",
        unit: "7900866",
        role: "person-an",
        state: "sent",
        opened: null,
      },
      ...{ issued: "2026-11-30T01:00:00Z", expires: "2026-12-14T01:00:00Z", activated: null },
      ...{ reminded: "2026-12-01T01:00:00Z", sent: [{ at: "", by: "letter", to: "thcs@hcm.edu.vn" }] },
    },
  ]);
  expect(line).toMatch(
    /^an@hcm\.edu\.vn {2}đã gửi \/ sent +cấp 2026-11-30, hạn 2026-12-14, thư tới thcs@hcm\.edu\.vn, nhắc 2026-12-01\n$/,
  );
});
