import type { Log, ReportingDescriptor, Result } from "sarif";
import type { Locale } from "../../../language/localized";
import type { Verdict } from "../../../policy/evaluate";
import { RULES } from "../../../policy/rules/index";
import type { Finding } from "../../../registry/finding";

/** GitHub takes 25,000 results of a run; errors come first so that they are among them. */
const MAX_RESULTS = 25_000;

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** `--format sarif`: SARIF 2.1.0 for code scanning. A waived finding is a suppressed result. */
export function renderSarif({ findings }: Verdict, locale: Locale): string {
  const used = [...new Set(findings.map(({ rule }) => rule))].sort();
  const byWeight = [...findings].sort((a, b) => weight(a) - weight(b)).slice(0, MAX_RESULTS);
  const log: Log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "congtruong", rules: used.map((id) => descriptor(id, locale)) } },
        columnKind: "utf16CodeUnits",
        results: byWeight.map((finding) => result(finding, used.indexOf(finding.rule), locale)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function weight({ severity }: Finding): number {
  return severity === "error" ? 0 : 1;
}

function descriptor(id: string, locale: Locale): ReportingDescriptor {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (!rule) return { id };
  return {
    id,
    shortDescription: { text: rule.statement[locale] },
    fullDescription: { text: `${rule.statement[locale]} ${rule.why[locale]}` },
    help: {
      text: `${rule.remedy[locale]}${rule.clause === null ? "" : ` (4210/GDĐT-TTTT, ${rule.clause})`}`,
    },
    defaultConfiguration: { level: rule.stage === "warn" ? "warning" : rule.severity },
  };
}

function result(finding: Finding, ruleIndex: number, locale: Locale): Result {
  const { rule, severity, unit, field, place, message, fix, waiver } = finding;
  const remedy = fix === null ? "" : `\n${fix.kind === "yaml" ? fix.text : fix.text[locale]}`;
  return {
    ruleId: rule,
    ruleIndex,
    level: severity === "waived" ? "note" : severity,
    message: { text: `${message[locale]}${remedy}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: place.file.split("/").map(encodeURIComponent).join("/") },
          region: { startLine: place.line, startColumn: place.column },
        },
        ...(unit === null
          ? {}
          : {
              logicalLocations: [{ name: unit, fullyQualifiedName: [unit, field].filter(Boolean).join("/") }],
            }),
      },
    ],
    // Lines move; who breaks which rule in which field is what makes it the same finding tomorrow.
    partialFingerprints: { "unitRuleField/v1": [unit, rule, field, place.file].join("|") },
    ...(waiver
      ? {
          suppressions: [
            {
              kind: "external" as const,
              status: "accepted" as const,
              justification: `${waiver.reason} (${waiver.approver}, ${waiver.until})`,
            },
          ],
        }
      : {}),
  };
}
