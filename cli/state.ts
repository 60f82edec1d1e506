import { resolve } from "node:path";
import type { Command } from "commander";
import { AppliedRecord } from "../engine/state/applied";
import { handleInterrupts } from "../engine/support/interrupts";
import { stderrReporter } from "../engine/support/stderr-reporter";
import { Problem } from "../engine/support/problem";
import { fail } from "../engine/support/progress";
import { Runner } from "../engine/opentofu/runner";
import { backup, restore } from "../engine/state/backup";
import { Connection, CONNECTION } from "../engine/state/connection";
import type { StateHead } from "../engine/state/head";
import { migrate } from "../engine/state/migrate";
import { NEXT_PASSPHRASE, PASSPHRASE, requirePassphrase } from "../engine/state/passphrase";
import { type Handled, rotate } from "../engine/state/rotate";
import type { StateSettings } from "../engine/state/settings";
import { type Holder, lockHolders, stateHeads } from "../engine/state/store";
import { loadProject } from "../engine/registry/project";
import { synthesise } from "../engine/opentofu/synth";
import { type Engine, engineFor } from "../engine/toolchain/toolchain";
import { withLock } from "../engine/support/lock";
import { workplace, type Workplace } from "../engine/support/workplace";
import type { Environment } from "../environments/environment";
import { handledAsText, statesAsText } from "../output/plan/state/render";
import { ROOT } from "../engine/support/root";

/** `congtruong state …`: the states themselves, their key and their copies. Nothing of a school is changed by it. */
export function registerState(program: Command): void {
  const state = program
    .command("state")
    .description("trạng thái: xem, đổi mật khẩu, sao lưu / states: look, change the passphrase, back up");

  state
    .command("status")
    .description("trạng thái của từng ngăn, và ai đang giữ khoá / each stack's state, and who holds its lock")
    .action(() => doing(status));

  state
    .command("rotate")
    .description(
      `đổi mật khẩu mọi trạng thái: cũ ở ${PASSPHRASE}, mới ở ${NEXT_PASSPHRASE} / change the passphrase of all states: the former in ${PASSPHRASE}, the new one in ${NEXT_PASSPHRASE}`,
    )
    .action(() => doing(changeKey));

  state
    .command("backup")
    .argument("<file>", "tệp sẽ được ghi / the file to write")
    .description("sao lưu mọi trạng thái, vẫn mã hoá / back up all states, still encrypted")
    .action((file: string) => doing((desk) => save(desk, resolve(file))));

  state
    .command("restore")
    .argument("<file>", "bản sao lưu / the backup")
    .description("khôi phục vào cơ sở dữ liệu trống / restore into an empty database")
    .action((file: string) => doing((desk) => bringBack(desk, resolve(file))));

  state
    .command("migrate")
    .description(
      "chuyển trạng thái tới nơi môi trường chỉ, và mã hoá như nó đòi / move states to where the environment keeps them, encrypted as it says",
    )
    .action(() => doing(move));
}

/** What every verb here works with. */
interface Desk {
  readonly environment: Environment;
  readonly place: Workplace;
  readonly states: readonly StateSettings[];
  readonly engine: Engine;
}

const report = stderrReporter();

async function doing(work: (desk: Desk) => Promise<number>): Promise<void> {
  try {
    handleInterrupts(`npx congtruong ${process.argv.slice(2, 4).join(" ")}`);
    const { environment } = loadProject(ROOT);
    if (environment.state.backend === "pg") requireConnection(environment);
    const place = workplace(ROOT, environment.name);
    process.exitCode = await withLock(place, async () => {
      const engine = await engineFor(ROOT, environment, report);
      await synthesise(place);
      return work({ environment, place, engine, states: new Runner(engine, place).states() });
    });
  } catch (error) {
    fail(error);
  }
}

