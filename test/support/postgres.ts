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
const PACKAGES = "/usr/lib/postgresql";

/**
 * A PostgreSQL server of its own, from Debian's package: a new cluster in a temporary folder on a free port of the
 * loopback address. Only its owner's name is shared with a server of the machine.
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
    // Whoever comes by the network needs a password; the socket is the test's own way in.
    writeFileSync(
      join(server.data, "pg_hba.conf"),
      "local all postgres trust\nhost all all 127.0.0.1/32 scram-sha-256\n",
    );
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

  url(database: string, password = this.password): string {
    return `postgres://${this.role}:${password}@127.0.0.1:${this.port}/${database}?sslmode=disable`;
  }

  /** Runs statements as the server's own superuser. @returns rows, one a line, fields between bars */
  sql(database: string, statement: string): string {
    return this.tool("psql", [
      ...["-h", this.folder, "-p", String(this.port), "-U", "postgres", "-d", database],
      ...["-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-c", statement],
    ]).trim();
  }

  resume(): void {
    const options = `-p ${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${this.folder} -c fsync=off`;
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
