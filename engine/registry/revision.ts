import { execFileSync } from "node:child_process";
import { basename, dirname, join } from "node:path";
import { collectFiles } from "../../registry/collect";
import { loadRegistry, type EntryCache } from "../../registry/load";
import type { Registry } from "../../registry/registry";
import { RevisionTree } from "./git";

/** A registry's folder as it was at a revision. */
export class RegistryRevision {
  private readonly tree: RevisionTree;

  /**
   * @param root path of the registry's root file as it is now
   * @throws Problem when the root's folder is in no repository or the revision is not known there
   */
  constructor(
    readonly revision: string,
    private readonly root: string,
  ) {
    this.tree = new RevisionTree(revision, dirname(root));
  }

  /** The registry; null when there was none. Findings name files by the paths that they have now. */
  registry(options: { readonly cache?: EntryCache } = {}): Registry | null {
    if (!this.tree.stat(basename(this.root))) return null;
    const show = (inner: string) => join(dirname(this.root), inner).replaceAll("\\", "/");
    const { files, findings } = collectFiles(this.tree, basename(this.root), show);
    return loadRegistry(files, { findings, ...options });
  }

  /** The text of a file beside the root; null when there was none. */
  text(name: string): string | null {
    return this.tree.stat(name)?.kind === "file" ? Buffer.from(this.tree.read(name)).toString("utf8") : null;
  }
}

/**
 * The commit from which the work in `folder` and `revision` went different ways, so that what others merged into
 * `revision` since then does not look like something that this work takes away. The commit of `revision` itself
 * where the history does not tell, as in a shallow clone.
 *
 * @throws Problem when the folder is in no repository or the revision is not known there
 */
export function forkPoint(revision: string, folder: string): string {
  new RevisionTree(revision, folder);
  const commit = git(folder, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  ]);
  try {
    return git(folder, ["merge-base", commit, "HEAD"]);
  } catch {
    return commit;
  }
}

function git(folder: string, args: readonly string[]): string {
  return execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })
    .trim()
    .split("\n")[0] as string;
}
