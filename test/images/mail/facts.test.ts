import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ChannelReader } from "../../../images/mail/channel";
import { readFacts } from "../../../images/mail/facts";
import { SessionTokens } from "../../../images/mail/session-tokens";
import { dovecotFiles, parsePasswords } from "../../../images/mail/tables";

const HOSTED = ["hcm.edu.vn"];
const TOKENS = new SessionTokens(Buffer.alloc(32, 7));
const entry = (index: number, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  address: `truong${index}@hcm.edu.vn`,
  key: `${7900000 + index}-official`,
  unit: String(7900000 + index),
  name: "Trường",
  suspended: false,
  forward: null,
  aliases: [],
  quotaMiB: 1024,
  ...changes,
});

test("only false is not suspended", () => {
  const odd = ["true", "false", 1, 0, "yes", "", null, undefined, {}, []];
  const { mailboxes, refused } = readFacts(
    HOSTED,
    odd.map((suspended, index) => entry(index, { suspended })),
  );
  expect(mailboxes.map(({ suspended }) => suspended)).toEqual(odd.map(() => true));
  expect(refused).toHaveLength(odd.length);
  const files = dovecotFiles(
    { hosted: HOSTED, publishedKeys: [], mailboxes, refused },
    parsePasswords("7900000-official:{X}y\n"),
    TOKENS,
  );
  expect([files.get("hcm.edu.vn.logins"), files.get("hcm.edu.vn.sessions")]).toEqual(["", ""]);
  expect(readFacts(HOSTED, [entry(1), entry(2, { suspended: true })])).toMatchObject({
    mailboxes: [{ suspended: false }, { suspended: true }],
    refused: [],
  });
});

test.each<[string, unknown]>([
  ["nothing", null],
  ["a number", 7],
  ["a text", "truong1@hcm.edu.vn"],
  ["a list", [entry(1)]],
  ["no address", entry(1, { address: undefined })],
  ["an address that is a list", entry(1, { address: ["a@hcm.edu.vn"] })],
  ...["x+y", "x_", "o'neil", "X", "a".repeat(65), "a b", "a:b", "../x"].map((local): [string, unknown] => [
    local,
    entry(1, { address: `${local}@hcm.edu.vn` }),
  ]),
  ["a domain that is not hosted", entry(1, { address: "a@moet.edu.vn" })],
  ["a key that is none", entry(1, { key: "7900001-../../secret" })],
  ["a key with a line end", entry(1, { key: "7900001-official\n" })],
  ["a key that is taken", entry(1, { key: "7900002-official", address: "khac@hcm.edu.vn" })],
  ["an address that is taken", entry(3, { address: "truong2@hcm.edu.vn" })],
])("an entry with %s is left out, named, and stops nobody else", (_, odd) => {
  const { mailboxes, refused } = readFacts(HOSTED, [entry(2), odd, entry(4)]);
  expect(mailboxes.map(({ key }) => key)).toEqual(["7900002-official", "7900004-official"]);
  expect(refused).toHaveLength(1);
});

test("odd values of a mailbox harm that one only, and are named", () => {
  const { mailboxes, refused } = readFacts(HOSTED, [
    entry(1, { quotaMiB: "1024" }),
    entry(2, { quotaMiB: -1, forward: "x+y@hcm.edu.vn", name: "\ud800" }),
    entry(3, { aliases: "a@hcm.edu.vn", quotaMiB: 1e300 }),
    entry(4, { aliases: [null, "A@hcm.edu.vn", "cu@moet.edu.vn", "truong1@hcm.edu.vn", "cu@hcm.edu.vn"] }),
    entry(5, { aliases: ["cu@hcm.edu.vn"] }),
  ]);
  expect(mailboxes.map(({ quotaMiB }) => quotaMiB)).toEqual([1024, 1024, 1024, 1024, 1024]);
  expect(mailboxes.map(({ forward }) => forward)).toEqual([null, null, null, null, null]);
  expect(mailboxes.map(({ aliases }) => aliases)).toEqual([[], [], [], ["cu@hcm.edu.vn"], []]);
  expect(refused).toHaveLength(10);
});

