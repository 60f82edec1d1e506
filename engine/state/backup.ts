import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { run } from "../support/command";
import { Problem } from "../support/problem";
import { inTheClear } from "./unavailable";
import { Connection } from "./connection";
import type { StateHead } from "./head";
import type { StateSettings } from "./settings";
import { stateHeads, stateSchemas } from "./store";
import { requireWritable } from "../support/output-file";

/**
 * Writes all states of a server into one file, as PostgreSQL keeps them: encrypted states stay encrypted. (What OpenTofu
 * pulls is in the clear.) The whole database is taken: the numbers that states are locked by are unique in it, and
 * their counter has to come along.
 *
 * @param connection the server's string
 * @param file must not exist
 * @returns what is in the backup, by stack
 * @throws Problem when a state that should be encrypted is not, or `pg_dump` fails; there is no half file then
 */
export async function backup(
  states: readonly StateSettings[],
  connection: string | undefined,
  file: string,
): Promise<ReadonlyMap<string, StateHead>> {
  requirePg(states);
  const server = Connection.read(connection);
  if (existsSync(file)) {
    throw new Problem(
      `Tệp ${file} đã có: không ghi đè bản sao lưu, hãy chọn tên khác.`,
      `The file ${file} exists: a backup is never overwritten; choose another name.`,
    );
  }
  requireWritable(file);
  const heads = await stateHeads(states, connection);
  const clear = states.filter(({ stack, encrypted }) => encrypted && heads.get(stack)?.encrypted === false);
  if (clear.length > 0) throw inTheClear(clear.map(({ stack }) => stack));
  const half = `${file}.half`;
  try {
    writeFileSync(half, "", { mode: 0o600 });
    await run(
      { vi: "sao lưu trạng thái", en: "back up the states" },
      "pg_dump",
      ["--format=custom", "--no-owner", "--no-privileges", "--no-password", `--file=${half}`],
      { env: server.environment() },
    );
    const contents = await run({ vi: "đọc lại bản sao lưu", en: "read the backup" }, "pg_restore", [
      "--list",
      half,
    ]);
    for (const { stack, place } of states) {
      if (
        place.type === "pg" &&
        heads.has(stack) &&
        !contents.includes(`TABLE DATA ${place.schema} states`)
      ) {
        throw new Problem(
          `Bản sao lưu thiếu trạng thái của ngăn ${stack}: người dùng PostgreSQL phải đọc được mọi schema; chưa có tệp nào được ghi.`,
          `The backup lacks the state of the stack ${stack}: the PostgreSQL user has to read all schemas; no file was written.`,
        );
      }
    }
    renameSync(half, file);
  } finally {
    rmSync(half, { force: true });
  }
  return heads;
}

/**
 * Brings a backup's states into an empty database.
 *
 * @returns what is in the database then, by stack
 * @throws Problem when the database holds states already, or `pg_restore` fails; the database is as it was then
 */
export async function restore(
  states: readonly StateSettings[],
  connection: string | undefined,
  file: string,
): Promise<ReadonlyMap<string, StateHead>> {
  requirePg(states);
  const server = Connection.read(connection);
  const present = await stateSchemas(connection);
  if (present.length > 0) {
    const list = present.slice(0, 3).join(", ") + (present.length > 3 ? ", …" : "");
    throw new Problem(
      `Cơ sở dữ liệu ${server.place} đã có trạng thái (${list}): không ghi đè. Hãy tạo cơ sở dữ liệu trống và trỏ PG_CONN_STR tới đó (docs/runbooks/state-restore.md).`,
      `The database ${server.place} holds states already (${list}): they are not overwritten. Make an empty database and point PG_CONN_STR at it (docs/runbooks/state-restore.md).`,
    );
  }
  const environment = server.environment();
  await run(
    { vi: "khôi phục trạng thái", en: "restore the states" },
    "pg_restore",
    [
      ...["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-password"],
      ...[`--dbname=${environment["PGDATABASE"] ?? ""}`, file],
    ],
    { env: environment },
  );
  return stateHeads(states, connection);
}

function requirePg(states: readonly StateSettings[]): void {
  if (states.every(({ place }) => place.type === "pg")) return;
  throw new Problem(
    "Môi trường này giữ trạng thái trong tệp trên máy: sao lưu bằng cách chép thư mục .congtruong/<môi trường>/state khi không có lần chạy nào; lệnh này dành cho PostgreSQL.",
    "This environment keeps its states in files of this machine: back up by copying the folder .congtruong/<environment>/state while nothing runs; this command is for PostgreSQL.",
  );
}
