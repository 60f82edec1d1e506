import type { City, MailAddress, StaffMember, Unit, UnitId } from "../../model/city";
import { mailChannel } from "../../templates/mail";
import type { MailboxFacts } from "../../contracts/types";
import { city, environment, unit } from "../support/city";
import { channelFiles } from "../support/channel";

const sandbox = environment();

function mailboxes(value: City, file = "mailboxes/cell-01.json"): MailboxFacts[] {
  const channel = channelFiles(mailChannel, value, sandbox);
  const all = Object.assign({}, channel.base, ...channel.cells.values()) as Record<string, string>;
  return JSON.parse(all[file] ?? "null") as MailboxFacts[];
}

const hosted = (address: string): Pick<Unit, "mailbox"> => ({
  mailbox: { type: "hosted", address: address as MailAddress },
});
const external = (address: string): Pick<Unit, "mailbox"> => ({
  mailbox: { type: "external", address: address as MailAddress },
});
const leaving = (successor: string | null): Pick<Unit, "lifecycle" | "successorId"> => ({
  lifecycle: "retiring",
  successorId: successor as UnitId | null,
});

test("a unit's official mailbox is known by the unit's id, whatever its address becomes", () => {
  const before = mailboxes(city([unit("7900866", hosted("cu@hcm.edu.vn"))]));
  const after = mailboxes(city([unit("7900866", { ...hosted("moi@hcm.edu.vn"), name: "Tên mới" })]));
  expect(before).toEqual([
    {
      address: "cu@hcm.edu.vn",
      key: "7900866-official",
      unit: "7900866",
      name: "Trường THCS Số 866",
      suspended: false,
      forward: null,
      aliases: [],
      quotaMiB: 1024,
    },
  ]);
  expect(after.map(({ key, address }) => [key, address])).toEqual([["7900866-official", "moi@hcm.edu.vn"]]);
});

test("each cell has its own file, so that a change of one unit is in one file", () => {
  const one = city([unit("7900866"), unit("7900867", { cell: 2 })]);
  const two = city([unit("7900866"), unit("7900867", { cell: 2, ...hosted("khac@hcm.edu.vn") })]);
  const [before, after] = [channelFiles(mailChannel, one, sandbox), channelFiles(mailChannel, two, sandbox)];
  expect(after.base).toEqual(before.base);
  expect(after.cells.get(1)).toEqual(before.cells.get(1));
  expect(after.cells.get(2)).not.toEqual(before.cells.get(2));
  expect([...after.cells.values()].flatMap(Object.keys)).toEqual([
    "mailboxes/cell-01.json",
    "mailboxes/cell-02.json",
  ]);
});

test("the servers are told of every file, so that one which is missing is noticed", () => {
  const value = city([
    unit("7900866"),
    unit("7900867", { cell: 3, staff: [person("an")] }),
    unit("7900868", { cell: 2, configCell: 4, relocation: { from: 4, former: "keep" } }),
  ]);
  const channel = channelFiles(mailChannel, value, sandbox);
  const { files } = JSON.parse(channel.base["domains.json"] ?? "") as { files: string[] };
  const made = Object.keys(Object.assign({}, channel.base, ...channel.cells.values()) as object);
  expect([...files].sort()).toEqual(made.filter((path) => path !== "domains.json").sort());
});

test("former addresses go on receiving, and are nobody else's", () => {
  const value = city([
    unit("7900866", {
      ...hosted("moi@hcm.edu.vn"),
      mailTerms: { aliases: ["canhbao@hcm.edu.vn" as MailAddress], quotaMiB: 1024, suspended: false },
    }),
  ]);
  expect(mailboxes(value)).toMatchObject([{ address: "moi@hcm.edu.vn", aliases: ["canhbao@hcm.edu.vn"] }]);
  expect(mailboxes(value, "mailboxes/city.json").map(({ address }) => address)).toEqual([
    "tttt@hcm.edu.vn",
    "mail-reports@hcm.edu.vn",
  ]);
});

const person = (id: string, changes: Partial<StaffMember> = {}): StaffMember => ({
  id,
  name: "Nguyễn Văn An",
  post: "Giáo viên",
  address: `${id}@hcm.edu.vn` as MailAddress,
  hosted: true,
  roles: [],
  aliases: [],
  quotaMiB: 1024,
  suspended: false,
  ...changes,
});

