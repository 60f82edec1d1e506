import type { Change } from "../../output/plan/changes";
import { isKept, isLoss } from "../../output/plan/resource-kinds";

/** What is read of a state. */
export interface State {
  readonly resources?: readonly {
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly status?: string; readonly index_key?: string | number }[];
  }[];
}

/** Whether a change would lose a thing that holds data or that everything of a cell hangs on. */
export function losesKept(change: Change): boolean {
  return isLoss(change) && isKept(change);
}

/** Addresses of volumes and networks that an engine which was killed had marked as broken. */
export function tainted(state: State | undefined): readonly string[] {
  return (state?.resources ?? [])
    .filter(isKept)
    .flatMap(({ type, name, instances }) =>
      instances
        .filter(({ status }) => status === "tainted")
        .map(({ index_key: key }) => `${type}.${name}${key === undefined ? "" : `[${JSON.stringify(key)}]`}`),
    );
}
