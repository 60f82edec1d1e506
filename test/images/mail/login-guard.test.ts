import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { LOGIN_LIMITS, LoginGuard, passwordDigest, serveLoginGuard } from "../../../images/mail/login-guard";

const AN = "an@hcm.edu.vn";
const BINH = "binh@hcm.edu.vn";
const SCHOOL = "192.0.2.7";
const HOME = "198.51.100.3";

let now: number;
let guard: LoginGuard;
beforeEach(() => {
  now = 1_000_000;
  guard = new LoginGuard(() => now);
});

const attempt = (mailbox: string, digest: string, client = SCHOOL) => ({ mailbox, client, digest });
const guess = (times: number, mailbox = AN, client = SCHOOL): void => {
  for (let n = 0; n < times; n++) guard.failed(attempt(mailbox, `wrong ${n}`, client));
};

test("ten wrong passwords of a client shut it out of that mailbox, and nobody else of anything", () => {
  guess(LOGIN_LIMITS.ofMailboxByNetwork - 1);
  expect(guard.allows(attempt(AN, "right"))).toBe(true);
  guard.failed(attempt(AN, "the tenth"));
  expect(guard.allows(attempt(AN, "right"))).toBe(false);
  expect(guard.allows(attempt(AN.toUpperCase(), "right"))).toBe(false);
  expect(guard.allows(attempt(BINH, "right"))).toBe(true);
  expect(guard.allows(attempt(AN, "right", HOME))).toBe(true);
  now += 11 * 60_000;
  expect(guard.allows(attempt(AN, "right"))).toBe(true);
});

test("of an IPv6 client its network counts, since it has every address of that", () => {
  for (let n = 0; n < 10; n++) guard.failed(attempt(AN, `wrong ${n}`, `2001:db8::${n}`));
  expect(guard.allows(attempt(AN, "right", "2001:db8::ffff"))).toBe(false);
  expect(guard.allows(attempt(AN, "right", "2001:db8:0:1::1"))).toBe(true);
});

test("a password that was right before is looked at whatever others guess behind the same address", () => {
  guard.passed(attempt(AN, "right"));
  guess(50);
  expect(guard.allows(attempt(AN, "right"))).toBe(true);
  expect(guard.allows(attempt(AN, "right", HOME))).toBe(true);
  expect(guard.allows(attempt(AN, "wrong 51"))).toBe(false);
  expect(guard.allows(attempt(BINH, "right"))).toBe(true);
  // Somebody has set another.
  guard.failed(attempt(AN, "right"));
  expect(guard.allows(attempt(AN, "right"))).toBe(false);
});

test("a telephone that goes on with the old password guesses nothing", () => {
  for (let n = 0; n < 1000; n++) guard.failed(attempt(AN, "the old one"));
  expect(guard.allows(attempt(AN, "the new one"))).toBe(true);
});

test("one password tried with many names, and one name from many networks, end too", () => {
  for (let n = 0; n < LOGIN_LIMITS.ofNetwork; n++) guard.failed(attempt(`gv${n}@hcm.edu.vn`, "Matkhau@2026"));
  expect(guard.allows(attempt("gv200@hcm.edu.vn", "Matkhau@2026"))).toBe(false);
  expect(guard.allows(attempt("gv200@hcm.edu.vn", "Matkhau@2026", HOME))).toBe(true);
  for (let n = 0; n < LOGIN_LIMITS.ofMailbox; n++) guard.failed(attempt(BINH, "wrong", `10.0.${n}.1`));
  expect(guard.allows(attempt(BINH, "right", HOME))).toBe(false);
});

test("who asks from inside the server is not counted", () => {
  guess(50, AN, "");
  expect(guard.allows(attempt(AN, "right", ""))).toBe(true);
});

describe("as Dovecot asks", () => {
  let server: Server;
  beforeEach(async () => {
    server = serveLoginGuard(guard);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => server.close());
  const ask = async (command: string, told: unknown): Promise<unknown> => {
    const { port } = server.address() as AddressInfo;
    const body = typeof told === "string" ? told : JSON.stringify(told);
    const answer = await fetch(`http://127.0.0.1:${port}/?command=${command}`, { method: "POST", body });
    return ((await answer.json()) as { status: number }).status;
  };
  const told = { login: AN, remote: SCHOOL, pwhash: "", protocol: "imap" };

  test("what it reports as wrong counts, and nothing that it did not judge", async () => {
    for (let n = 0; n < 10; n++) {
      const report = { ...told, pwhash: `wrong ${n}`, success: false };
      await ask("report", { ...report, fail_type: "internal" });
      await ask("report", { ...report, policy_reject: true });
    }
    expect(await ask("allow", { ...told, pwhash: "right" })).toBe(0);
    for (let n = 0; n < 10; n++)
      await ask("report", { ...told, pwhash: `wrong ${n}`, success: false, fail_type: "credentials" });
    expect(await ask("allow", { ...told, pwhash: "right" })).toBe(-1);
    await ask("report", { ...told, pwhash: "right", success: true });
    expect(await ask("allow", { ...told, pwhash: "right" })).toBe(0);
  });

  test.each(["{", "null", "[]", '{"login": 1}'])("what it cannot mean shuts nobody out: %s", async (body) => {
    expect(await ask("allow", body)).toBe(0);
    expect(await ask("report", body)).toBe(0);
  });
});

test("a password's stand-in tells neither it nor that two mailboxes share it", () => {
  const digest = passwordDigest("nonce", AN, "mật khẩu");
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(digest).toBe(passwordDigest("nonce", ` ${AN.toUpperCase()}`, "mật khẩu"));
  expect(digest).not.toBe(passwordDigest("nonce", BINH, "mật khẩu"));
  expect(digest).not.toBe(passwordDigest("other", AN, "mật khẩu"));
});
