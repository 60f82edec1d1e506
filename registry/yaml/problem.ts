import type { Localized } from "../../language/localized";

/** Something wrong in a piece of YAML. `offset` counts from the beginning of that piece. */
export interface Problem {
  readonly rule: "registry/syntax" | "registry/schema" | "registry/include";
  readonly offset: number;
  readonly field: string | null;
  readonly found: string | null;
  readonly message: Localized;
  /** YAML to paste; null where only a person knows the answer. */
  readonly fix: string | null;
}
