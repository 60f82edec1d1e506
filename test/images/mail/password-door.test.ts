import type { Activations } from "../../../images/mail/activations";
import type { Away } from "../../../images/mail/away";
import type { Box } from "../../../images/mail/facts";
import { LoginGuard } from "../../../images/mail/login-guard";
import { PasswordDoor } from "../../../images/mail/password-door";

const BOX = {
  ...{ address: "an@hcm.edu.vn", name: "An", key: "7900866-person-an" },
  aliases: ["cu@hcm.edu.vn", "an.2@hcm.edu.vn"] as readonly string[],
} as Box;
const PASSWORD = "con mèo xanh ngồi ghế";
const CURRENT = "mật khẩu đang dùng, dài";

let valid: boolean;
let set: string[];
let verified: string[];
let failing: boolean;
let there: boolean;
let now: number;
let release: (() => void)[];
let door: PasswordDoor;
let kept: Away | null;
beforeEach(() => {
  [valid, set, failing, there, now, release, verified] = [true, [], false, true, 1_000_000, [], []];
  kept = null;
  const activations = {
    find: (code: string) => (valid && code === "right" ? BOX.key : null),
    opened: () => undefined,
    activated: () => undefined,
  } as unknown as Activations;
  door = new PasswordDoor({
    activations,
    boxOf: () => (there ? BOX : undefined),
    loginOf: (address) => (there && address === BOX.address ? BOX : undefined),
    verify: async (box, password) => {
      if (box !== undefined) verified.push(password);
      return box !== undefined && password === CURRENT;
    },
    away: {
      get: () => Promise.resolve(kept),
      set: (_, away) => {
        if (failing) throw new Error("no room");
        kept = away;
        return Promise.resolve();
      },
      clear: () => {
        kept = null;
        return Promise.resolve();
      },
    },
    guard: new LoginGuard(() => now),
    digest: (address, password) => `${address} ${password}`,
    tokenOf: ({ key }) => `token of ${key}`,
    setPassword: async (_, password) => {
      await new Promise<void>((resolve) => release.push(resolve));
      if (failing) throw new Error("no room");
      set.push(password);
      valid = false;
    },
    now: () => now,
    log: () => undefined,
  });
});

const ask = async (path: string, code: string, client = "192.0.2.7", password?: string): Promise<number> =>
  (await door.answer(path, { code, client, ...(password === undefined ? {} : { password }) })).status;
/** Answers once every hash that was asked for is made. */
async function done<T>(asked: Promise<T>): Promise<T> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise(setImmediate);
    release.splice(0).forEach((go) => go());
  }
  return await asked;
}

test("of two at once with one code one sets the password", async () => {
  const both = Promise.all([
    ask("/password", "right", "192.0.2.7", PASSWORD),
    ask("/password", "right", "192.0.2.8", `${PASSWORD} kia`),
  ]);
  expect(await done(both)).toEqual([200, 404]);
  expect(set).toEqual([PASSWORD]);
  expect(await ask("/code", "right")).toBe(404);
});

test("what failed can be tried again with the same code", async () => {
  failing = true;
  expect(await done(ask("/password", "right", "192.0.2.7", PASSWORD))).toBe(503);
  failing = false;
  expect(await done(ask("/password", "right", "192.0.2.7", PASSWORD))).toBe(200);
});

test("a bad password uses nothing up, and is not tried for ever", async () => {
  const statuses = [];
  for (let n = 0; n < 31; n++) statuses.push(await ask("/password", "right", `192.0.2.${n}`, "ngắn"));
  expect(statuses.slice(0, 30).every((status) => status === 422)).toBe(true);
  expect(statuses[30]).toBe(429);
  expect(await ask("/password", "right", "192.0.2.7", PASSWORD)).toBe(429);
  now += 65 * 60_000;
  expect(await done(ask("/password", "right", "192.0.2.7", PASSWORD))).toBe(200);
});

test("who guesses is stopped by network, and others behind other addresses are not", async () => {
  for (let n = 0; n < 20; n++) expect(await ask("/code", `wrong ${n}`, `2001:db8:1:1::${n + 1}`)).toBe(404);
  expect(await ask("/code", "right", "2001:db8:1:1:ffff::1")).toBe(429);
  expect(await ask("/code", "right", "2001:db8:1:2::1")).toBe(200);
  now += 11 * 60_000;
  expect(await ask("/code", "right", "2001:db8:1:1::1")).toBe(200);
});

test("a mailbox that is gone or suspended has no code", async () => {
  there = false;
  expect(await ask("/code", "right")).toBe(404);
  expect(await ask("/password", "right", "192.0.2.7", PASSWORD)).toBe(404);
});

test.each([
  ["no code", "/code", { client: "192.0.2.7" }, 400],
  ["no client", "/code", { code: "right" }, 400],
  ["no password", "/password", { code: "right", client: "192.0.2.7" }, 400],
  ["another wish", "/list", { code: "right", client: "192.0.2.7" }, 404],
])("%s is refused", async (_, path, asked, status) => {
  expect((await door.answer(path, asked)).status).toBe(status);
});

