import type { Localized } from "../../../language/localized";
import type { Finding } from "../../../registry/finding";
import { CHANGE_KINDS, type ChangeKind, type RegistryChanges } from "./compare";
import { isUnchanged, type ChangesReport } from "./report";

/** `--format json`: one object with everything, nothing shortened. */
export function changesAsJson({
  base,
  hadRegistry,
  changes,
  findings,
  verdict,
  problems,
}: ChangesReport): string {
  const { names, units, scopes, city, waivers, cellFaults, notes, unitsBefore, unitsAfter } = changes;
  const nameOf = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? null });
  const report = {
    base,
    hadRegistry,
    unchanged: isUnchanged(changes),
    summary: { unitsBefore, unitsAfter, ...counts(changes), losing: verdict.losing },
    verdict: {
      passes: verdict.passes,
      reasons: verdict.reasons,
      faults: verdict.faults,
      checksum: verdict.checksum,
      override: verdict.override,
      problems,
    },
    units: units.map(({ parentBefore, parentAfter, successor, ...unit }) => ({
      ...unit,
      parentBefore: nameOf(parentBefore),
      parentAfter: nameOf(parentAfter),
      successor: nameOf(successor),
    })),
    scopes,
    city,
    waivers,
    cellFaults,
    findings: { resolved: findings.resolved, introduced: findings.introduced.map(plainFinding) },
    notes,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function counts({ units }: RegistryChanges): Record<ChangeKind, number> {
  const entries = CHANGE_KINDS.map((kind) => [
    kind,
    units.filter(({ kinds }) => kinds.includes(kind)).length,
  ]);
  return Object.fromEntries(entries) as Record<ChangeKind, number>;
}

/** The form in which `validate --format json` prints a finding, in both languages. */
function plainFinding({ place, fix, ...finding }: Finding): Record<string, unknown> {
  const text: string | Localized | null = fix === null ? null : fix.text;
  return { ...finding, file: place.file, line: place.line, column: place.column, fix: text };
}
