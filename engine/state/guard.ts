import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readJson, writeJson } from "../support/json-file";
import { inTheClear, StateUnavailable } from "./unavailable";
import { headOf, type StateHead } from "./head";
import type { StatePlace, StateSettings } from "./settings";
import type { Workplace } from "../support/workplace";

/** Where the states of an environment were kept when this machine last worked with them. */
interface Kept {
  /** By stack. */
  readonly places: Readonly<Record<string, StatePlace>>;
}

function keptFile(place: Workplace): string {
  return place.file("state.json");
}

/** Where this machine's local state of a stack lies, or would lie. */
export function localFile(place: Workplace, stack: string): string {
  return join(place.states, `${stack}.tfstate`);
}

/**
 * Refuses to work with states that are not where, or not what, the environment says: planning would take every school
 * for new.
 *
 * @throws StateUnavailable that says what to do
 */
export function requireInPlace(
  place: Workplace,
  states: readonly StateSettings[],
  heads: ReadonlyMap<string, StateHead>,
): void {
  const leftHere = notMoved(place, states, heads);
  if (leftHere.length > 0) {
    throw new StateUnavailable(
      `Môi trường ${place.environment} giờ giữ trạng thái trong PostgreSQL, mà trạng thái của ${leftHere.join(", ")} còn trong tệp trên máy này: hãy chạy \`congtruong state migrate\` để chuyển; chưa thay đổi gì.`,
      `The environment ${place.environment} now keeps its states in PostgreSQL, and those of ${leftHere.join(", ")} are still files on this machine: run \`congtruong state migrate\` to move them; nothing was changed.`,
    );
  }
  if (leftInPg(place, states).size > 0) {
    throw new StateUnavailable(
      `Môi trường ${place.environment} giờ giữ trạng thái trên máy này, mà lần trước nó ở PostgreSQL: hãy đặt PG_CONN_STR rồi chạy \`congtruong state migrate\` để chuyển; chưa thay đổi gì.`,
      `The environment ${place.environment} now keeps its states on this machine, and kept them in PostgreSQL before: set PG_CONN_STR and run \`congtruong state migrate\` to move them; nothing was changed.`,
    );
  }
  const clear = states.filter(({ stack, encrypted }) => encrypted && heads.get(stack)?.encrypted === false);
  if (clear.length > 0) throw inTheClear(clear.map(({ stack }) => stack));
  const closed = states.filter(({ stack, encrypted }) => !encrypted && heads.get(stack)?.encrypted === true);
  if (closed.length > 0) {
    const list = closed.map(({ stack }) => stack).join(", ");
    throw new StateUnavailable(
      `Trạng thái của ${list} đang mã hoá mà môi trường không đòi: hãy đặt state.encrypted: true, hoặc chạy \`congtruong state migrate\` để bỏ mã hoá; chưa thay đổi gì.`,
      `The state of ${list} is encrypted and the environment does not want it so: set state.encrypted: true, or run \`congtruong state migrate\` to decrypt it; nothing was changed.`,
    );
  }
}

/** Remembers where the states are, once they are known to be there. */
export function rememberPlace(place: Workplace, states: readonly StateSettings[]): void {
  const kept: Kept = {
    places: Object.fromEntries(
      states.map(({ stack, place: where }) => [
        stack,
        // The checkout may move, and its files with it.
        where.type === "pg" ? where : { type: "local", file: `${stack}.tfstate` },
      ]),
    ),
  };
  const known = JSON.stringify(readJson<Kept>(keptFile(place)));
  if (known !== JSON.stringify(kept)) writeJson(keptFile(place), kept);
}

/** The stacks whose states are to be in `pg` and are files of this machine. */
export function notMoved(
  place: Workplace,
  states: readonly StateSettings[],
  heads: ReadonlyMap<string, StateHead>,
): readonly string[] {
  return states
    .filter(({ place: { type }, stack }) => {
      const file = localFile(place, stack);
      if (type !== "pg" || !existsSync(file)) return false;
      const here = headOf(readFileSync(file, "utf8"));
      return here?.filled === true && here.lineage !== heads.get(stack)?.lineage;
    })
    .map(({ stack }) => stack);
}

/** The schemas, by stack, of states that are to be files of this machine and were in `pg` when it last used them. */
export function leftInPg(
  place: Workplace,
  states: readonly StateSettings[],
): ReadonlyMap<string, StatePlace & { readonly type: "pg" }> {
  const kept = readJson<Kept>(keptFile(place))?.places ?? {};
  return new Map(
    states.flatMap(({ stack, place: { type } }) => {
      const before = kept[stack];
      return type === "local" && before?.type === "pg" ? [[stack, before] as const] : [];
    }),
  );
}
