import { execFileSync } from "node:child_process";
import { dirname, resolve } from "node:path";
import type { FileTree, TreeEntry } from "../../registry/collect";
import { Problem } from "../support/problem";

const MAX_OUTPUT = 256 * 1024 * 1024;

/** A folder as it was at a revision. Paths are relative to the folder. */
export class RevisionTree implements FileTree {
  private readonly entries: readonly TreeEntry[];

  /**
   * @throws Problem when the folder is in no repository or the revision is not known there.
   */
  constructor(
    private readonly revision: string,
    private readonly folder: string,
  ) {
    requireRevision(revision, folder);
    const listing = git(folder, ["ls-tree", "-r", "-l", "-z", "--end-of-options", revision, "."]).toString(
      "utf8",
    );
    this.entries = listing.split("\0").flatMap((line) => {
      const parts = /^(\d+) \w+ [0-9a-f]+ +(\d+|-)\t(.*)$/s.exec(line);
      if (!parts) return [];
      const [, mode = "", size = "0", path = ""] = parts;
      const kind = mode.startsWith("100") ? "file" : mode === "120000" ? "link" : "other";
      return [{ path, kind, size: Number(size) || 0 } as const];
    });
  }

  list(folder: string): TreeEntry[] {
    const prefix = folder === "" || folder === "." ? "" : `${folder}/`;
    return this.entries.filter(({ path }) => path.startsWith(prefix));
  }

  stat(path: string): TreeEntry | null {
    const entry = this.entries.find((candidate) => candidate.path === path);
    if (entry) return entry;
    const isFolder = this.entries.some((candidate) => candidate.path.startsWith(`${path}/`));
    return isFolder ? { path, kind: "folder", size: 0 } : null;
  }

  read(path: string): Uint8Array {
    return git(this.folder, ["show", "--end-of-options", `${this.revision}:./${path}`]);
  }
}

/** The lines that differ from a revision, by file as `folder` and its parents name them. */
export class ChangedSince {
  private readonly files = new Map<string, [first: number, last: number][]>();

  /**
   * @throws Problem when the folder of `root` is in no repository or the revision is not known there.
   */
  constructor(revision: string, root: string) {
    const folder = dirname(resolve(root));
    requireRevision(revision, folder);
    const diff = git(folder, [
      "diff",
      "--unified=0",
      "--no-color",
      "--no-ext-diff",
      "--relative",
      "--end-of-options",
      revision,
      "--",
      ".",
    ]);
    let current: [number, number][] = [];
    for (const line of diff.toString("utf8").split("\n")) {
      const file = /^\+\+\+ "?b\/(.*?)"?$/.exec(line);
      const hunk = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line);
      if (file) this.files.set(resolve(folder, file[1] ?? ""), (current = []));
      else if (hunk) {
        const first = Number(hunk[1]);
        current.push([first, first + Math.max(1, Number(hunk[2] ?? 1)) - 1]);
      }
    }
  }

  isChangedFile(file: string): boolean {
    return this.files.has(resolve(file));
  }

  isChangedLine(file: string, line: number): boolean {
    return this.files.get(resolve(file))?.some(([first, last]) => first <= line && line <= last) ?? false;
  }
}

function requireRevision(revision: string, folder: string): void {
  try {
    git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  } catch {
    throw new Problem(
      `Không có bản "${revision}" trong kho git chứa ${folder}: hãy kiểm tra tên nhánh, hoặc tải lịch sử về (git fetch).`,
      `There is no revision "${revision}" in the git repository of ${folder}: check the branch's name, or fetch the history.`,
    );
  }
}

function git(folder: string, args: readonly string[]): Buffer {
  return execFileSync("git", ["-c", "core.quotepath=off", ...args], {
    cwd: folder,
    maxBuffer: MAX_OUTPUT,
    stdio: ["ignore", "pipe", "pipe"],
  });
}
