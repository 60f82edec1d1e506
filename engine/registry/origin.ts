import { execFileSync } from "node:child_process";

/** What git knows of the folder that a registry lies in. */
export interface Origin {
  /** As git names it, such as `git@github.com:so-gddt/truong-hoc.git`; null where there is none. */
  readonly remote: string | null;
  /** The folder within the repository, with a final slash; empty for the repository's own. */
  readonly folder: string;
  /** The last commit that touched the folder; null where there is none yet. */
  readonly last: { readonly commit: string; readonly day: string } | null;
}

/** Null where the folder is in no git repository. */
export function originOf(folder: string): Origin | null {
  const prefix = git(folder, ["rev-parse", "--show-prefix"]);
  if (prefix === null) return null;
  const last = git(folder, ["log", "-1", "--format=%h %cs", "--", "."]);
  const [commit = "", day = ""] = (last ?? "").split(" ");
  return {
    remote: git(folder, ["config", "--get", "remote.origin.url"]),
    folder: prefix,
    last: commit === "" ? null : { commit, day },
  };
}

function git(folder: string, args: readonly string[]): string | null {
  try {
    return execFileSync("git", args, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return null;
  }
}
