import { existsSync, readFileSync } from "node:fs";
import { Client } from "pg";
import { Problem, sentenceOf } from "../support/problem";
import { Connection } from "./connection";
import { headOf, type StateHead } from "./head";
import type { StateSettings } from "./settings";
import { tlsRefusal } from "./tls";

/** A program that holds the lock of a stack's state. */
export interface Holder {
  /** The stack's name. */
  readonly stack: string;
  /** How the program called itself: `congtruong cell-01 lan@runner-2 4711`. */
  readonly name: string;
  /** The address that it connects from; null for a socket of the server's own machine. */
  readonly address: string | null;
  /** When it began. */
  readonly since: Date;
  /** PostgreSQL's own number of its connection. */
  readonly pid: number;
}

/**
 * What the states of these stacks are, read where they are kept and without any passphrase.
 *
 * @param connection of the server, where one of them is kept in `pg`
 * @returns by stack; a stack without a state is missing
 * @throws Problem when the server cannot be reached
 */
export async function stateHeads(
  states: readonly StateSettings[],
  connection: string | undefined,
): Promise<ReadonlyMap<string, StateHead>> {
  const texts = new Map<string, string>();
  for (const { stack, place } of states) {
    if (place.type === "local" && existsSync(place.file)) texts.set(stack, readFileSync(place.file, "utf8"));
  }
  const remote = states.filter(({ place }) => place.type === "pg");
  if (remote.length > 0) {
    await asked(connection, async (client) => {
      for (const [stack, table] of await tables(client, remote)) {
        const { rows } = await client.query<{ data: string }>(
          `SELECT data FROM ${table} WHERE name = 'default'`,
        );
        if (rows[0] !== undefined) texts.set(stack, rows[0].data);
      }
    });
  }
  return new Map(
    [...texts].flatMap(([stack, text]) => {
      const head = headOf(text);
      return head === undefined ? [] : [[stack, head] as const];
    }),
  );
}

/** Who holds locks of these stacks at this moment. @throws Problem when the server cannot be reached */
export async function lockHolders(
  states: readonly StateSettings[],
  connection: string | undefined,
): Promise<readonly Holder[]> {
  const remote = states.filter(({ place }) => place.type === "pg");
  if (remote.length === 0) return [];
  return asked(connection, async (client) => {
    const holders: Holder[] = [];
    for (const [stack, table] of await tables(client, remote)) {
      // OpenTofu locks the number of the state's row, as one advisory lock of 64 bits.
      const { rows } = await client.query<{ name: string; address: string | null; since: Date; pid: number }>(
        `SELECT a.application_name AS name, host(a.client_addr) AS address, a.backend_start AS since, a.pid
           FROM pg_locks l JOIN pg_stat_activity a USING (pid) JOIN ${table} s
             ON s.id = (l.classid::bigint << 32 | l.objid::bigint)
          WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
            AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          ORDER BY a.backend_start`,
      );
      holders.push(...rows.map((row) => ({ stack, ...row })));
    }
    return holders;
  });
}

/**
 * Puts a state aside that has been moved elsewhere: the schema keeps its content under another name, so that nobody
 * takes it for the present one and nothing is lost.
 *
 * @returns the schema's new name
 */
export async function setSchemaAside(connection: string | undefined, schema: string): Promise<string> {
  return asked(connection, async (client) => {
    for (let number = 1; ; number += 1) {
      const aside = `${schema}_moved_${number}`;
      const { rowCount } = await client.query("SELECT 1 FROM pg_namespace WHERE nspname = $1", [aside]);
      if (rowCount !== 0) continue;
      await client.query(
        `ALTER SCHEMA ${client.escapeIdentifier(schema)} RENAME TO ${client.escapeIdentifier(aside)}`,
      );
      return aside;
    }
  });
}

/** Schemas of the database that hold states, whichever environment they are of. */
export async function stateSchemas(connection: string | undefined): Promise<readonly string[]> {
  return asked(connection, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT schemaname AS name FROM pg_tables WHERE tablename = 'states' ORDER BY 1",
    );
    return rows.map(({ name }) => name);
  });
}

/** The tables that exist of those that these stacks keep their states in, by stack. */
async function tables(
  client: Client,
  states: readonly StateSettings[],
): Promise<readonly (readonly [stack: string, table: string])[]> {
  const { rows } = await client.query<{ schemaname: string }>(
    "SELECT schemaname FROM pg_tables WHERE tablename = 'states'",
  );
  const existing = new Set(rows.map(({ schemaname }) => schemaname));
  return states.flatMap(({ stack, place }) =>
    place.type === "pg" && existing.has(place.schema)
      ? [[stack, `${client.escapeIdentifier(place.schema)}.states`] as const]
      : [],
  );
}

async function asked<T>(text: string | undefined, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = Connection.read(text);
  const client = new Client(connection.client);
  // A server that goes away later is reported by the query; without a listener it would end this program.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw unreachable(connection, sentenceOf(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The one sentence about a server that does not do what it is asked; never with the password. */
export function unreachable(connection: Connection, said: string): Problem {
  const unsafe = tlsRefusal(connection, said.split("\n")[0] ?? "");
  if (unsafe !== undefined) return unsafe;
  return new Problem(
    `PostgreSQL của trạng thái (${connection.place}) không dùng được: hãy kiểm tra máy chủ, tên và mật khẩu trong PG_CONN_STR rồi chạy lại; chưa thay đổi gì.`,
    `The PostgreSQL server of the states (${connection.place}) cannot be used: look at the server, and at the name and password in PG_CONN_STR, and run again; nothing was changed.`,
    said.split("\n")[0] ?? "",
  );
}
