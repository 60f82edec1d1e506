import { createPublicKey } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parsePublicKeys } from "../../../environments/public-keys";
import { DkimStore } from "../../../images/filter/dkim";

const DOMAIN = "hcm.edu.vn";
let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dkim-"));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const secrets = () => join(folder, "secret");
const file = (number: number) => join(secrets(), DOMAIN, `${number}.pem`);
const published = () => readFileSync(join(folder, "shown.json"), "utf8");

const store = (now: () => number = Date.now) =>
  new DkimStore({
    log: (message) => said.push(message),
    secrets: secrets(),
    shown: join(folder, "shown.json"),
    now,
  });

async function publish(...domains: string[]): Promise<readonly string[]> {
  await store().provide(domains);
  const result = parsePublicKeys(published());
  if ("fault" in result) throw new Error(result.fault.en);
  return (result.keys.dkim ?? []).map(({ selector }) => selector);
}

test("a domain has two keys that only root reads, and shows their public halves only", async () => {
  expect(await publish(DOMAIN)).toHaveLength(2);
  expect(readdirSync(join(secrets(), DOMAIN))).toEqual(["1.pem", "2.pem"]);
  expect([file(1), file(2)].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600]);
  expect(statSync(join(secrets(), DOMAIN)).mode & 0o777).toBe(0o700);
  const [first] = (JSON.parse(published()) as { dkim: { publicKey: string }[] }).dkim;
  const der = createPublicKey(readFileSync(file(1))).export({ format: "der", type: "spki" });
  expect(first?.publicKey).toBe(der.toString("base64"));
  const body = readFileSync(file(1), "utf8").split("\n").slice(1, -2);
  for (const line of body) expect(published() + said.join()).not.toContain(line);
});

test("the keys stay, whatever is asked and however often", async () => {
  const before = await publish(DOMAIN);
  expect(await publish(DOMAIN)).toEqual(before);
  expect(await publish(DOMAIN, "b.hcm.edu.vn")).toEqual([...before, expect.any(String), expect.any(String)]);
  expect(await publish("b.hcm.edu.vn")).toHaveLength(2);
  expect(await publish(DOMAIN)).toEqual(before);
});

test("who takes the oldest away gets a new one beside the next", async () => {
  const [, next] = await publish(DOMAIN);
  rmSync(file(1));
  const after = await publish(DOMAIN);
  expect(after).toEqual([next, expect.any(String)]);
  expect(readdirSync(join(secrets(), DOMAIN))).toEqual(["2.pem", "3.pem"]);
});

test("three stay three, in the order in which they were made", async () => {
  await publish(DOMAIN);
  renameSync(file(2), file(10));
  const [first, tenth] = await publish(DOMAIN);
  await publish("b.hcm.edu.vn");
  renameSync(join(secrets(), "b.hcm.edu.vn", "1.pem"), file(9));
  expect(await publish(DOMAIN)).toEqual([first, expect.any(String), tenth]);
});

test("a file that is no key stops neither the others nor a new one, and stays for whoever looks into it", async () => {
  const [, second] = await publish(DOMAIN);
  writeFileSync(file(1), "cut off");
  expect(await publish(DOMAIN)).toEqual([second, expect.any(String)]);
  expect(said.join("\n")).toContain(`${file(1)} is no private key and is not published`);
  expect(readFileSync(file(1), "utf8")).toBe("cut off");
});

describe("rotation", () => {
  const selectors = async (now?: () => number) =>
    (await store(now).provide([DOMAIN])).map(({ selector }) => selector);

  test("lets the next key take over, destroys the one before, and makes another", async () => {
    const [first = "", second = ""] = await publish(DOMAIN);
    expect(await store().rotate(DOMAIN, new Set([first, second]))).toEqual({ retired: first, signs: second });
    const signing = await selectors();
    expect(signing).toEqual([second, expect.any(String)]);
    expect(readdirSync(join(secrets(), DOMAIN)).sort()).toEqual(["2.pem", "3.pem", `${first}.pub`].sort());
    expect(readFileSync(join(secrets(), DOMAIN, `${first}.pub`), "utf8")).toMatch(
      /^-----BEGIN PUBLIC KEY-----/,
    );
  });

  test("waits until the world knows the next key", async () => {
    const [first = "", second = ""] = await publish(DOMAIN);
    expect(await store().rotate(DOMAIN, new Set([first]))).toBe("not published");
    expect(await publish(DOMAIN)).toEqual([first, second]);
  });

  test("shows a retired key for two weeks: what it signed is under way", async () => {
    const [first = "", second = ""] = await publish(DOMAIN);
    await store().rotate(DOMAIN, new Set([second]));
    expect(await publish(DOMAIN)).toContain(first);
    const later = Date.now() + 15 * 24 * 60 * 60_000;
    expect(await selectors(() => later)).not.toContain(first);
    expect(published()).not.toContain(first);
    expect(published()).toContain(second);
  });

  test("that was cut off after the public half was kept is none: the key signs and is shown once", async () => {
    const [first = "", second = ""] = await publish(DOMAIN);
    const kept = readFileSync(file(1));
    await store().rotate(DOMAIN, new Set([second]));
    writeFileSync(file(1), kept);
    rmSync(join(secrets(), DOMAIN, "3.pem"), { force: true });
    expect(await publish(DOMAIN)).toEqual([first, second]);
  });
});
