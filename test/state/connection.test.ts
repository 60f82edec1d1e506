import { Connection } from "../../engine/state/connection";

const text =
  "postgres://ng%C3%A2n:b%20%C3%AD+m%E1%BA%ADt@10.0.0.5:6432/states?sslmode=verify-full&connect_timeout=5";

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
      PGSSLMODE: "verify-full",
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
    ["disable", false],
    ["require", { rejectUnauthorized: false }],
    ["verify-ca", { rejectUnauthorized: true }],
    ["verify-full", { rejectUnauthorized: true }],
  ])("sslmode=%s means to the driver what it means to PostgreSQL", (mode, ssl) => {
    const { client } = Connection.read(`postgres://u:p@h/d?sslmode=${mode}`);
    if (ssl === false) expect(client.ssl).toBe(false);
    else expect(client.ssl).toMatchObject(ssl);
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
