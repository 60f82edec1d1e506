import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname } from "node:path";
import { CITY_KEY } from "../../constructs/state/encryption";
import { asProblem, Problem } from "../support/problem";
import type { Reporter } from "../support/reporter";
import type { Engine } from "../toolchain/toolchain";
import type { Workplace } from "../support/workplace";
import {
  isFilled,
  type OpenState,
  sameContent,
  type Encryption,
  StateAccess,
  type AccessConfiguration,
} from "./access";
import { CONNECTION } from "./connection";
import { leftInPg, localFile, notMoved, rememberPlace } from "./guard";
import { headOf, type StateHead } from "./head";
import type { Handled } from "./rotate";
import type { StatePlace, StateSettings } from "./settings";
import { setSchemaAside, stateHeads } from "./store";
import { makeFolder } from "../support/make-folder";

export interface MigrateProps {
  readonly engine: Engine;
  readonly place: Workplace;
  readonly states: readonly StateSettings[];
  /** Of the states where they are to be. */
  readonly heads: ReadonlyMap<string, StateHead>;
  /** Undefined where no state is encrypted, neither before nor after. */
  readonly passphrase: string | undefined;
  readonly report: Reporter;
}

/** Where a state is now, and whether it is encrypted there. */
interface Source {
  readonly place: StatePlace;
  readonly encrypted: boolean;
}

/**
 * Brings every state to where the environment says it is kept, and encrypts or decrypts it as it says: between files of this
 * machine and `pg`, and in place. Each is read back before its source is put aside, never deleted; what fails fails
 * alone, and run again it goes on.
 */
export async function migrate(props: MigrateProps): Promise<readonly Handled[]> {
  const { engine, place, states, report } = props;
  const sources = await sourcesOf(props);
  const handled: Handled[] = [];
  for (const settings of states) {
    const { stack } = settings;
    const source = sources.get(stack);
    if (source === undefined) {
      handled.push({ stack, outcome: props.heads.has(stack) ? "already" : "empty" });
      continue;
    }
    try {
      await StateAccess.to(engine, settings, (access) => move(access, settings, source, props));
      handled.push({ stack, outcome: "done" });
      report.note(`${stack}: xong / done ✓`);
    } catch (error) {
      const problem = asProblem(error);
      handled.push({ stack, outcome: "failed", problem });
      report.note(`${stack}: ${problem.vi} / ${problem.en}`);
    }
  }
  // Only then is the new place the known one: until all are there, planning is refused.
  if (handled.every(({ outcome }) => outcome !== "failed")) rememberPlace(place, states);
  return handled;
}

async function sourcesOf({ place, states, heads }: MigrateProps): Promise<ReadonlyMap<string, Source>> {
  const sources = new Map<string, Source>();
  const inPg = leftInPg(place, states);
  const remote = states.flatMap((settings) => {
    const where = inPg.get(settings.stack);
    return where === undefined ? [] : [{ ...settings, place: where }];
  });
  const remoteHeads = await stateHeads(remote, process.env[CONNECTION]);
  for (const { stack, place: where } of remote) {
    const head = remoteHeads.get(stack);
    if (head !== undefined) sources.set(stack, { place: where, encrypted: head.encrypted });
  }
  for (const stack of notMoved(place, states, heads)) {
    const file = localFile(place, stack);
    const encrypted = headOf(readFileSync(file, "utf8"))?.encrypted === true;
    sources.set(stack, { place: { type: "local", file }, encrypted });
  }
  for (const { stack, place: where, encrypted } of states) {
    const head = heads.get(stack);
    if (!sources.has(stack) && head !== undefined && head.encrypted !== encrypted) {
      sources.set(stack, { place: where, encrypted: head.encrypted });
    }
  }
  return sources;
}

async function move(
  access: StateAccess,
  settings: StateSettings,
  source: Source,
  props: MigrateProps,
): Promise<void> {
  const { stack, place } = settings;
  const encryption = (encrypted: boolean): Encryption =>
    encrypted ? { key: CITY_KEY, passphrase: props.passphrase ?? "" } : "clear";
  const from: AccessConfiguration = { place: source.place, writes: encryption(source.encrypted) };
  const to: AccessConfiguration = { place, writes: encryption(settings.encrypted) };
  const state = await opened(access, from, stack);
  const inPlace = JSON.stringify(source.place) === JSON.stringify(place);
  if (inPlace) {
    const copy = inPlaceCopy(place);
    await access.write({ ...to, alsoReads: encryption(source.encrypted) }, state);
    await requireSame(access, to, state, stack);
    copy.remove();
    return;
  }
  const head = props.heads.get(stack);
  const there =
    head === undefined
      ? undefined
      : await opened(access, { ...to, writes: encryption(head.encrypted) }, stack);
  if (there !== undefined && isFilled(there) && there.lineage !== state.lineage) {
    throw new Problem(
      `Ngăn ${stack} đã có một trạng thái khác ở nơi mới: không ghi đè; hãy xem docs/state.md, mục "Two states of one stack".`,
      `The stack ${stack} already has another state in the new place: it is not overwritten; see docs/state.md, "Two states of one stack".`,
    );
  }
  const over = there?.lineage !== state.lineage;
  await access.write(to, state, over);
  // Into an empty place OpenTofu writes a state as a new one, of a lineage of its own; over that it keeps the lineage.
  if (over) await access.write(to, state, over);
  await requireSame(access, to, state, stack);
  await setAside(source.place, props.place);
}

async function opened(access: StateAccess, way: AccessConfiguration, stack: string): Promise<OpenState> {
  const state = await access.open(way);
  if (state !== "closed") return state;
  throw new Problem(
    `Mật khẩu không mở được trạng thái của ngăn ${stack}: hãy đặt đúng TF_VAR_state_passphrase rồi chạy lại; ngăn này chưa bị đụng tới.`,
    `The passphrase does not open the state of the stack ${stack}: set the right TF_VAR_state_passphrase and run again; this one was not touched.`,
  );
}

async function requireSame(
  access: StateAccess,
  way: AccessConfiguration,
  state: OpenState,
  stack: string,
): Promise<void> {
  const moved = await access.open(way);
  if (moved !== "closed" && sameContent(moved, state)) return;
  throw new Problem(
    `Trạng thái của ngăn ${stack} ở nơi mới không giống bản gốc: bản gốc được giữ nguyên, hãy chạy lại.`,
    `The state of the stack ${stack} in the new place is not what the original is: the original is kept as it was; run again.`,
  );
}

/** A file's other writing must not cost it: a copy stands beside it until the new one is read, and then goes too. */
function inPlaceCopy(place: StatePlace): { remove(): void } {
  if (place.type === "pg") return { remove: () => undefined };
  const copy = `${place.file}.migrating`;
  copyFileSync(place.file, copy);
  return {
    remove: () => {
      for (const file of [copy, `${place.file}.backup`]) rmSync(file, { force: true });
    },
  };
}

async function setAside(source: StatePlace, place: Workplace): Promise<void> {
  if (source.type === "pg") {
    await setSchemaAside(process.env[CONNECTION], source.schema);
    return;
  }
  for (const file of [source.file, `${source.file}.backup`].filter((each) => existsSync(each))) {
    const aside = place.file(`state-moved/${basename(file)}`);
    makeFolder(dirname(aside));
    renameSync(file, aside);
  }
}
