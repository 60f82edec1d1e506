import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { Connection } from "../../../engine/state/connection";
import { unreachable } from "../../../engine/state/store";

const folder = mkdtempSync(join(tmpdir(), "connection-"));
const pem = (name: string, label: string): string => {
  writeFileSync(join(folder, name), `-----BEGIN ${label}-----\n${name}\n-----END ${label}-----\n`);
  return join(folder, name);
};
const authority = pem("ca.pem", "CERTIFICATE");
const key = pem("key.pem", "PRIVATE KEY");
afterAll(() => rmSync(folder, { recursive: true }));

const text = `postgres://ng%C3%A2n:b%20%C3%AD+m%E1%BA%ADt@10.0.0.5:6432/states?sslmode=verify-full&sslrootcert=${authority}&connect_timeout=5`;

describe("the server of the states", () => {
  const connection = Connection.read(text);

  test("is named without its password", () => {
    expect(connection.place).toBe("ngân@10.0.0.5:6432/states");
  });

  test("is the same for this program's driver and for PostgreSQL's own tools", () => {
    expect(connection.client).toMatchObject({
      ...{ host: "10.0.0.5", port: 6432, user: "ngân", password: "b í+mật", database: "states" },
      ...{ connectionTimeoutMillis: 5_000, ssl: { rejectUnauthorized: true } },
    });
    expect(connection.environment()).toMatchObject({
      ...{ PGHOST: "10.0.0.5", PGPORT: "6432", PGUSER: "ngân", PGPASSWORD: "b í+mật", PGDATABASE: "states" },
      ...{ PGSSLMODE: "verify-full", PGSSLROOTCERT: authority },
    });
  });

  test("learns who asks, and is told to give up a machine that died", () => {
    const { searchParams, password, search } = new URL(connection.named("congtruong cell-07 ngân@máy 1"));
    expect(searchParams.get("application_name")).toBe("congtruong cell-07 ng?n@m?y 1");
    expect(searchParams.get("options")).toContain("-c tcp_keepalives_idle=60");
    expect(searchParams.get("sslmode")).toBe("verify-full");
    expect(search).not.toContain("+");
    expect(decodeURIComponent(password)).toBe("b í+mật");
  });

  test.each([
    ["disable", "", false],
    ["require", "", { rejectUnauthorized: false }],
    // An authority that is named is asked for, as OpenTofu and psql do.
    [
      "require",
      `&sslrootcert=${authority}`,
      { rejectUnauthorized: true, checkServerIdentity: expect.anything() },
    ],
    [
      "verify-ca",
      `&sslrootcert=${authority}`,
      { rejectUnauthorized: true, checkServerIdentity: expect.anything() },
    ],
    [
      "verify-full",
      `&sslrootcert=${authority}`,
      { rejectUnauthorized: true, ca: expect.stringContaining("ca.pem") },
    ],
  ])("sslmode=%s%s means to the driver what it means to PostgreSQL", (mode, more, ssl) => {
    const { client } = Connection.read(`postgres://u:p@h/d?sslmode=${mode}${more}`);
    if (ssl === false) expect(client.ssl).toBe(false);
    else expect(client.ssl).toMatchObject(ssl);
    if (mode === "verify-full") expect(client.ssl).not.toHaveProperty("checkServerIdentity");
  });

  test.each([
    ["sslmode=verifyfull", "sslmode=verifyfull in PG_CONN_STR cannot be used: choose verify-full"],
    // They fall back to no encryption, and OpenTofu does not know them.
    ["sslmode=prefer", "choose verify-full (recommended)"],
    ["sslmode=verify-full", "names no authority: add &sslrootcert="],
    ["sslmode=verify-ca", "names no authority: add &sslrootcert="],
    // It is there, seen from here; OpenTofu looks from another folder.
    [
      `sslrootcert=${relative(process.cwd(), authority)}`,
      "ca.pem in PG_CONN_STR has to be the absolute path",
    ],
    [`sslrootcert=${folder}/gone.pem`, "of a PEM file that can be read"],
    [`sslrootcert=${key}`, "with a certificate in it"],
    [`sslcert=${key}`, "with a certificate in it"],
    ["sslkey=system", "with a key in it"],
  ])(
    "%s is refused in a sentence before anything is begun, and never with the password",
    (parameter, said) => {
      const read = () => Connection.read(`postgres://u:canary@h/d?${parameter}`);
      expect(read).toThrow(said);
      expect(read).not.toThrow("canary");
    },
  );

  test.each([
    ["unable to verify the first certificate", "is from no authority in"],
    ["self-signed certificate in certificate chain", "is from no authority in"],
    ["x509: certificate signed by unknown authority", `is from no authority in ${authority}`],
    [
      "Hostname/IP does not match certificate's altnames: IP: 10.0.0.5 is not in the list",
      "does not name 10.0.0.5",
    ],
    [
      "x509: cannot validate certificate for 10.0.0.5 because it doesn't contain any IP SANs",
      "does not name",
    ],
    ["certificate has expired", "has expired or is not valid yet"],
    ["The server does not support SSL connections", "offers no TLS: set `ssl = on`"],
    ["connect ECONNREFUSED 10.0.0.5:6432", "cannot be used: look at the server"],
  ])("%s is one sentence", (said, sentence) => {
    const problem = unreachable(connection, said);
    expect(problem.en).toContain(sentence);
    expect(problem.vi).toContain("ngân@10.0.0.5:6432/states");
    expect(problem.message.split("\n")).toHaveLength(2);
    expect(problem.detail).toBe(said);
  });

  test("is encrypted where nothing is said", () => {
    const silent = Connection.read("postgresql://u:p@h/d");
    expect(silent.client.ssl).toMatchObject({ rejectUnauthorized: false });
    expect(silent.environment()["PGSSLMODE"]).toBe("require");
    expect(silent.environment()["PGPORT"]).toBe("5432");
  });

  test("may be a socket, or an IPv6 address", () => {
    expect(Connection.read("postgres://u@localhost/d?host=/run/postgresql").client.host).toBe(
      "/run/postgresql",
    );
    expect(Connection.read("postgres://u@[::1]/d").client.host).toBe("::1");
  });
});
