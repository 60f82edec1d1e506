import { createHash, type Hash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { program } from "./program";

export interface TableDigest {
  readonly rows: number;
  /** Of all its lines in the dump: how it is made, and every value. */
  readonly sha256: string;
}

export interface Dump {
  readonly sha256: string;
  readonly bytes: number;
  readonly tables: Readonly<Record<string, TableDigest>>;
}

const SOCKET = "/run/mysqld/mysqld.sock";
const CONNECTION = ["--no-defaults", `--socket=${SOCKET}`, "--user=backup"];

/** One row a line, in the order of the key: a night's dump differs from the last one only where something changed. */
const DUMP = [
  ...CONNECTION,
  "--single-transaction",
  "--skip-lock-tables",
  "--skip-add-locks",
  "--order-by-primary",
  "--skip-extended-insert",
  "--no-autocommit",
  "--skip-comments",
  "--hex-blob",
  "--default-character-set=utf8mb4",
];

/**
 * Counts and hashes a dump by tables while it passes. Lines of a table follow the one that names it; no value has a line
 * end in it.
 */
export class DumpDigest {
  private readonly whole = createHash("sha256");
  private readonly hashes = new Map<string, { hash: Hash; rows: number }>();
  private table: { hash: Hash; rows: number } | undefined;
  private rest = "";
  private bytes = 0;

  add(chunk: Buffer): void {
    this.whole.update(chunk);
    this.bytes += chunk.length;
    // Bytes for bytes: what is cut inside a letter of two bytes stays whole.
    const lines = (this.rest + chunk.toString("latin1")).split("\n");
    this.rest = lines.pop() ?? "";
    for (const line of lines) this.line(line);
  }

  private line(line: string): void {
    const [, made] = /^CREATE TABLE `([^`]+)`/.exec(line) ?? [];
    if (made !== undefined) {
      this.table = { hash: createHash("sha256"), rows: 0 };
      this.hashes.set(made, this.table);
    }
    if (this.table === undefined) return;
    if (line.startsWith("INSERT INTO ")) this.table.rows += 1;
    // Beyond the last row come lines that set the client back.
    if (line.startsWith("/*!") || line.startsWith("DROP TABLE ")) return;
    this.table.hash.update(`${line}\n`, "latin1");
  }

  end(): Dump {
    if (this.rest !== "") this.line(this.rest);
    return {
      sha256: this.whole.digest("hex"),
      bytes: this.bytes,
      tables: Object.fromEntries(
        [...this.hashes].map(([name, { hash, rows }]) => [name, { rows, sha256: hash.digest("hex") }]),
      ),
    };
  }
}

/** Writes a database as it is in one moment. @throws ProgramFailed */
export async function writeDump(database: string, path: string): Promise<Dump> {
  const digest = new DumpDigest();
  const file = createWriteStream(path, { mode: 0o600 });
  const opened = once(file, "open");
  await opened;
  let broken: Error | undefined;
  file.on("error", (error) => (broken = error));
  await program("mariadb-dump", [...DUMP, database], {
    onOutput: (chunk) => {
      digest.add(chunk);
      file.write(chunk);
    },
  });
  file.end();
  await once(file, "close");
  if (broken !== undefined) throw broken;
  return digest.end();
}

/** Counts and hashes what is in a database now. @throws ProgramFailed */
export async function digestOf(database: string): Promise<Dump> {
  const digest = new DumpDigest();
  await program("mariadb-dump", [...DUMP, database], { onOutput: (chunk) => digest.add(chunk) });
  return digest.end();
}

export async function sql(statement: string): Promise<string> {
  return program("mariadb", [...CONNECTION, "--batch", "--skip-column-names", `--execute=${statement}`]);
}

/** Runs a dump in a database. @throws ProgramFailed */
export async function loadDump(database: string, input: number): Promise<void> {
  await program("mariadb", [...CONNECTION, "--default-character-set=utf8mb4", database], { input });
}
