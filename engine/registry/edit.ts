import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { clip, saying, visible } from "../../output/review/findings/visible";
import { evaluate } from "../../policy/evaluate";
import { EditError } from "../../registry/edit/fields";
import { RegistryText, type TextFile } from "../../registry/edit/registry-text";
import { readRegistryFiles, rootOf } from "../../registry/files";
import type { Finding } from "../../registry/finding";
import { loadRegistry } from "../../registry/load";
import type { SourceFile } from "../../registry/source";
import { isStaffFile } from "../../registry/staff-files";
import { Problem } from "../support/problem";
import { UNBUILT, withRefusals } from "./refusals";
import { makeFolder } from "../support/make-folder";

/** What an edit did. */
export interface EditReport {
  /** Files that were written; empty when there was nothing to change. */
  readonly files: readonly string[];
  /** What the registry's rules find now and did not find before. */
  readonly findings: readonly Finding[];
}

export interface EditOptions {
  /** Whether an error that the edit brings is written nevertheless; what breaks the schema never is. */
  readonly anyway?: boolean | undefined;
  /** Of the errors that it brings, those that are no reason to refuse it. */
  readonly mayBring?: (finding: Finding) => boolean;
}

/** What the flag `--anyway` of the editing verbs says. */
export const ANYWAY = "vẫn ghi dù có lỗi mới / write it although it brings a new error";

/** The edit would bring errors that were not there before: nothing was written. */
export class EditRefused extends Problem {
  override readonly name = "EditRefused";

  constructor(
    readonly findings: readonly Finding[],
    /** Whether the command has the flag at all: `relocate` has none. */
    hasFlag: boolean,
  ) {
    const offered = hasFlag && !findings.some(isOfSchema);
    super(
      `Không ghi, vì sổ đăng ký sẽ có ${findings.length} lỗi mới${!offered ? "" : " (vẫn muốn ghi thì thêm --anyway)"}:`,
      `Nothing was written, as the registry would have ${findings.length} new error(s)${!offered ? "" : " (--anyway writes it nevertheless)"}:`,
      findings.slice(0, MOST_SHOWN).map(inOneLine).join("\n"),
    );
  }
}

const MOST_SHOWN = 12;

function inOneLine({ rule, unit, field, found, message, fix }: Finding): string {
  const where = [unit, field].filter((text) => text !== null).join(" ");
  const value = found === null ? "" : ` (${visible(clip(found))})`;
  const paste = fix?.kind === "yaml" ? ` -> ${visible(fix.text)}` : "";
  return `LỖI ${rule} ${visible(where)}${value}: ${saying(message.vi)} / ${saying(message.en)}${paste}`;
}

function isOfSchema({ rule }: Finding): boolean {
  return rule.startsWith("registry/") && rule !== UNBUILT;
}

/**
 * Edits the registry at `path` (a root file or its folder) and writes the files that changed, each by a temporary
 * file and a rename. Nothing is written when the result would have an error that was not there before; errors of
 * before, of the same unit too, hinder nobody.
 *
 * @throws EditRefused when the edit brings errors; Problem when a file can't be edited; RegistryUnreadable when there
 *   is no registry
 */
export function editRegistry(
  path: string,
  edit: (text: RegistryText) => void,
  options: EditOptions = {},
): EditReport {
  const { anyway = false, mayBring = () => false } = options;
  const before = readRegistryFiles(path).files;
  const text = new RegistryText(rootOf(path), textFiles(before), newFileHeader);
  try {
    edit(text);
  } catch (error) {
    if (error instanceof EditError) throw new Problem(error.vi, `${capital(error.en)}.`);
    throw error;
  }
  const changes = text.changes();
  if (changes.length === 0) return { files: [], findings: [] };
  const findings = newFindings(before, changes);
  const refused = findings.filter(
    (finding) => finding.severity === "error" && (isOfSchema(finding) || !(anyway || mayBring(finding))),
  );
  if (refused.length > 0) throw new EditRefused(refused, "anyway" in options);
  writeFiles(changes);
  return { files: changes.map(({ path: file }) => file), findings };
}

/** The texts of the root, of the files of units that it includes, and of those of their people. A file that is not UTF-8 can't be edited without loss. */
export function textFiles(files: readonly SourceFile[]): TextFile[] {
  return files
    .filter(({ role }) => role !== "waivers")
    .map(({ path, content, refused }) => {
      if (refused) throw new Problem(refused.vi, refused.en);
      if (typeof content === "string") return { path, text: content };
      try {
        return { path, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content) };
      } catch {
        throw new Problem(
          `${path} không phải UTF-8 nên không sửa được. Lưu lại tệp với bảng mã UTF-8 rồi làm lại.`,
          `${path} is not UTF-8 and can't be edited. Save it as UTF-8, then try again.`,
        );
      }
    });
}

/**
 * Writes each file whole or not at all: a reader sees the old text or the new one. All are on the disk before the first
 * is renamed, so that a full disk or a lack of rights leaves the registry as it was; one file at a time would not.
 */
export function writeFiles(files: readonly TextFile[]): void {
  const written: { temporary: string; path: string }[] = [];
  try {
    for (const { path, text } of files) {
      makeFolder(dirname(path));
      if (existsSync(path)) accessSync(path, constants.W_OK);
      const temporary = join(dirname(path), `.${basename(path)}.new`);
      written.push({ temporary, path });
      writeFileSync(temporary, text);
      if (existsSync(path)) chmodSync(temporary, statSync(path).mode);
    }
    for (const { temporary, path } of written) renameSync(temporary, path);
  } catch (error) {
    for (const { temporary } of written) rmSync(temporary, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(
      `Không ghi được sổ đăng ký, các tệp còn nguyên: ${reason}. Xem lại quyền của thư mục và chỗ trống trên đĩa.`,
      `The registry can't be written, its files are as they were: ${reason}. Check rights and free space.`,
    );
  }
}

function newFindings(before: readonly SourceFile[], changes: readonly TextFile[]): Finding[] {
  const changed = new Map(changes.map(({ path, text }) => [path, text]));
  const after = before.map((file): SourceFile => {
    const text = changed.get(file.path);
    changed.delete(file.path);
    return text === undefined ? file : { ...file, content: text };
  });
  const added = [...changed].map(([path, content]): SourceFile => ({
    path,
    role: isStaffFile(path) ? "staff" : "units",
    content,
  }));
  const key = ({ rule, unit, field, found }: Finding) => JSON.stringify([rule, unit, field, found]);
  const was = judged(before);
  const known = new Set(was.verdict.findings.map(key));
  const is = judged([...after, ...added]);
  const { findings } = is.verdict;
  return [
    ...findings.filter((finding) => !known.has(key(finding))),
    // What synthesis refuses is looked for where nothing else is wrong, so a registry with errors says nothing of it.
    ...(is.unbuilt().length > 0 && was.verdict.summary.errors === 0 && was.unbuilt().length === 0
      ? is.unbuilt()
      : []),
  ];
}

function judged(files: readonly SourceFile[]) {
  const registry = loadRegistry(files);
  const verdict = evaluate(registry);
  return {
    verdict,
    unbuilt: () => withRefusals(registry, verdict).findings.filter(({ rule }) => rule === UNBUILT),
  };
}

/** What begins the file of a parent that had none. */
function newFileHeader(parent: string): string {
  return `# yaml-language-server: $schema=../registry/schema/units.schema.json\n# Các đơn vị do ${parent} quản lý. Tên tệp là mã nên không đổi khi đơn vị quản lý đổi tên.\n\n`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
