import picomatch from "picomatch/posix";
import type { Localized } from "../language/localized";
import type { Finding, Place } from "./finding";
import { includesOf } from "./load";
import type { SourceFile } from "./source";
import { isStaffFile, staffFileOf } from "./staff-files";

/** A folder of files, on a disk or in a revision of git. Paths use `/` and are relative to the registry's folder. */
export interface FileTree {
  /** Everything below `folder` that is no folder itself, links unfollowed; empty when there is no such folder. */
  list(folder: string): readonly TreeEntry[];
  /** What `path` is, or null when there is nothing. */
  stat(path: string): TreeEntry | null;
  read(path: string): Uint8Array;
}

export interface TreeEntry {
  readonly path: string;
  /** `other` is a device, a pipe or a socket. */
  readonly kind: "file" | "folder" | "link" | "other";
  /** Bytes. */
  readonly size: number;
}

/** Files of a registry, and what was wrong with naming them. */
export interface Collected {
  readonly files: readonly SourceFile[];
  readonly findings: readonly Finding[];
}

/** Ten times a city of 10,000 units in one file. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;
export const MAX_TOTAL_BYTES = 64 * 1024 * 1024;

/** The file beside the root that names the exemptions. */
export const WAIVERS_FILE = "waivers.yaml";

/**
 * Gathers the root, the files it includes, the files of people beside them, and the waivers.
 * An include that leaves the folder, is a link, is no file or matches nothing becomes a finding at its line.
 *
 * @param rootName The root's name within the tree, such as `schools.yaml`.
 * @param show How findings name a path of the tree.
 */
export function collectFiles(tree: FileTree, rootName: string, show: (path: string) => string): Collected {
  let budget = MAX_TOTAL_BYTES;
  const findings: Finding[] = [];
  const take = (entry: TreeEntry, role: SourceFile["role"]): SourceFile => {
    const path = show(entry.path);
    const refused = entry.kind === "file" ? tooLarge(entry, budget) : NO_FILE;
    if (refused) return { path, role, content: "", refused };
    budget -= entry.size;
    return { path, role, content: tree.read(entry.path) };
  };

  const root = take(tree.stat(rootName) ?? { path: rootName, kind: "other", size: 0 }, "root");
  const taken = new Map<string, SourceFile>();
  // One whose units' file is gone is read too, so that its people are missed by somebody.
  const staffPaths = new Set([staffFileOf(rootName)]);
  for (const { pattern, place } of includesOf(root)) {
    const report = (message: Localized) => findings.push(includeFinding(pattern, place, message));
    const outside = leavesFolder(pattern);
    if (outside) {
      report(outside);
      continue;
    }
    const { matches, problem } = matching(tree, pattern.replace(/^(?:\.\/)+/, ""));
    if (problem) report(problem);
    for (const entry of matches) {
      if (taken.has(entry.path)) continue;
      if (isStaffFile(entry.path)) {
        staffPaths.add(entry.path);
        continue;
      }
      if (entry.path === rootName || entry.path === WAIVERS_FILE) report(notItself(entry.path));
      else if (entry.kind === "link") report(isLink(entry.path));
      else taken.set(entry.path, take(entry, "units"));
    }
  }
  const waivers = tree.stat(WAIVERS_FILE);
  const included = [...taken.keys()].sort().map((path) => taken.get(path) as SourceFile);
  for (const path of taken.keys()) staffPaths.add(staffFileOf(path));
  const staff = [...staffPaths]
    .sort()
    .map((path) => tree.stat(path))
    .filter((entry) => entry !== null)
    .map((entry) => take(entry, "staff"));
  return { files: [root, ...included, ...staff, ...(waivers ? [take(waivers, "waivers")] : [])], findings };
}

