import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "../../environments/environment";
import { loadEnvironment } from "../../environments/load";
import { localizedOf, type Localized } from "../../language/localized";
import { admitJudged } from "../../policy/admit";
import type { Verdict } from "../../policy/evaluate";
import { compareFindings, type Finding } from "../../registry/finding";
import type { Registry } from "../../registry/registry";
import { heavyCells, requireFittingFiles } from "../../synthesis/file-sizes";
import { buildProject } from "./project";
import { ROOT } from "../support/root";

/** The id of what is found here, which has a page and is no rule of the policy: that knows of no environment. */
export const UNBUILT = "registry/environment";

/**
 * The verdict, with what synthesis would refuse all the same: where the rules found no error, the city of every
 * environment is built as synthesis builds it. This machine's overlays do not count, so that the answer is the same on
 * all machines. Of the files only those are rendered that may be too large; stacks are not made: they refuse nothing
 * that the model lets pass, and would cost seconds at every save.
 *
 * @param root the folder whose `environments/` count
 */
export function withRefusals(registry: Registry, verdict: Verdict, root: string = ROOT): Verdict {
  if (verdict.summary.errors > 0) return verdict;
  const admitted = admitJudged(registry, verdict);
  const refused = new Map<string, { readonly reason: Localized; readonly names: string[] }>();
  const refuse = (error: unknown, names: readonly string[]) => {
    const reason = localizedOf(error);
    const known = refused.get(reason.en)?.names ?? [];
    refused.set(reason.en, { reason, names: [...known, ...names] });
  };
  let heavy: ReadonlySet<number> | undefined;
  for (const alike of groupsOf(environmentsBelow(root, refuse))) {
    const names = alike.map(({ name }) => name);
    try {
      const project = buildProject(admitted, longest(alike));
      heavy ??= heavyCells(project.city);
      requireFittingFiles(project, heavy);
    } catch (error) {
      refuse(error, names);
    }
  }
  const found = [...refused.values()].map(({ reason, names }) => finding(registry, reason, names));
  if (found.length === 0) return verdict;
  return {
    summary: { ...verdict.summary, errors: found.length },
    findings: [...verdict.findings, ...found].sort(compareFindings),
  };
}

/** What was found here, out of a verdict's findings. */
export function refusalsIn({ findings }: Verdict): readonly Localized[] {
  return findings.filter(({ rule }) => rule === UNBUILT).map(({ message }) => message);
}

/** Those that can be read. */
function environmentsBelow(
  root: string,
  refuse: (error: unknown, names: readonly string[]) => void,
): readonly Environment[] {
  return readdirSync(join(root, "environments"))
    .filter((file) => file.endsWith(".yaml") && !file.endsWith(".local.yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .sort()
    .flatMap((name) => {
      try {
        return [loadEnvironment(root, name, { local: false })];
      } catch (error) {
        refuse(error, [name]);
        return [];
      }
    });
}

/** Environments that differ in nothing by which a city is refused, such as the sandbox and the tests' one: one is built. */
function groupsOf(environments: readonly Environment[]): readonly (readonly Environment[])[] {
  const groups = new Map<string, Environment[]>();
  for (const environment of environments) {
    const { hostSuffix, units, dns, acme, docker } = environment;
    const key = JSON.stringify([hostSuffix, units, dns, acme, docker.nodes]);
    groups.set(key, [...(groups.get(key) ?? []), environment]);
  }
  return [...groups.values()];
}

/** The one with the longest addresses, hence with the largest files. */
function longest([first, ...others]: readonly Environment[]): Environment {
  const length = ({ ports }: Environment) => String(ports.https).length;
  return others.reduce((most, each) => (length(each) > length(most) ? each : most), first as Environment);
}

function finding(registry: Registry, { vi, en }: Localized, names: readonly string[]): Finding {
  const files = names.map((name) => `environments/${name}.yaml`).join(", ");
  return {
    rule: UNBUILT,
    severity: "error",
    unit: null,
    field: null,
    place: registry.city.place(),
    found: null,
    clause: null,
    message: {
      vi: `Không dựng được thành phố với ${files}: ${vi}`,
      en: `The city cannot be built with ${files}: ${en}`,
    },
    fix: { kind: "advice", text: REMEDY },
    waiver: null,
  };
}

const REMEDY: Localized = {
  vi: "Làm theo câu trên, trong sổ đăng ký hoặc trong tệp môi trường.",
  en: "Do what the sentence says, in the registry or in the environment's file.",
};
