import type { Activations } from "../../../images/mail/activations";
import type { Box } from "../../../images/mail/facts";
import { PasswordDoor } from "../../../images/mail/password-door";

const BOX = { address: "an@hcm.edu.vn", name: "An", key: "7900866-person-an" } as Box;
const PASSWORD = "con mèo xanh ngồi ghế";

let valid: boolean;
let set: string[];
let failing: boolean;
let there: boolean;
let now: number;
let release: (() => void)[];
let door: PasswordDoor;
beforeEach(() => {
  [valid, set, failing, there, now, release] = [true, [], false, true, 1_000_000, []];
  const activations = {
    find: (code: string) => (valid && code === "right" ? BOX.key : null),
    opened: () => undefined,
    activated: () => undefined,
  } as unknown as Activations;
  door = new PasswordDoor({
    activations,
    boxOf: () => (there ? BOX : undefined),
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
