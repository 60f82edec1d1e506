import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { evaluate } from "../policy/evaluate";
import { EditError } from "../registry/edit/fields";
import { RegistryText, type TextFile } from "../registry/edit/registry-text";
import { readRegistryFiles, rootOf } from "../registry/files";
import type { Finding } from "../registry/finding";
import { loadRegistry } from "../registry/load";
import type { SourceFile } from "../registry/source";
import { Problem } from "./problem";

/** What an edit did. */
export interface EditReport {
  /** Files that were written; empty when there was nothing to change. */
  readonly files: readonly string[];
  /** What the registry's rules find now and did not find before. */
  readonly findings: readonly Finding[];
}

/**
 * Edits the registry at `path` (a root file or its folder) and writes the files that changed, each by a temporary
 * file and a rename. Nothing is written when the result would break the schema.
 *
 * @throws Problem when a file can't be edited; RegistryUnreadable when there is no registry
 */
export function editRegistry(path: string, edit: (text: RegistryText) => void): EditReport {
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
  const [broken] = findings.filter(({ rule }) => rule.startsWith("registry/"));
  if (broken) {
    throw new Problem(
      `Không ghi, vì sổ đăng ký sẽ sai: ${broken.message.vi} (${broken.place.file}:${broken.place.line})`,
      `Nothing was written, as the registry would be wrong: ${broken.message.en} (${broken.place.file}:${broken.place.line})`,
    );
  }
  writeFiles(changes);
  return { files: changes.map(({ path: file }) => file), findings };
}

/** The texts of the root and of what it includes. A file that is not UTF-8 can't be edited without loss. */
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

/** Writes each file whole or not at all: a reader sees the old text or the new one. */
export function writeFiles(files: readonly TextFile[]): void {
  const written: { temporary: string; path: string }[] = [];
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(path), { recursive: true });
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
  const added = [...changed].map(([path, content]): SourceFile => ({ path, role: "units", content }));
  const key = ({ rule, unit, field, found }: Finding) => JSON.stringify([rule, unit, field, found]);
  const known = new Set(evaluate(loadRegistry(before)).findings.map(key));
  const { findings } = evaluate(loadRegistry([...after, ...added]));
  return findings.filter((finding) => !known.has(key(finding)));
}

/** What begins the file of a parent that had none. */
function newFileHeader(parent: string): string {
  return `# yaml-language-server: $schema=../registry/schema/units.schema.json\n# Các đơn vị do ${parent} quản lý. Tên tệp là mã nên không đổi khi đơn vị quản lý đổi tên.\n\n`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