test("roles and people have mailboxes of their own, under keys that no address changes", () => {
  const value = city([
    unit("7900866", {
      ...hosted("moi@hcm.edu.vn"),
      roleMailboxes: [
        {
          name: "hieutruong",
          title: "Hiệu trưởng",
          address: "hieutruong.moi@hcm.edu.vn" as MailAddress,
          aliases: ["hieutruong.cu@hcm.edu.vn" as MailAddress],
          quotaMiB: 2048,
          suspended: true,
        },
      ],
      staff: [person("an"), person("binh", { address: "binh@moet.edu.vn" as MailAddress, hosted: false })],
    }),
  ]);
  expect(mailboxes(value).map(({ key, address }) => [key, address])).toEqual([
    ["7900866-official", "moi@hcm.edu.vn"],
    ["7900866-role-hieutruong", "hieutruong.moi@hcm.edu.vn"],
  ]);
  expect(mailboxes(value)[1]).toMatchObject({
    name: "Hiệu trưởng",
    aliases: ["hieutruong.cu@hcm.edu.vn"],
    quotaMiB: 2048,
    suspended: true,
  });
  // 7900866 mod 16: a unit stays in its file.
  expect(mailboxes(value, "people/cell-01-02.json").map(({ key, address }) => [key, address])).toEqual([
    ["7900866-person-an", "an@hcm.edu.vn"],
  ]);
});

test("people keep their mail while their unit is retiring, and have none once it has left", () => {
  const staff = [person("an")];
  const retiring = city([
    unit("7900866", { staff, ...leaving("7900867") }),
    unit("7900867", hosted("moi@hcm.edu.vn")),
  ]);
  expect(mailboxes(retiring)[0]?.forward).toBe("moi@hcm.edu.vn");
  expect(mailboxes(retiring, "people/cell-01-02.json")).toMatchObject([{ forward: null }]);
  const retired = city([unit("7900866", { staff, lifecycle: "retired" })]);
  expect(mailboxes(retired, "people/cell-01-02.json")).toBeNull();
});

test("a unit that has left, or has no address, has no account", () => {
  const value = city([
    unit("7900866", { lifecycle: "retired" }),
    unit("7900867", { mailbox: { type: "none" } }),
  ]);
  expect(mailboxes(value)).toEqual([]);
});

test("an address of the ministry is published elsewhere and never served here", () => {
  const value = city([unit("7900866", external("a@moet.edu.vn"))]);
  expect(mailboxes(value)).toEqual([]);
  expect(channelFiles(mailChannel, value, sandbox).base["domains.json"]).not.toContain("moet");
});

test("the hosted domains are the zone and those of the accounts, without the environment's suffix", () => {
  const value = city([
    unit("7900866", hosted("a@thpt.edu.vn")),
    unit("7900867", hosted("b@dachuyen.edu.vn")),
    unit("7900868", { ...hosted("c@cu.edu.vn"), lifecycle: "retired" }),
  ]);
  expect(JSON.parse(channelFiles(mailChannel, value, sandbox).base["domains.json"] ?? "")).toEqual({
    hosted: ["dachuyen.edu.vn", "hcm.edu.vn", "thpt.edu.vn"],
    mailHost: "mail.hcm.edu.vn.localhost",
    files: ["mailboxes/city.json", "mailboxes/cell-01.json"],
    publishedKeys: [],
  });
});

test.each<[string, Unit[], (string | null)[]]>([
  [
    "to its successor",
    [unit("7900001", leaving("7900002")), unit("7900002", hosted("b@hcm.edu.vn"))],
    ["b@hcm.edu.vn", null],
  ],
  ["nowhere without a successor", [unit("7900001", leaving(null))], [null]],
  [
    "past a successor that retires too",
    [
      unit("7900001", leaving("7900002")),
      unit("7900002", leaving("7900003")),
      unit("7900003", hosted("c@hcm.edu.vn")),
    ],
    ["c@hcm.edu.vn", "c@hcm.edu.vn", null],
  ],
  [
    "to a successor whose mail the ministry serves",
    [unit("7900001", leaving("7900002")), unit("7900002", external("b@moet.edu.vn"))],
    ["b@moet.edu.vn"],
  ],
  [
    "nowhere in a ring",
    [unit("7900001", leaving("7900002")), unit("7900002", leaving("7900001"))],
    [null, null],
  ],
  ["nowhere when the successor is unknown", [unit("7900001", leaving("7999999"))], [null]],
  [
    "nowhere when the successor has left",
    [unit("7900001", leaving("7900002")), unit("7900002", { lifecycle: "retired" })],
    [null],
  ],
  [
    "nowhere when the successor has no address",
    [unit("7900001", leaving("7900002")), unit("7900002", { mailbox: { type: "none" } })],
    [null],
  ],
])("a retiring unit's mail goes %s", (_, units, forwards) => {
  expect(mailboxes(city(units)).map(({ forward }) => forward)).toEqual(forwards);
});

