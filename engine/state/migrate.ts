import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname } from "node:path";
import { CITY_KEY } from "../../constructs/state/seal";
import { asProblem, Problem } from "../problem";
import type { Report } from "../report";
import type { Engine } from "../toolchain";
import type { Workplace } from "../workplace";
import { isFilled, type OpenState, sameContent, type Seal, StateAccess, type Way } from "./access";
import { CONNECTION } from "./connection";
import { leftInPg, localFile, notMoved, rememberPlace } from "./guard";
import { headOf, type StateHead } from "./head";
import type { Handled } from "./rotate";
import type { StatePlace, StateSettings } from "./settings";
import { setSchemaAside, stateHeads } from "./store";

export interface MigrateProps {
  readonly engine: Engine;
  readonly place: Workplace;
  readonly states: readonly StateSettings[];
  /** Of the states where they are to be. */
  readonly heads: ReadonlyMap<string, StateHead>;
  /** Undefined where no state is sealed, neither before nor after. */
  readonly passphrase: string | undefined;
  readonly report: Report;
}

/** Where a state is now, and whether it is sealed there. */
interface Source {
  readonly place: StatePlace;
  readonly sealed: boolean;
}

/**
 * Brings every state to where the environment says it is kept, and seals or opens it as it says: between files of this
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
    if (head !== undefined) sources.set(stack, { place: where, sealed: head.sealed });
  }
  for (const stack of notMoved(place, states, heads)) {
    const file = localFile(place, stack);
    const sealed = headOf(readFileSync(file, "utf8"))?.sealed === true;
    sources.set(stack, { place: { type: "local", file }, sealed });
  }
  for (const { stack, place: where, sealed } of states) {
    const head = heads.get(stack);
    if (!sources.has(stack) && head !== undefined && head.sealed !== sealed) {
      sources.set(stack, { place: where, sealed: head.sealed });
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
  const seal = (sealed: boolean): Seal =>
    sealed ? { key: CITY_KEY, passphrase: props.passphrase ?? "" } : "clear";
  const from: Way = { place: source.place, writes: seal(source.sealed) };
  const to: Way = { place, writes: seal(settings.sealed) };
  const state = await opened(access, from, stack);
  const inPlace = JSON.stringify(source.place) === JSON.stringify(place);
  if (inPlace) {
    const copy = inPlaceCopy(place);
    await access.write({ ...to, alsoReads: seal(source.sealed) }, state);
    await requireSame(access, to, state, stack);
    copy.remove();
    return;
  }
  const head = props.heads.get(stack);
  const there =
    head === undefined ? undefined : await opened(access, { ...to, writes: seal(head.sealed) }, stack);
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

async function opened(access: StateAccess, way: Way, stack: string): Promise<OpenState> {
  const state = await access.open(way);
  if (state !== "closed") return state;
  throw new Problem(
    `Mật khẩu không mở được trạng thái của ngăn ${stack}: hãy đặt đúng TF_VAR_state_passphrase rồi chạy lại; ngăn này chưa bị đụng tới.`,
    `The passphrase does not open the state of the stack ${stack}: set the right TF_VAR_state_passphrase and run again; this one was not touched.`,
  );
}

async function requireSame(access: StateAccess, way: Way, state: OpenState, stack: string): Promise<void> {
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
    mkdirSync(dirname(aside), { recursive: true });
    renameSync(file, aside);
  }
}
