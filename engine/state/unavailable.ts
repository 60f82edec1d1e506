import { Problem } from "../support/problem";
import { Connection, CONNECTION } from "./connection";
import { PASSPHRASE } from "./passphrase";
import type { StateSettings } from "./settings";
import { type Holder, lockHolders, unreachable } from "./store";

/** No state can be worked with as things are, so that going on with the next stack makes no sense. */
export class StateUnavailable extends Problem {}

/** The passphrase does not open a state. */
export class WrongPassphrase extends StateUnavailable {}

/** What the engine's own words about a state mean: one sentence in place of its stack of diagnostics. */
interface Meaning {
  readonly pattern: RegExp;
  problem(stack: string): Problem;
}

const MEANINGS: readonly Meaning[] = [
  {
    pattern: /message authentication failed|decryption failed for all provided methods/i,
    problem: (stack) =>
      new WrongPassphrase(
        `Mật khẩu trong ${PASSPHRASE} không mở được trạng thái của ngăn ${stack}: hãy đặt đúng mật khẩu hiện hành (nếu đang đổi mật khẩu, chạy tiếp \`congtruong state rotate\`) rồi chạy lại; chưa thay đổi gì.`,
        `The passphrase in ${PASSPHRASE} does not open the state of the stack ${stack}: set the present one (where it is being changed, go on with \`congtruong state rotate\`) and run again; nothing was changed.`,
      ),
  },
  {
    pattern: /passphrase is too short/i,
    problem: () =>
      new StateUnavailable(
        `Mật khẩu trong ${PASSPHRASE} quá ngắn: phải từ 16 ký tự.`,
        `The passphrase in ${PASSPHRASE} is too short: it takes 16 characters or more.`,
      ),
  },
  {
    pattern: /var\.state_passphrase/,
    problem: () =>
      new StateUnavailable(
        `Trạng thái được mã hoá mà biến ${PASSPHRASE} chưa có: hãy đặt rồi chạy lại.`,
        `The state is encrypted and ${PASSPHRASE} is not set: set it and run again.`,
      ),
  },
  {
    pattern: /unencrypted payload without unencrypted method/i,
    problem: (stack) => inTheClear([stack]),
  },
  {
    pattern: /saved plan is stale/i,
    problem: (stack) =>
      new Problem(
        `Trạng thái của ngăn ${stack} đã đổi từ khi lập kế hoạch (một lần chạy khác vừa áp dụng): hãy chạy lại để có kế hoạch mới.`,
        `The state of the stack ${stack} has changed since it was planned (another run has applied): run again for a new plan.`,
      ),
  },
];

/** The engine refused because of a stack's state. @returns undefined where its words are about something else */
export async function stateRefusal(settings: StateSettings, words: string): Promise<Problem | undefined> {
  // Where it prints for people, lines are broken and framed.
  const said = words.replaceAll(/[\s│╷╵]+/g, " ");
  if (/acquiring the state lock|failed to lock state/i.test(said)) return locked(settings);
  const meaning = MEANINGS.find(({ pattern }) => pattern.test(said));
  if (meaning !== undefined) return meaning.problem(settings.stack);
  if (settings.place.type === "pg" && /\bpq: |dial (tcp|unix) .*(connect|lookup|timeout)/.test(said)) {
    const [line] = /(\bpq: |dial ).{0,160}/.exec(said) ?? [""];
    return unreachable(Connection.read(process.env[CONNECTION]), line);
  }
  return undefined;
}

/**
 * Another run holds the lock. OpenTofu's own words name the run that was refused and not the one that holds it, so
 * PostgreSQL is asked.
 */
async function locked(settings: StateSettings): Promise<Problem> {
  const { stack } = settings;
  const holders = await lockHolders([settings], process.env[CONNECTION]).catch(() => []);
  const [holder] = holders;
  if (holder === undefined) {
    return new Problem(
      `Một lần chạy khác đang làm việc với ngăn ${stack}: hãy đợi nó xong rồi chạy lại.`,
      `Another run is at work on the stack ${stack}: wait until it is done and run again.`,
    );
  }
  return new Problem(
    `Một lần chạy khác đang làm việc với ngăn ${stack}: ${called(holder, "từ máy")}. Hãy hỏi người đó, đợi xong rồi chạy lại; nếu máy đó đã hỏng, khoá tự mở sau hai phút.`,
    `Another run is at work on the stack ${stack}: ${called(holder, "from")}. Ask its owner, wait until it is done and run again; if that machine is dead, the lock opens by itself within two minutes.`,
  );
}

/** `congtruong cell-01 lan@runner-2 4711, from 10.0.0.7, since 14:02:10Z` */
function called({ name, address, since, pid }: Holder, from: string): string {
  const began = `${since.toISOString().slice(11, 19)}Z`;
  return `${name === "" ? `PostgreSQL pid ${pid}` : name}${address === null ? "" : `, ${from} ${address}`}, ${began}`;
}

export function inTheClear(stacks: readonly string[]): StateUnavailable {
  const list = stacks.join(", ");
  return new StateUnavailable(
    `Trạng thái của ${list} chưa mã hoá mà môi trường đòi mã hoá: bị từ chối, chưa thay đổi gì; hãy chạy \`congtruong state migrate\` để mã hoá.`,
    `The state of ${list} is in the clear and the environment wants it encrypted: it is refused and nothing was changed; run \`congtruong state migrate\` to encrypt it.`,
  );
}