test("a retiring unit keeps its mail where this environment does not deploy the successor", () => {
  const whole = city([unit("7900001", leaving("7900002")), unit("7900002", { cell: 2 })]);
  const part = { ...whole, cells: whole.cells.slice(0, 1) };
  expect(mailboxes(whole)[0]?.forward).toBe("thcs7900002@hcm.edu.vn");
  expect(mailboxes(part)[0]?.forward).toBeNull();
});

test("an active unit's mail is not forwarded even if it names a successor", () => {
  const value = city([unit("7900001", { successorId: "7900002" as UnitId }), unit("7900002")]);
  expect(mailboxes(value)[0]?.forward).toBeNull();
});

describe("the platform's own mailboxes", () => {
  const own = (value: City) => mailboxes(value, "mailboxes/city.json");

  test("are the department's, with postmaster and abuse of every domain, the alerts' and the reports'", () => {
    expect(own(city([unit("7900866", hosted("a@thpt.edu.vn"))]))).toMatchObject([
      {
        address: "tttt@hcm.edu.vn",
        key: "7900000-official",
        aliases: ["abuse@hcm.edu.vn", "postmaster@hcm.edu.vn", "abuse@thpt.edu.vn", "postmaster@thpt.edu.vn"],
      },
      { address: "canhbao@hcm.edu.vn", key: "7900000-alerts", aliases: [] },
      { address: "mail-reports@hcm.edu.vn", key: "7900000-reports", aliases: [] },
    ]);
  });

  test("are one when the alerts go to the department's own address", () => {
    const tttt = "tttt@hcm.edu.vn" as MailAddress;
    const value = { ...city([unit("7900866")]), alertMailbox: tttt, operationsMailbox: tttt };
    expect(own(value).map(({ key }) => key)).toEqual(["7900000-official", "7900000-reports"]);
  });

  test("are one more when the engineers have a mailbox of their own", () => {
    const value = { ...city([unit("7900866")]), operationsMailbox: "vanhanh@hcm.edu.vn" as MailAddress };
    expect(own(value).map(({ key, address }) => [key, address])).toContainEqual([
      "7900000-operations",
      "vanhanh@hcm.edu.vn",
    ]);
  });

  test("leave the duty addresses to the alerts' mailbox when the department's mail is elsewhere", () => {
    const base = city([unit("7900866")]);
    const value = { ...base, department: { ...base.department, mail: "so@moet.edu.vn" as MailAddress } };
    expect(own(value).map(({ key, aliases }) => [key, aliases])).toEqual([
      ["7900000-alerts", ["abuse@hcm.edu.vn", "postmaster@hcm.edu.vn"]],
      ["7900000-reports", []],
    ]);
  });

  test("never take an address that a unit has", () => {
    const value = city([
      unit("7900866", hosted("canhbao@hcm.edu.vn")),
      unit("7900867", hosted("abuse@hcm.edu.vn")),
    ]);
    expect(own(value).map(({ address, aliases }) => [address, aliases])).toEqual([
      ["tttt@hcm.edu.vn", ["postmaster@hcm.edu.vn"]],
      ["mail-reports@hcm.edu.vn", []],
    ]);
  });
});

test("the same city gives the same bytes", () => {
  const make = () =>
    channelFiles(mailChannel, city([unit("7900866"), unit("7900867", { cell: 2 })]), sandbox);
  expect(make()).toEqual(make());
});

test("mail may be signed by the keys that are published, and by no others that were collected", () => {
  const key = (domain: string, selector: string) => ({
    domain,
    selector,
    keyType: "rsa" as const,
    publicKey: "MIIB",
  });
  const dkim = [key("hcm.edu.vn", "ct-1111111111aa"), key("example.com", "ct-2222222222aa")];
  const { base } = channelFiles(mailChannel, city([]), { ...sandbox, publicKeys: { dkim, logs: [] } });
  expect(JSON.parse(base["domains.json"] ?? "")).toMatchObject({ publishedKeys: ["ct-1111111111aa"] });
});
