import { execFileSync, type ExecFileSyncOptions, spawnSync } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./docker";

const PREFIX = "ctpg-";
const AUTHORITIES = ["own", "other"] as const;
type Authority = (typeof AUTHORITIES)[number];
const PACKAGES = "/usr/lib/postgresql";

/** The address that the server has, and its certificate names. */
const ADDRESS = "127.0.0.1";

/**
 * A PostgreSQL server of its own, from Debian's package: a new cluster in a temporary folder on a free port of the
 * loopback address. It talks by TLS only, with a certificate of an authority of its own. Only its owner's name is shared
 * with a server of the machine.
 */
export class Postgres {
  readonly role = "congtruong";
  /** A password like a random one, so that it is found wherever it leaks. */
  readonly password = "canary-Pg7Qw2Zx9Lm4";

  private constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<Postgres> {
    removeAbandoned();
    const folder = mkdtempSync(join(tmpdir(), PREFIX));
    const server = new Postgres(folder, await freePort());
    writeFileSync(join(folder, "owner"), String(process.pid));
    const { uid, gid } = owner();
    chownSync(folder, uid, gid);
    server.tool("initdb", ["-D", server.data, "-U", "postgres", "-E", "UTF8", "--no-sync", "-A", "trust"]);
    // Whoever comes by the network needs TLS and a password; the socket is the test's own way in.
    writeFileSync(
      join(server.data, "pg_hba.conf"),
      `local all postgres trust\nhostssl all all ${ADDRESS}/32 scram-sha-256\n`,
    );
    server.certify();
    server.resume();
    server.sql("postgres", `CREATE ROLE ${server.role} LOGIN PASSWORD '${server.password}'`);
    return server;
  }

  /** A new, empty database that belongs to the role, and its connection string. */
  createDatabase(name: string): string {
    this.sql("postgres", `CREATE DATABASE ${name} OWNER ${this.role}`);
    return this.url(name);
  }

  dropDatabase(name: string): void {
    this.sql("postgres", `DROP DATABASE ${name} WITH (FORCE)`);
  }

  /**
   * A connection string, as production has it.
   *
   * @param changes.authority "other" for one that the server's certificate is not from
   * @param changes.host another name of the same server, which its certificate does not have
   */
  url(
    database: string,
    changes: { readonly password?: string; readonly authority?: Authority; readonly host?: string } = {},
  ): string {
    const { password = this.password, authority = "own", host = ADDRESS } = changes;
    return (
      `postgres://${this.role}:${password}@${host}:${this.port}/${database}` +
      `?sslmode=verify-full&sslrootcert=${join(this.folder, `${authority}.pem`)}`
    );
  }

  /** Runs statements as the server's own superuser. @returns rows, one a line, fields between bars */
  sql(database: string, statement: string): string {
    return this.tool("psql", [
      ...["-h", this.folder, "-p", String(this.port), "-U", "postgres", "-d", database],
      ...["-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-c", statement],
    ]).trim();
  }

  resume(): void {
    const tls = ["cert", "key"].map((each) => `-c ssl_${each}_file=${join(this.folder, `server.${each}`)}`);
    const options = `-p ${this.port} -c ssl=on ${tls.join(" ")} -c listen_addresses=${ADDRESS} -c unix_socket_directories=${this.folder} -c fsync=off`;
    // Without the detour over a file, the server would keep the test's own output open.
    this.tool("pg_ctl", ["-D", this.data, "-w", "-l", join(this.folder, "log"), "-o", options, "start"]);
  }

  pause(): void {
    this.tool("pg_ctl", ["-D", this.data, "-m", "immediate", "-w", "stop"]);
  }

  stop(): void {
    if (existsSync(join(this.data, "postmaster.pid"))) this.pause();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Two authorities, and a certificate of the first for the server's address. */
  private certify(): void {
    const file = (name: string) => join(this.folder, name);
    const make = (name: string, cert: string, ...args: readonly string[]) =>
      execFileSync(
        "openssl",
        [
          ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-days", "2"],
          ...["-subj", `/CN=${name}`, "-keyout", file(`${name}.key`), "-out", file(cert), ...args],
        ],
        { cwd: this.folder, stdio: ["ignore", "ignore", "pipe"], ...owner() },
      );
    for (const authority of AUTHORITIES) make(authority, `${authority}.pem`);
    make(
      ...(["server", "server.cert", "-CA", file("own.pem"), "-CAkey", file("own.key")] as const),
      ...["-addext", `subjectAltName=IP:${ADDRESS}`, "-addext", "basicConstraints=critical,CA:FALSE"],
    );
  }

  private get data(): string {
    return join(this.folder, "data");
  }

  private tool(name: string, args: readonly string[]): string {
    return tool(name, args, this.folder);
  }
}

function tool(name: string, args: readonly string[], cwd: string): string {
  const options: ExecFileSyncOptions = { cwd, stdio: ["ignore", "pipe", "pipe"], ...owner() };
  return execFileSync(join(binaries(), name), [...args], { ...options, encoding: "utf8" });
}

/** PostgreSQL refuses to run as root. */
function owner(): { uid: number; gid: number } {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  if (uid !== 0) return { uid, gid };
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

function binaries(): string {
  const versions = existsSync(PACKAGES) ? readdirSync(PACKAGES).map(Number).filter(Boolean) : [];
  if (versions.length === 0) {
    throw new Error("There is no PostgreSQL server on this machine: install Debian's package postgresql.");
  }
  return join(PACKAGES, String(Math.max(...versions)), "bin");
}

/** What a test that was killed left behind; those of tests that still run are left alone. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const pid = readIfThere(join(folder, "owner"));
    if (pid === "" || isAlive(Number(pid))) continue;
    const data = join(folder, "data");
    if (existsSync(join(data, "postmaster.pid"))) {
      spawnSync(join(binaries(), "pg_ctl"), ["-D", data, "-m", "immediate", "-w", "stop"], {
        cwd: folder,
        stdio: "ignore",
        ...owner(),
      });
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
