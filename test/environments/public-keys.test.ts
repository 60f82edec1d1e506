import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dkimSelector } from "../../contracts/dkim";
import { parsePublicKeys, publicKeysFile, readPublicKeys, sorted } from "../../environments/public-keys";

const spki = (key: KeyObject): Buffer => key.export({ format: "der", type: "spki" });
const pkcs8 = (key: KeyObject): Buffer => key.export({ format: "der", type: "pkcs8" });
const rsa = (modulusLength = 2048, publicExponent = 65537) =>
  generateKeyPairSync("rsa", { modulusLength, publicExponent });

const { publicKey, privateKey } = rsa();
const record = (der: Uint8Array, changes: object = {}) => ({
  domain: "hcm.edu.vn",
  selector: dkimSelector(der),
  keyType: "rsa",
  publicKey: Buffer.from(der).toString("base64"),
  ...changes,
});
const good = record(spki(publicKey));
const faultOf = (value: unknown): string | null => {
  const result = parsePublicKeys(typeof value === "string" ? value : JSON.stringify(value));
  return "fault" in result ? result.fault.en : null;
};

test("public keys pass", () => {
  expect(parsePublicKeys(JSON.stringify({ dkim: [good] }))).toEqual({ keys: { dkim: [good] } });
  expect(parsePublicKeys("{}")).toEqual({ keys: {} });
});

/** `ssh-keygen -t ed25519` and `age-keygen` write such lines; these were made for this test and open nothing. */
const OPENSSH = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ==\n";
const AGE = `AGE-SECRET-KEY-1${"Q".repeat(58)}`;
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const ed25519 = generateKeyPairSync("ed25519");
const pem = (key: KeyObject, type: "pkcs8" | "pkcs1") => key.export({ format: "pem", type }) as string;
const secrets: Readonly<Record<string, string>> = {
  "PEM (PKCS #8)": pem(privateKey, "pkcs8"),
  "PEM (PKCS #1)": pem(privateKey, "pkcs1"),
  "PEM, encrypted": privateKey.export({
    format: "pem",
    type: "pkcs8",
    cipher: "aes-256-cbc",
    passphrase: "x",
  }) as string,
  "base64 of PKCS #8": pkcs8(privateKey).toString("base64"),
  "base64 of PKCS #8, cut to the length of a public key": pkcs8(privateKey).toString("base64").slice(0, 392),
  "base64 of PKCS #1": privateKey.export({ format: "der", type: "pkcs1" }).toString("base64"),
  "base64 of PKCS #8, P-256": pkcs8(ec.privateKey).toString("base64"),
  "base64 of PKCS #8, Ed25519": pkcs8(ed25519.privateKey).toString("base64"),
  "base64 of a PEM": Buffer.from(pem(privateKey, "pkcs8")).toString("base64"),
  JWK: JSON.stringify(privateKey.export({ format: "jwk" })),
  "32 bytes": Buffer.alloc(32, 7).toString("base64"),
  OpenSSH: OPENSSH,
  age: AGE,
  "a password": "Mật-khẩu rất dài 2026",
};

describe.each(Object.entries(secrets))("%s", (_, secret) => {
  test.each([
    ["in place of the public key", { dkim: [{ ...good, publicKey: secret }] }],
    ["behind it", { dkim: [{ ...good, publicKey: `${good.publicKey}${secret}` }] }],
    ["on a line behind it", { dkim: [{ ...good, publicKey: `${good.publicKey}\n${secret}` }] }],
    ["as a selector", { dkim: [{ ...good, selector: secret }] }],
    ["as a domain", { dkim: [{ ...good, domain: secret }] }],
    ["as a kind of key", { dkim: [{ ...good, keyType: secret }] }],
    ["in a field beside", { dkim: [{ ...good, privateKey: secret }] }],
    ["as the name of a field", { dkim: [{ ...good, [secret]: 1 }] }],
    ["in a kind beside", { dkim: [good], acme: [secret] }],
    ["in place of a key", { dkim: [secret] }],
    ["in place of the list", { dkim: secret }],
    ["in place of all", secret],
  ])("%s does not pass, and is not told", (_place, value) => {
    const fault = faultOf(value);
    expect(fault).toEqual(expect.any(String));
    for (const line of secret.split("\n").filter(({ length }) => length > 4))
      expect(fault).not.toContain(line);
  });
});

test.each<[string, object]>([
  ["a key whose selector is another's", record(spki(publicKey), { selector: "ct-0123456789ab" })],
  ["1024 bits", record(spki(rsa(1024).publicKey))],
  ["4096 bits", record(spki(rsa(4096).publicKey))],
  ["the exponent 3", record(spki(rsa(2048, 3).publicKey))],
  ["P-256", record(spki(ec.publicKey))],
  ["a modulus that is no number of 2048 bits", short()],
  ["no domain", record(spki(publicKey), { domain: "localhost" })],
  ["a domain with an escape sequence", record(spki(publicKey), { domain: "\u001b[2Jhcm.edu.vn" })],
  ["a domain with a path", record(spki(publicKey), { domain: "../hcm.edu.vn" })],
])("%s is no key to publish", (_, key) => {
  expect(faultOf({ dkim: [key] })).toEqual(expect.any(String));
});

function short(): object {
  const der = Buffer.from(good.publicKey, "base64");
  der[33] = 0;
  return record(der);
}

test("a key that stands there twice is refused, even for two domains: its name in the zone is one", () => {
  expect(faultOf({ dkim: [good, { ...good, domain: "b.hcm.edu.vn" }] })).toMatch(/^\/dkim\/1 .*twice/);
});

test("whoever is asked first, the file is the same", () => {
  const other = record(spki(rsa().publicKey)) as typeof good & { keyType: "rsa" };
  const first = good as typeof other;
  expect(sorted([{ dkim: [first] }, { dkim: [other] }])).toEqual(
    sorted([{ dkim: [other] }, {}, { dkim: [first] }]),
  );
});

describe("an environment's file", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "public-keys-"));
    mkdirSync(join(root, "environments"));
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const write = (text: string) => writeFileSync(join(root, publicKeysFile("production")), text);

  test("that is missing publishes nothing", () => {
    expect(readPublicKeys(root, "production")).toEqual({ dkim: [], logs: [] });
  });

  test("is read as it stands", () => {
    write(JSON.stringify({ dkim: [good] }));
    expect(readPublicKeys(root, "production")).toEqual({ dkim: [good], logs: [] });
  });

  test("that is something else stops with file, place and remedy, in both languages", () => {
    write(JSON.stringify({ dkim: [{ ...good, publicKey: AGE }] }));
    expect(() => readPublicKeys(root, "production")).toThrow(
      "environments/production.public-keys.json: /dkim/0/publicKey không có dạng của một khóa công khai (contracts/public-keys.schema.json); hãy xóa tệp rồi chạy lại `npx congtruong public-keys collect`.\n" +
        "environments/production.public-keys.json: /dkim/0/publicKey is not of the form of a public key (contracts/public-keys.schema.json); delete it and run `npx congtruong public-keys collect` again.",
    );
  });
});
