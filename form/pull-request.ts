import type { Destination } from "./destination";
import type { Repository } from "./facts";

/**
 * GitHub answers 414 to addresses of more than about eight thousand characters; a Vietnamese letter takes nine of
 * them.
 */
export const MOST_URL = 7_500;

/** How a pull request is opened in the browser. */
export type PullRequest =
  | { readonly kind: "prefilled"; readonly url: string }
  /** The page of the file opens as it is; the entry has to be pasted. */
  | { readonly kind: "paste"; readonly url: string; readonly reason: "existing-file" | "too-long" };

/**
 * The address that offers the change to the repository. GitHub fills in a new file from its address
 * (`/new/<branch>?filename=…&value=…`), but not an existing one.
 *
 * @param title of the commit, which becomes the title of the pull request
 */
export function pullRequest(
  { url, branch, folder }: Repository,
  destination: Destination,
  title: string,
): PullRequest {
  const path = folder + destination.path;
  const escapedBranch = escaped(branch);
  if (destination.kind === "new-file") {
    const page = `${url}/new/${escapedBranch}`;
    const full = `${page}?${query({ filename: path, value: destination.text, message: title })}`;
    if (full.length <= MOST_URL) return { kind: "prefilled", url: full };
    return { kind: "paste", url: `${page}?${query({ filename: path, message: title })}`, reason: "too-long" };
  }
  const line = destination.kind === "insert" ? destination.line : destination.lines[0];
  return {
    kind: "paste",
    url: `${url}/edit/${escapedBranch}/${escaped(path)}#L${line}`,
    reason: "existing-file",
  };
}

/** `https://github.com/<owner>/<name>` from what git or a person calls a repository; null for what is none of GitHub's form. */
export function repositoryUrl(remote: string): string | null {
  const parts =
    /^(?:(?:https?|ssh):\/\/(?:[^@/]*@)?|[\w.-]+@)([\w.-]+)(?::\d+)?[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(
      remote.trim(),
    );
  return parts ? `https://${parts[1]}/${parts[2]}` : null;
}

/** Slashes between folders stay. */
function escaped(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

function query(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join("&");
}
