import type { ClientConfig } from "pg";
import { Problem } from "../support/problem";
import { requireReadableAlike, sslMode, tlsOptions } from "./tls";

/** The variable that names the PostgreSQL server of the states; only the runner's environment holds it. */
export const CONNECTION = "PG_CONN_STR";

/** Seconds after which PostgreSQL gives up a runner whose machine is gone, and with it the locks that it held. */
const KEEPALIVE = { tcp_keepalives_idle: 60, tcp_keepalives_interval: 10, tcp_keepalives_count: 3 };

/** An application name is cut there by PostgreSQL (NAMEDATALEN - 1 bytes). */
const LONGEST_NAME = 63;

/**
 * The server of the states. A connection string is a URL here, though drivers know a second form: only a URL is read
 * alike by OpenTofu, by this program and by PostgreSQL's own tools.
 */
export class Connection {
  private constructor(private readonly url: URL) {}

  /** @throws Problem that never repeats the string, since it holds a password */
  static read(text: string | undefined): Connection {
    const url = URL.canParse(text ?? "") ? new URL(text ?? "") : undefined;
    const usable =
      url !== undefined &&
      /^postgres(ql)?:$/.test(url.protocol) &&
      url.pathname.length > 1 &&
      (url.hostname !== "" || url.searchParams.has("host"));
    if (usable) {
      requireReadableAlike(url.searchParams, CONNECTION);
      return new Connection(url);
    }
    throw new Problem(
      `Biến ${CONNECTION} không phải là địa chỉ PostgreSQL dạng postgres://người-dùng:mật-khẩu@máy-chủ:5432/cơ-sở-dữ-liệu?sslmode=verify-full&sslrootcert=/đường/dẫn/ca.pem: hãy sửa rồi chạy lại.`,
      `${CONNECTION} is no PostgreSQL address of the form postgres://user:password@host:5432/database?sslmode=verify-full&sslrootcert=/path/to/ca.pem: correct it and run again.`,
    );
  }

  /** Where it leads to, without the password: `congtruong@10.0.0.5:5432/states`. */
  get place(): string {
    return `${decodeURIComponent(this.url.username)}@${this.host}:${this.port}/${this.database}`;
  }

  /**
   * The string for a program that is about to work under that name: who asks PostgreSQL what holds a lock reads it
   * there. A machine that dies is noticed after a minute and a half, and not after the two hours of an idle connection.
   */
  named(name: string): string {
    const url = new URL(this.url);
    if (!url.searchParams.has("application_name")) {
      url.searchParams.set("application_name", shortened(name));
    }
    const options = Object.entries(KEEPALIVE).map(([key, value]) => `-c ${key}=${value}`);
    const own = url.searchParams.get("options");
    url.searchParams.set("options", [...(own === null ? [] : [own]), ...options].join(" "));
    // Drivers decode %20 in a query, and take a plus sign for itself.
    url.search = url.search.replaceAll("+", "%20");
    return url.href;
  }

  /** The file of the authorities that the server's certificate must be from. */
  get authority(): string {
    return this.url.searchParams.get("sslrootcert") ?? "sslrootcert";
  }

  /** What this program's own driver is told. */
  get client(): ClientConfig {
    const { searchParams } = this.url;
    return {
      host: this.host,
      port: Number(this.port),
      user: decodeURIComponent(this.url.username),
      password: decodeURIComponent(this.url.password),
      database: this.database,
      application_name: "congtruong",
      connectionTimeoutMillis: Number(searchParams.get("connect_timeout") ?? "15") * 1_000,
      ssl: tlsOptions(searchParams),
    };
  }

  /**
   * The same for PostgreSQL's own tools, by environment: their arguments can be read by everybody on the machine.
   *
   * @param database another database of the server @default - the one of the states
   */
  environment(database = this.database): Record<string, string> {
    const { searchParams } = this.url;
    const passed = { sslrootcert: "PGSSLROOTCERT", sslcert: "PGSSLCERT", sslkey: "PGSSLKEY" };
    return {
      PGHOST: this.host,
      PGPORT: this.port,
      PGUSER: decodeURIComponent(this.url.username),
      PGPASSWORD: decodeURIComponent(this.url.password),
      PGDATABASE: database,
      PGSSLMODE: sslMode(searchParams),
      PGAPPNAME: "congtruong",
      ...Object.fromEntries(
        Object.entries(passed).flatMap(([parameter, variable]) => {
          const value = searchParams.get(parameter);
          return value === null ? [] : [[variable, value]];
        }),
      ),
    };
  }

  get host(): string {
    return this.url.searchParams.get("host") ?? this.url.hostname.replace(/^\[|\]$/g, "");
  }

  private get port(): string {
    return this.url.port === "" ? "5432" : this.url.port;
  }

  private get database(): string {
    return decodeURIComponent(this.url.pathname.slice(1));
  }
}

function shortened(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]/g, "?").slice(0, LONGEST_NAME);
}