describe("another password in place of the one that holds", () => {
  const change = async (asked: Record<string, unknown>): Promise<number> => {
    const answer = door.answer("/change", {
      ...{ address: BOX.address, current: CURRENT, password: PASSWORD, client: "192.0.2.7" },
      ...asked,
    });
    for (let turn = 0; turn < 5; turn++) {
      await new Promise(setImmediate);
      release.splice(0).forEach((go) => go());
    }
    return (await answer).status;
  };

  test("is set for who knows that one, however the address is written", async () => {
    expect(await change({ address: ` ${BOX.address.toUpperCase()} ` })).toBe(200);
    expect(set).toEqual([PASSWORD]);
  });

  test.each([
    ["a wrong password", { current: "sai rồi, sai rồi" }],
    ["none", { current: "" }],
    ["one that would be two lines for the program that compares it", { current: `sai\n${CURRENT}` }],
    ["an address that nobody has", { address: "khong@hcm.edu.vn" }],
    ["an option in place of an address", { address: "-x" }],
  ])("is not set with %s, and the answer is the same", async (_, asked) => {
    expect(await change(asked)).toBe(404);
    expect(set).toEqual([]);
    expect(verified.some((each) => each.includes("\n"))).toBe(false);
  });

  test.each([
    ["the same one", CURRENT],
    ["a short one", "ngắn"],
    ["one that is guessed", "matkhau@123456"],
  ])("is not %s", async (_, password) => {
    expect(await change({ password })).toBe(422);
    expect(set).toEqual([]);
  });

  test("who guesses is stopped, from many networks too, and whether the mailbox exists or not", async () => {
    for (const address of [BOX.address, "khong@hcm.edu.vn"]) {
      for (let n = 0; n < 10; n++)
        expect(await change({ address, current: `sai ${n}`, client: `198.51.${n}.1` })).toBe(404);
      expect(await change({ address, client: "203.0.113.1" })).toBe(429);
    }
  });

  test("what is no question is none", async () => {
    expect(await change({ current: 1 })).toBe(400);
    expect(await change({ client: undefined })).toBe(400);
  });
});

const TOKEN = `phien-${"a".repeat(43)}`;
const session = async (password: string, client = "192.0.2.7", address = BOX.address) =>
  await door.answer("/session", { address, password, client });

test("a password is given in for a token, and a token for nothing", async () => {
  expect(await session(CURRENT)).toEqual({
    status: 200,
    body: {
      address: BOX.address,
      name: "An",
      session: `token of ${BOX.key}`,
      aliases: "cu@hcm.edu.vn an.2@hcm.edu.vn",
    },
  });
  expect((await session("sai")).status).toBe(404);
  expect((await session(CURRENT, "192.0.2.7", "khong-co@hcm.edu.vn")).status).toBe(404);
  verified = [];
  expect((await session(TOKEN)).status).toBe(404);
  const change = { address: BOX.address, current: TOKEN, password: PASSWORD, client: "192.0.2.7" };
  expect((await door.answer("/change", change)).status).toBe(404);
  expect(verified).toEqual([]);
});

test("who guesses shuts out neither the mailbox's keeper elsewhere nor others behind the same address", async () => {
  for (let guess = 0; guess < 10; guess++) expect((await session(`sai ${guess}`)).status).toBe(404);
  expect((await session(CURRENT)).status).toBe(429);
  expect((await session(CURRENT, "198.51.100.3")).status).toBe(200);
  expect((await session("sai", "192.0.2.7", "binh@hcm.edu.vn")).status).toBe(404);
  now += 11 * 60_000;
  expect((await session(CURRENT)).status).toBe(200);
});

test("who tries one password with many mailboxes is stopped", async () => {
  for (let guess = 0; guess < 100; guess++)
    expect((await session("Matkhau@2026", "192.0.2.7", `gv${guess}@hcm.edu.vn`)).status).toBe(404);
  expect((await session(CURRENT)).status).toBe(429);
  expect((await session(CURRENT, "192.0.2.8")).status).toBe(200);
});

describe("what a mailbox answers while its keeper is away", () => {
  const AWAY = { from: "", until: "2026-12-05", subject: "", text: "Tôi vắng" };
  const ask = (more: Record<string, unknown> = {}) =>
    door.answer("/away", {
      address: BOX.address,
      session: `token of ${BOX.key}`,
      client: "192.0.2.7",
      ...more,
    });

  test("is set, told and taken away by whoever has a session", async () => {
    expect(await ask()).toEqual({ status: 200, body: {} });
    expect(await ask({ away: JSON.stringify(AWAY) })).toEqual({ status: 200 });
    expect(await ask()).toEqual({ status: 200, body: AWAY });
    expect(await ask({ away: "" })).toEqual({ status: 200 });
    expect(await ask()).toEqual({ status: 200, body: {} });
  });

  test("is not touched by anybody else, who is stopped after some tries", async () => {
    for (let n = 0; n < 10; n++) {
      expect((await ask({ session: `sai ${n}` })).status).toBe(404);
      expect((await ask({ address: "binh@hcm.edu.vn" })).status).toBe(404);
    }
    expect((await ask()).status).toBe(429);
    expect((await ask({ session: 1 })).status).toBe(400);
  });

  test("is refused with its reason, and what cannot be kept is said to be so", async () => {
    expect(await ask({ away: JSON.stringify({ ...AWAY, text: "" }) })).toEqual({
      status: 422,
      body: { fault: "empty" },
    });
    expect((await ask({ away: "{" })).status).toBe(400);
    failing = true;
    expect((await ask({ away: JSON.stringify(AWAY) })).status).toBe(503);
    expect(kept).toBeNull();
  });
});
