import { join } from "node:path";
import { makeFolder } from "./make-folder";

/** What the platform keeps on this machine, all of it below `.congtruong/` (git ignores it). */
export interface Workplace {
  /** The repository's folder. */
  readonly root: string;
  /** The environment's name. */
  readonly environment: string;
  /** `.congtruong/<environment>` */
  readonly folder: string;
  /** Where this environment is synthesised. The sandbox shares `cdktf.out` with `npx cdktf`. */
  readonly synthesised: string;
  /** Where each stack's local state lies, as `<stack>.tfstate`. */
  readonly states: string;
  /** A path below `folder`. */
  file(name: string): string;
}

export function workplace(root: string, environment: string): Workplace {
  const folder = join(root, ".congtruong", environment);
  makeFolder(folder);
  return {
    root,
    environment,
    folder,
    // Beside cdktf.out and not below .congtruong, because stacks name their state relative to their own folder.
    synthesised: join(root, environment === "sandbox" ? "cdktf.out" : `cdktf.out.${environment}`),
    states: join(folder, "state"),
    file: (name) => join(folder, name),
  };
}

/** Where engines and providers are kept, shared by all environments. */
export function toolchainFolder(root: string): string {
  return join(root, ".congtruong", "toolchain");
}
