import { createHash } from "node:crypto";

/** What can be read of a state without its passphrase. */
export interface StateHead {
  /** Counts its versions. */
  readonly serial: number;
  /** Of one state for its whole life: two that differ here are of different things. */
  readonly lineage: string;
  readonly encrypted: boolean;
  /** Names of the key providers that encrypted it, such as `key_provider.pbkdf2.city`; none where it is in the clear. */
  readonly keys: readonly string[];
  /** Whether anything stands in it; always taken for true of an encrypted one. */
  readonly filled: boolean;
  /** Of its bytes. */
  readonly digest: string;
}

/** @returns undefined where the text is no state: cut off in the middle, or something else */
export function headOf(text: string): StateHead | undefined {
  let state: {
    readonly serial?: unknown;
    readonly lineage?: unknown;
    readonly meta?: Readonly<Record<string, unknown>>;
    readonly encrypted_data?: unknown;
    readonly resources?: readonly unknown[];
    readonly outputs?: Readonly<Record<string, unknown>>;
  };
  try {
    state = JSON.parse(text) as typeof state;
  } catch {
    return undefined;
  }
  if (typeof state !== "object" || state === null || typeof state.lineage !== "string") return undefined;
  const encrypted = state.encrypted_data !== undefined;
  return {
    serial: typeof state.serial === "number" ? state.serial : 0,
    lineage: state.lineage,
    encrypted,
    keys: Object.keys(state.meta ?? {}).sort(),
    filled: encrypted || (state.resources ?? []).length + Object.keys(state.outputs ?? {}).length > 0,
    digest: createHash("sha256").update(text).digest("hex").slice(0, 32),
  };
}
