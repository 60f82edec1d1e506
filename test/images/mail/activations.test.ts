import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Activations } from "../../../images/mail/activations";

const [A, B] = ["7900866-official", "7900866-person-an"];
const DAY = 86_400_000;

let folder: string;
let now: number;
let passwords: Map<string, string>;
let store: Activations;
let said: string[];
const opened = (): Activations =>
  new Activations({
    path: join(folder, "a.json"),
    clock: () => new Date(now),
    passwords: () => passwords,
    log: (line) => said.push(line),
  });
const codeOf = (key: string): string => store.issue([key]).codes.get(key) ?? "";
const stateOf = (key: string) => store.list().find((each) => each.key === key)?.state;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "congtruong-"));
  now = Date.parse("2026-11-30T01:00:00Z");
  passwords = new Map();
  said = [];
  store = opened();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a code finds its mailbox, however it is typed, after a restart too", () => {
  const code = codeOf(A);
  expect(code).toMatch(/^([a-hj-km-np-z2-9]{4}-){4}[a-hj-km-np-z2-9]{4}$/);
  for (const typed of [code, code.toUpperCase(), ` ${code.replaceAll("-", " ")}\n`, code.replaceAll("-", "")])
    expect(store.find(typed)).toBe(A);
  store = opened();
  expect(store.find(code)).toBe(A);
});

test("nothing on the disk is the code, and two are never the same", () => {
  const codes = Array.from({ length: 100 }, () => codeOf(A));
  expect(new Set(codes).size).toBe(100);
  const kept = readFileSync(join(folder, "a.json"), "utf8");
  for (const code of codes)
    expect(kept.includes(code) || kept.includes(code.replaceAll("-", ""))).toBe(false);
});

test.each([
  ["nothing", ""],
  ["another", "k7mp-x2qa-k7mp-x2qa-k7mp"],
  ["one that is too short", "k7mp"],
  ["one with a letter that none has", "k7mp-x2qa-k7mp-x2qa-k7m0"],
  ["a hash in its place", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["a very long one", "a".repeat(100_000)],
])("%s is no code", (_, typed) => {
  codeOf(A);
  expect(store.find(typed)).toBeNull();
});

test("it is worth something for fourteen days and no longer", () => {
  const code = codeOf(A);
  now += 14 * DAY - 1;
  expect([store.find(code), stateOf(A)]).toEqual([A, "sent"]);
  now += 1;
  expect([store.find(code), stateOf(A)]).toEqual([null, "overdue"]);
});

test("another one takes its place", () => {
  const [first, second] = [codeOf(A), codeOf(A)];
  expect([store.find(first), store.find(second)]).toEqual([null, A]);
});

test("whatever changes the password ends it, before this program knows of that", () => {
  const code = codeOf(A);
  passwords.set(A, "{ARGON2ID}$1");
  expect([store.find(code), stateOf(A)]).toEqual([null, "revoked"]);
  // A code for who has a password holds until there is another one.
  const again = codeOf(A);
  expect(store.find(again)).toBe(A);
  passwords.delete(A);
  expect(store.find(again)).toBeNull();
});

test("once it is used it is worth nothing, and the ledger says what became of each", () => {
  const codes = store.issue([A, B]).codes;
  store.sent([A, B], "letter", "canhbao@hcm.edu.vn");
  store.opened(A);
  now += DAY;
  store.opened(A);
  expect(stateOf(A)).toBe("opened");
  passwords.set(A, "{ARGON2ID}$1");
  store.activated(A);
  store.reminded([B]);
  expect(store.find(codes.get(A) ?? "")).toBeNull();
  expect(store.list()).toMatchObject([
    {
      key: A,
      state: "activated",
      hash: null,
      opened: "2026-11-30T01:00:00.000Z",
      activated: "2026-12-01T01:00:00.000Z",
    },
    {
      key: B,
      state: "sent",
      sent: [{ by: "letter", to: "canhbao@hcm.edu.vn" }],
      reminded: "2026-12-01T01:00:00.000Z",
    },
  ]);
});

test("a ledger that cannot be read is kept aside, and stops nobody's mail", () => {
  const code = codeOf(A);
  writeFileSync(join(folder, "a.json"), '{"7900866-off');
  store = opened();
  expect([store.find(code), said.length, existsSync(join(folder, "a.json.unreadable"))]).toEqual([
    null,
    1,
    true,
  ]);
  expect(store.find(codeOf(A))).toBe(A);
});
