import { parseDocument } from "yaml";
import type { Localized } from "../../../language/localized";

/** The file beside the registry's root in which the department lets one great change pass. */
export const OVERRIDES_FILE = "overrides.yaml";

/** A person's word that one certain change is meant as it is. */
export interface Override {
  /** Of the change, as `congtruong changes` prints it. */
  readonly checksum: string;
  readonly reason: string;
  readonly approver: string;
}

export interface Overrides {
  /** Those that this very change brings with it. */
  readonly valid: readonly Override[];
  /** What is wrong with the file; what is wrong never lets a change pass. */
  readonly problems: readonly Localized[];
}

/**
 * Reads the overrides that count for a change: those that come with it. One that the base revision has already was
 * for another change, so that nothing passes twice on one permission.
 *
 * @param before text of the file on the base revision; null for none
 * @param after text of the file now; null for none
 */
export function readOverrides(before: string | null, after: string | null): Overrides {
  const used = new Set(read(before).valid.map(({ checksum }) => checksum));
  const { valid, problems } = read(after);
  return { valid: valid.filter(({ checksum }) => !used.has(checksum)), problems };
}

function read(text: string | null): Overrides {
  if (text === null || text.trim() === "") return { valid: [], problems: [] };
  const document = parseDocument(text, { schema: "failsafe", uniqueKeys: true });
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line ?? 1;
    return failed(`dòng ${line} không đúng YAML`, `line ${line} is not right as YAML`);
  }
  let root: unknown;
  try {
    root = document.toJS({ maxAliasCount: 0 });
  } catch {
    return failed("không dùng neo và tham chiếu (& và *)", "anchors and aliases are not allowed");
  }
  // A file with nothing but comments, or an empty list, lets nothing pass and is not wrong.
  if (root === null || root === "") return { valid: [], problems: [] };
  const list = (root as { readonly overrides?: unknown }).overrides;
  if (list === "" || list === null) return { valid: [], problems: [] };
  if (!Array.isArray(list)) return failed("phải có mục `overrides:`", "it needs a list `overrides:`");
  const valid: Override[] = [];
  const problems: Localized[] = [];
  (list as readonly unknown[]).forEach((item, index) => {
    const { checksum, reason, approver } = (item ?? {}) as Record<string, unknown>;
    if (isText(checksum) && /^[0-9a-f]{16}$/.test(checksum) && isText(reason) && isText(approver)) {
      valid.push({ checksum, reason, approver });
    } else {
      problems.push(
        ...failed(
          `mục thứ ${index + 1} phải có checksum (16 chữ số thập lục phân), reason và approver`,
          `entry ${index + 1} needs checksum (16 hexadecimal digits), reason and approver`,
        ).problems,
      );
    }
  });
  return { valid, problems };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function failed(vi: string, en: string): Overrides {
  const problem = {
    vi: `${OVERRIDES_FILE}: ${vi}; mục này không có hiệu lực.`,
    en: `${OVERRIDES_FILE}: ${en}; this has no effect.`,
  };
  return { valid: [], problems: [problem] };
}