test("the whole city is read in one pass", () => {
  const time = (count: number): number => {
    const entries = Array.from({ length: count }, (_, index) => entry(index));
    const start = performance.now();
    expect(readFacts(HOSTED, entries).mailboxes).toHaveLength(count);
    return performance.now() - start;
  };
  time(27_000);
  // Ten times the entries: one that compares each with each took a hundred times as long.
  expect(time(27_000) / time(2_700)).toBeLessThan(40);
});

describe("the channel", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ctm-channel-"));
    mkdirSync(join(folder, "mailboxes"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (path: string, value: unknown): void =>
    writeFileSync(join(folder, path), typeof value === "string" ? value : JSON.stringify(value));
  const whole = (): ChannelReader => {
    write(".generation", "1\n");
    write("domains.json", { hosted: HOSTED, files: ["mailboxes/a.json", "mailboxes/b.json"] });
    write("mailboxes/a.json", [entry(1)]);
    write("mailboxes/b.json", [entry(2)]);
    return new ChannelReader(folder);
  };
  const keys = (reader: ChannelReader) => reader.read()?.facts.mailboxes.map(({ key }) => key);

  test.each(['[{"address"', "{}", "null", ""])("a file that says %j keeps what it said last", (text) => {
    const reader = whole();
    expect(keys(reader)).toEqual(["7900001-official", "7900002-official"]);
    write("mailboxes/b.json", text);
    write("mailboxes/a.json", [entry(1), entry(3)]);
    expect(keys(reader)).toEqual(["7900001-official", "7900002-official", "7900003-official"]);
    expect(reader.read()).toMatchObject({
      broken: [expect.stringContaining("mailboxes/b.json")],
      unread: [],
    });
  });

  test("a file that is promised and not there yet is noticed", () => {
    const reader = whole();
    rmSync(join(folder, "mailboxes", "b.json"));
    expect(reader.read()).toMatchObject({ unread: ["mailboxes/b.json"] });
  });

  test("a file that is gone and not promised any more takes its mailboxes along", () => {
    const reader = whole();
    reader.read();
    rmSync(join(folder, "mailboxes", "b.json"));
    write("domains.json", { hosted: HOSTED, files: ["mailboxes/a.json"] });
    expect(reader.read()).toMatchObject({ broken: [], unread: [] });
    expect(keys(reader)).toEqual(["7900001-official"]);
  });

  test.each([{}, { hosted: [] }, { hosted: "hcm.edu.vn" }, { hosted: [1, "x"] }])(
    "without a hosted domain (%j) nothing is served, and what was stays",
    (domains) => {
      const reader = whole();
      write("domains.json", domains);
      expect(() => reader.read()).toThrow(/names no hosted domain/);
      write("domains.json", { hosted: HOSTED });
      reader.read();
      write("domains.json", domains);
      expect(keys(reader)).toEqual(["7900001-official", "7900002-official"]);
    },
  );
});

test("a token is of one mailbox and one password, and ends with either", () => {
  const sessions = (passwords: string, suspended: readonly string[] = []): string =>
    dovecotFiles(
      readFacts(HOSTED, [entry(1), entry(2)]),
      parsePasswords(passwords),
      TOKENS,
      new Set(suspended),
    ).get("hcm.edu.vn.sessions") ?? "";
  const both = sessions("7900001-official:{X}same\n7900002-official:{X}same\n").trim().split("\n");
  expect(both).toHaveLength(2);
  expect(new Set(both.map((line) => line.split("}")[1])).size).toBe(2);
  expect(sessions("7900001-official:{X}other\n")).not.toContain(both[0]);
  expect(sessions("7900001-official:{X}same\n")).toBe(`${both[0]}\n`);
  expect(sessions("7900001-official:{X}same\n", ["7900001-official"])).toBe("");
  const token = TOKENS.of("7900001-official", "{X}same");
  expect([SessionTokens.isToken(token), SessionTokens.isToken("con mèo xanh")]).toEqual([true, false]);
  expect(both.join()).not.toContain(token);
});
