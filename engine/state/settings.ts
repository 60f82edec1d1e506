import { resolve } from "node:path";

/** Where one stack's state is kept, as it is synthesised. */
export interface StateSettings {
  readonly stack: string;
  /** The stack's own folder below the synthesised output. */
  readonly folder: string;
  readonly place: StatePlace;
  /** Whether it is encrypted, and refused in the clear. */
  readonly encrypted: boolean;
}

export type StatePlace =
  { readonly type: "pg"; readonly schema: string } | { readonly type: "local"; readonly file: string };

/** The part of a stack's `cdk.tf.json` that says where its state is. */
export interface SynthesisedBackend {
  readonly terraform?: {
    readonly backend?: {
      readonly pg?: { readonly schema_name?: string };
      readonly local?: { readonly path?: string };
    };
    readonly encryption?: { readonly state?: unknown };
  };
}

/** @param folder the stack's own, which a local state's path is relative to */
export function settingsOf(stack: string, folder: string, { terraform }: SynthesisedBackend): StateSettings {
  const { pg, local } = terraform?.backend ?? {};
  const place: StatePlace =
    pg === undefined
      ? { type: "local", file: resolve(folder, local?.path ?? "terraform.tfstate") }
      : { type: "pg", schema: pg.schema_name ?? "terraform_remote_state" };
  return { stack, folder, place, encrypted: terraform?.encryption?.state !== undefined };
}
