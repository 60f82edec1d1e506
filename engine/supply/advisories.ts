import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Part } from "../../output/reports/sbom/bill";
import type { AuditFinding } from "../../output/reports/supply/audit";
import { Problem } from "../support/problem";
import { COMPARE } from "./versions";

/** The part of an advisory that we read; OSV schema 1.7, https://ossf.github.io/osv-schema/ */
export interface Advisory {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly summary?: string;
  readonly withdrawn?: string;
  readonly affected?: readonly Affected[];
}

interface Affected {
  readonly package?: { readonly ecosystem: string; readonly name: string };
  readonly versions?: readonly string[];
  readonly ranges?: readonly Range[];
}

interface Range {
  readonly type: "SEMVER" | "ECOSYSTEM" | "GIT";
  readonly events: readonly Event[];
}

interface Event {
  readonly introduced?: string;
  readonly fixed?: string;
  readonly last_affected?: string;
}

/**
 * Reads a folder of advisories, as carried in by hand: every `.json` below it, one advisory each.
 *
 * @throws Problem that names the file which is no advisory, or says that there is none
 */
export function readAdvisories(folder: string): readonly Advisory[] {
  const advisories = filesBelow(folder).map((file): Advisory => {
    const content = parsed(readFileSync(file, "utf8"));
    if (typeof content?.id === "string") return content;
    throw new Problem(
      `${file} không phải là thông báo lỗ hổng dạng OSV: hãy bỏ tệp đó hoặc chép lại thư mục.`,
      `${file} is no advisory in OSV form: remove it, or copy the folder again.`,
    );
  });
  if (advisories.length > 0) return advisories;
  throw new Problem(
    `Không có thông báo lỗ hổng nào (*.json) trong ${folder}: hãy chép thư mục OSV vào đó.`,
    `There is no advisory (*.json) in ${folder}: copy a folder of OSV files there.`,
  );
}

function parsed(text: string): Advisory | undefined {
  try {
    return JSON.parse(text) as Advisory;
  } catch {
    // Not JSON: said by the caller, with the file's name.
    return undefined;
  }
}

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    throw new Problem(
      `Không đọc được thư mục ${folder}: hãy xem lại đường dẫn và quyền.`,
      `Cannot read the folder ${folder}: look at its path and permissions.`,
      error instanceof Error ? error.message : "",
    );
  }
}

/** What the advisories say of the parts: one finding for each advisory and part. */
export function affectedParts(
  parts: readonly Part[],
  advisories: readonly Advisory[],
): readonly AuditFinding[] {
  const byName = new Map<string, Part[]>();
  for (const part of parts) {
    const key = `${part.ecosystem} ${part.source?.name ?? part.name}`;
    byName.set(key, [...(byName.get(key) ?? []), part]);
  }
  const findings = new Map<string, AuditFinding>();
  for (const advisory of advisories) {
    if (advisory.withdrawn !== undefined) continue;
    for (const affected of advisory.affected ?? []) {
      const ecosystem = ecosystemOf(affected.package?.ecosystem ?? "");
      if (ecosystem === undefined) continue;
      for (const part of byName.get(`${ecosystem} ${affected.package?.name}`) ?? []) {
        if (isAffected(part, affected)) {
          const finding = findingOf(part, advisory, affected);
          findings.set(`${finding.subject} ${advisory.id}`, finding);
        }
      }
    }
  }
  return [...findings.values()];
}

/** Debian's names carry the release; another release's advisory is not about us. */
function ecosystemOf(name: string): Part["ecosystem"] | undefined {
  if (name === "npm") return "npm";
  if (name === "Go") return "golang";
  return name === "Debian:13" ? "deb" : undefined;
}

/** The evaluation that the schema's text describes: listed, or within a range. */
export function isAffected(part: Part, affected: Affected): boolean {
  const version = part.source?.version ?? part.version;
  const compare = COMPARE[part.ecosystem];
  const listed = affected.versions ?? [];
  if (listed.some((each) => each === version || compare(each, version) === 0)) return true;
  return (affected.ranges ?? []).some((range) => range.type !== "GIT" && inRange(version, range, compare));
}

function inRange(version: string, { events }: Range, compare: (a: string, b: string) => number): boolean {
  const at = (event: Event): string => event.introduced ?? event.fixed ?? event.last_affected ?? "";
  const order = (a: Event, b: Event): number => {
    if (at(a) === "0") return -1;
    if (at(b) === "0") return 1;
    return compare(at(a), at(b));
  };
  let affected = false;
  for (const event of [...events].sort(order)) {
    const { introduced, fixed, last_affected: last } = event;
    if (introduced !== undefined && (introduced === "0" || compare(version, introduced) >= 0))
      affected = true;
    if (fixed !== undefined && compare(version, fixed) >= 0) affected = false;
    if (last !== undefined && compare(version, last) > 0) affected = false;
  }
  return affected;
}

function findingOf(
  part: Part,
  { id, aliases = [], summary = "" }: Advisory,
  affected: Affected,
): AuditFinding {
  const fixed = (affected.ranges ?? []).flatMap(({ events }) => events.flatMap((event) => event.fixed ?? []));
  const names = [id, ...aliases].join(", ");
  const subject = `${part.name} ${part.version}`;
  const [remedy, remedyEn] =
    fixed.length > 0
      ? [`hãy nâng lên ${fixed.join(" / ")}`, `upgrade to ${fixed.join(" / ")}`]
      : ["chưa có bản vá: hãy xem thông báo", "there is no fixed version: read the advisory"];
  return {
    rule: "supply/advisory",
    severity: part.development === true ? "warning" : "error",
    subject,
    vi: `${subject} có lỗ hổng ${names} (${summary}): ${remedy}.`,
    en: `${subject} is affected by ${names} (${summary}): ${remedyEn}.`,
  };
}
