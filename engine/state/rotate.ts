import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import pMap from "p-map";
import { CITY_KEY } from "../../constructs/state/encryption";
import { readJson } from "../support/json-file";
import { asProblem, Problem } from "../support/problem";
import type { Reporter } from "../support/reporter";
import type { Engine } from "../toolchain/toolchain";
import type { Workplace } from "../support/workplace";
import { sameContent, StateAccess, type AccessConfiguration } from "./access";
import type { StateHead } from "./head";
import type { StateSettings } from "./settings";

/** Each is a few seconds of one core, deriving keys. */
const AT_A_TIME = 2;

/**
 * The name of the key that a state is encrypted under half-way. A key's name leads to what the passphrase is derived with,
 * so that OpenTofu cannot read one passphrase and write another under the same name: there are two steps, and one that
 * is cut off between them is recognised.
 */
const TRANSIT_KEY = "transit";

export interface RotateProps {
  readonly engine: Engine;
  readonly place: Workplace;
  readonly states: readonly StateSettings[];
  readonly heads: ReadonlyMap<string, StateHead>;
  readonly former: string;
  readonly next: string;
  readonly report: Reporter;
}

/** What became of one stack's state. */
export interface Handled {
  readonly stack: string;
  readonly outcome: "done" | "already" | "empty" | "failed";
  /** Why it failed. */
  readonly problem?: Problem;
}

/**
 * Encrypts every state under another passphrase. What fails fails alone; run again, it goes on where it was cut off, since
 * every state opens with one of the two.
 */
export async function rotate(props: RotateProps): Promise<readonly Handled[]> {
  const { engine, states, heads, report } = props;
  return pMap(
    states,
    async (settings): Promise<Handled> => {
      const { stack } = settings;
      if (!heads.has(stack) && !isCutOff(settings)) return { stack, outcome: "empty" };
      try {
        const outcome = await StateAccess.to(engine, settings, (access) =>
          rotateOne(access, settings, props),
        );
        // Plans are encrypted as states are, and those of the former passphrase serve nobody any more.
        rmSync(props.place.file(`plans/${stack}.tfplan`), { force: true });
        report.note(`${stack}: ${outcome === "done" ? "xong / done" : "đã đổi từ trước / done before"} ✓`);
        return { stack, outcome };
      } catch (error) {
        const problem = asProblem(error);
        report.note(`${stack}: ${problem.vi} / ${problem.en}`);
        return { stack, outcome: "failed", problem };
      }
    },
    { concurrency: AT_A_TIME },
  );
}

async function rotateOne(
  access: StateAccess,
  { stack, place }: StateSettings,
  { former, next }: RotateProps,
): Promise<"done" | "already"> {
  mend(place);
  const final: AccessConfiguration = { place, writes: { key: CITY_KEY, passphrase: next } };
  if ((await access.open(final)) !== "closed") {
    clear(place);
    return "already";
  }
  const toTransit: AccessConfiguration = {
    place,
    writes: { key: TRANSIT_KEY, passphrase: next },
    alsoReads: { key: CITY_KEY, passphrase: former },
  };
  const before = await access.open(toTransit);
  if (before === "closed") {
    throw new Problem(
      `Trạng thái của ngăn ${stack} không mở được bằng mật khẩu cũ lẫn mật khẩu mới: hãy kiểm tra cả hai rồi chạy lại; ngăn này chưa bị đụng tới.`,
      `The state of the stack ${stack} opens neither with the former passphrase nor with the new one: look at both and run again; this one was not touched.`,
    );
  }
  keepCopy(place);
  await access.write(toTransit, before);
  const fromTransit: AccessConfiguration = { ...final, alsoReads: { key: TRANSIT_KEY, passphrase: next } };
  const between = await access.open(fromTransit);
  if (between !== "closed") await access.write(fromTransit, between);
  const after = await access.open(final);
  if (after === "closed" || !sameContent(before, after)) {
    throw new Problem(
      `Trạng thái của ngăn ${stack} sau khi đổi mật khẩu không giống trước: hãy dừng lại, khôi phục từ bản sao lưu (docs/runbooks/state-restore.md).`,
      `The state of the stack ${stack} is not the same after its passphrase was changed: stop and restore it from the backup (docs/runbooks/state-restore.md).`,
    );
  }
  clear(place);
  return "done";
}

/** A row of PostgreSQL is replaced whole; a file is not, so that a copy stands beside it until its new one is read. */
function keepCopy(place: StateSettings["place"]): void {
  if (place.type === "local") copyFileSync(place.file, copyOf(place.file));
}

/** Puts back the copy of a file whose writing was cut off. */
function mend(place: StateSettings["place"]): void {
  if (place.type === "local" && existsSync(copyOf(place.file)) && readJson(place.file) === undefined) {
    renameSync(copyOf(place.file), place.file);
  }
}

/** What a file leaves beside it is encrypted under the former passphrase. */
function clear(place: StateSettings["place"]): void {
  if (place.type !== "local") return;
  for (const file of [copyOf(place.file), `${place.file}.backup`]) rmSync(file, { force: true });
}

function isCutOff({ place }: StateSettings): boolean {
  return place.type === "local" && existsSync(copyOf(place.file));
}

function copyOf(file: string): string {
  return `${file}.rotating`;
}