function matching(tree: FileTree, pattern: string): { matches: TreeEntry[]; problem: Localized | null } {
  const { base, isGlob } = picomatch.scan(pattern);
  const linked = linkOnTheWay(tree, isGlob ? base : pattern);
  if (linked) return { matches: [], problem: isLink(linked) };
  if (!isGlob) {
    const entry = tree.stat(pattern);
    if (!entry) return { matches: [], problem: matchesNothing(pattern) };
    if (entry.kind === "folder") return { matches: [], problem: isFolder(pattern) };
    return { matches: [entry], problem: null };
  }
  const isMatch = picomatch(pattern);
  const matches = tree.list(base).filter(({ path }) => isMatch(path));
  return { matches, problem: matches.length === 0 ? matchesNothing(pattern) : null };
}

/** The first part of the path that is a link. */
function linkOnTheWay(tree: FileTree, path: string): string | null {
  const steps = path.split("/").filter((step) => step !== "" && step !== ".");
  const parents = steps.map((_, index) => steps.slice(0, index + 1).join("/"));
  return parents.find((parent) => tree.stat(parent)?.kind === "link") ?? null;
}

function leavesFolder(pattern: string): Localized | null {
  const leaves = /^[/~]|^[a-z]:|\\|(?:^|\/)\.\.(?:\/|$)|[{(!][^/]*\.\./i.test(pattern);
  if (!leaves) return null;
  return {
    vi: `Mẫu "${pattern}" ra ngoài thư mục của sổ đăng ký. Chỉ dùng tệp trong cùng thư mục, ví dụ schools/*.yaml.`,
    en: `"${pattern}" leaves the registry's folder. Only files within it may be included, such as schools/*.yaml.`,
  };
}

function tooLarge({ path, size }: TreeEntry, budget: number): Localized | null {
  const limit = Math.min(MAX_FILE_BYTES, budget);
  if (size <= limit) return null;
  const [have, may] = [size, limit].map((bytes) => `${Math.ceil(bytes / 1024 / 1024)} MiB`);
  return {
    vi: `Tệp ${path} lớn ${have}, quá giới hạn ${may}. Có lẽ đây không phải sổ đăng ký; nếu đúng, chia ra nhiều tệp bằng \`include\`.`,
    en: `${path} has ${have}, over the limit of ${may}. It may be no registry; if it is, split it by \`include\`.`,
  };
}

const NO_FILE: Localized = {
  vi: "Đây không phải một tệp thường (thư mục, thiết bị hoặc ống dẫn). Chọn đúng tệp YAML.",
  en: "This is no regular file (a folder, a device or a pipe). Choose the YAML file.",
};

function matchesNothing(pattern: string): Localized {
  return {
    vi: `Không có tệp nào khớp với "${pattern}". Sửa lại tên, hoặc xóa dòng này.`,
    en: `No file matches "${pattern}". Correct the name, or delete the line.`,
  };
}

function isFolder(pattern: string): Localized {
  return {
    vi: `"${pattern}" là một thư mục. Viết "${pattern.replace(/\/$/, "")}/*.yaml".`,
    en: `"${pattern}" is a folder. Write "${pattern.replace(/\/$/, "")}/*.yaml".`,
  };
}

function isLink(path: string): Localized {
  return {
    vi: `"${path}" là một liên kết (link), không phải tệp thật. Chép nội dung vào tệp thật.`,
    en: `"${path}" is a link, not a file of its own. Put a real file in its place.`,
  };
}

function notItself(path: string): Localized {
  return {
    vi: `Mẫu này gồm cả ${path}, tệp không thể tự kèm. Đặt các tệp kèm theo vào một thư mục riêng, ví dụ schools/*.yaml.`,
    en: `The pattern matches ${path}, which can't include itself. Put included files in a folder, such as schools/*.yaml.`,
  };
}

function includeFinding(pattern: string, place: Place, message: Localized): Finding {
  const about = { unit: null, field: "include", place, found: pattern, clause: null };
  return { rule: "registry/include", severity: "error", ...about, message, fix: null, waiver: null };
}
