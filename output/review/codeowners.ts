import { UNITS_FOLDER } from "../../registry/edit/registry-text";
import type { Registry } from "../../registry/registry";

/** Where GitHub looks for it. */
export const CODEOWNERS_FILE = ".github/CODEOWNERS";

const COMMAND = "npx congtruong codeowners --org";

export interface CodeownersProps {
  /** The organisation on GitHub whose teams own the files. */
  readonly org: string;
  /** The registry's folder within the repository, with `/` between folders; empty for the repository's root. */
  readonly folder: string;
}

/**
 * Who reviews which file: for each parent's file the team of that parent, for everything else the department's.
 * Teams are named by codes, which never change, so that a new name of an office leaves this file as it is.
 */
export function codeowners(registry: Registry, { org, folder }: CodeownersProps): string {
  const department = registry.city.entry.department?.id ?? null;
  const own = department === null ? `@${org}/so` : `@${org}/so-${department}`;
  const prefix = folder === "" ? "/" : `/${folder}/`;
  const lines = officesOf(registry).map((id): [string, string] => [
    // The parent's own file, and `<parent>-<unit>.yaml`, in which the form proposes a single new unit.
    `${prefix}${UNITS_FOLDER}/${id}*.yaml`,
    id === department ? own : `@${org}/phong-${id}`,
  ]);
  const all: [string, string][] = [["*", own], ...lines];
  const width = Math.max(...all.map(([path]) => path.length));
  return `${[
    `# Ai duyệt tệp nào. Tệp này do máy ghi, không sửa tay: ${COMMAND} ${org}`,
    `# Generated, not edited by hand. Each parent's file is its team's; the last line that matches counts.`,
    `# Schools that change their parent stand in two files, and so both teams are asked.`,
    "",
    ...all.map(([path, team]) => `${path.padEnd(width)} ${team}`),
  ].join("\n")}\n`;
}

/** The organisation that an earlier file was written for; null when there is none. */
export function orgOf(text: string): string | null {
  return new RegExp(`${COMMAND} (\\S+)$`, "m").exec(text)?.[1] ?? null;
}

/** Codes of those who answer for units: the department, offices in service, and every other parent; ordered. */
function officesOf({ units, city }: Registry): string[] {
  const known = new Set(units.flatMap(({ entry }) => entry.id ?? []));
  const department = city.entry.department?.id;
  const parents = units.flatMap(({ entry: { parent } }) =>
    parent !== undefined && (known.has(parent) || parent === department) ? [parent] : [],
  );
  const offices = units.flatMap(({ entry: { id, kind, status } }) =>
    id !== undefined && kind === "phong-gddt" && status !== "retired" ? [id] : [],
  );
  const all = [...(department === undefined ? [] : [department]), ...parents, ...offices];
  return [...new Set(all)].filter((id) => /^\d{7}$/.test(id)).sort();
}