function requireConnection({ name }: Environment): void {
  if ((process.env[CONNECTION] ?? "") !== "") {
    Connection.read(process.env[CONNECTION]);
    return;
  }
  throw new Problem(
    `Môi trường ${name} giữ trạng thái trong PostgreSQL mà biến ${CONNECTION} chưa có: hãy đặt rồi chạy lại.`,
    `The environment ${name} keeps its states in PostgreSQL and ${CONNECTION} is not set: set it and run again.`,
  );
}

async function status({ states }: Desk): Promise<number> {
  const connection = process.env[CONNECTION];
  show(states, await stateHeads(states, connection), await lockHolders(states, connection));
  return 0;
}

async function changeKey({ engine, place, states }: Desk): Promise<number> {
  const former = requirePassphrase(PASSPHRASE, process.env[PASSPHRASE]);
  const next = requirePassphrase(NEXT_PASSPHRASE, process.env[NEXT_PASSPHRASE]);
  if (former === next) {
    throw new Problem(
      `${NEXT_PASSPHRASE} giống ${PASSPHRASE}: hãy đặt mật khẩu mới rồi chạy lại.`,
      `${NEXT_PASSPHRASE} is the same as ${PASSPHRASE}: set the new passphrase and run again.`,
    );
  }
  const open = states.filter(({ encrypted }) => !encrypted);
  if (open.length > 0) {
    throw new Problem(
      "Môi trường này không mã hoá trạng thái: không có mật khẩu nào để đổi.",
      "This environment does not encrypt its states: there is no passphrase to change.",
    );
  }
  const heads = await stateHeads(states, process.env[CONNECTION]);
  return account(await rotate({ engine, place, states, heads, former, next, report }));
}

async function move({ engine, place, states, environment }: Desk): Promise<number> {
  const connection = process.env[CONNECTION];
  const heads = await stateHeads(states, connection);
  const encrypted = environment.state.encrypted || [...heads.values()].some((head) => head.encrypted);
  const passphrase = encrypted ? requirePassphrase(PASSPHRASE, process.env[PASSPHRASE]) : undefined;
  return account(await migrate({ engine, place, states, heads, passphrase, report }));
}

async function save({ states }: Desk, file: string): Promise<number> {
  const heads = await backup(states, process.env[CONNECTION], file);
  show(states, heads, []);
  process.stdout.write(`✓ ${file}\n`);
  return 0;
}

async function bringBack({ states, place }: Desk, file: string): Promise<number> {
  const heads = await restore(states, process.env[CONNECTION], file);
  show(states, heads, []);
  const record = new AppliedRecord(place);
  const older = states.filter(({ stack }) => record.isOfAnotherState(stack, heads.get(stack)?.digest));
  if (older.length > 0) {
    const list = older.map(({ stack }) => stack).join(", ");
    process.stdout.write(
      `! ${list}: khác với lần áp dụng cuối trên máy này, bản sao lưu cũ hơn / not what this machine last applied: the backup is older\n`,
    );
  }
  process.stdout.write(
    "Tiếp theo: `npx congtruong plan` phải không có gì để làm / next: `npx congtruong plan` has to find nothing to do\n",
  );
  return 0;
}

function show(
  states: readonly StateSettings[],
  heads: ReadonlyMap<string, StateHead>,
  holders: readonly Holder[],
): void {
  process.stdout.write(
    statesAsText(
      states.map(({ stack, place }) => ({
        stack,
        where: place.type === "pg" ? place.schema : "tệp / file",
        head: heads.get(stack) ?? null,
        holders: holders
          .filter((holder) => holder.stack === stack)
          .map(
            ({ name, address, pid }) =>
              `${name === "" ? `pid ${pid}` : name}${address === null ? "" : ` (${address})`}`,
          ),
      })),
    ),
  );
}

/** Says what became of every stack. @returns the exit status */
function account(handled: readonly Handled[]): number {
  process.stdout.write(
    handledAsText(
      handled.map(({ stack, outcome, problem }) => ({
        stack,
        outcome,
        reason: problem === undefined ? null : { vi: problem.vi, en: problem.en },
      })),
    ),
  );
  return handled.some(({ outcome }) => outcome === "failed") ? 1 : 0;
}
