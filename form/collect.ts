import { includesOf, loadRegistry } from "../registry/load";
import type { UnitRecord } from "../registry/registry";
import { decode, type SourceFile } from "../registry/source";
import type { FormFacts, IndexedUnit } from "./facts";

/**
 * Makes the form's facts from the files of a registry.
 *
 * @param files with paths relative to the registry's folder, the root first
 */
export function collectFacts(
  files: readonly SourceFile[],
  about: Pick<FormFacts, "repository" | "asOf">,
): FormFacts {
  const registry = loadRegistry(files);
  const root = files.find(({ role }) => role === "root") as SourceFile;
  const texts = files.map(({ path, role, content }) => ({ path, role, text: textOf(content) }));
  const waivers = texts.find(({ role }) => role === "waivers");
  const unitFiles = texts.filter(({ role }) => role === "root" || role === "units");
  const position = new Map(unitFiles.map(({ path }, index) => [path, index]));
  return {
    root: root.path,
    files: unitFiles.map(({ path, text }) => ({ path, text })),
    waivers: waivers ? { path: waivers.path, text: waivers.text } : null,
    city: registry.city.entry,
    include: includesOf(root).map(({ pattern }) => pattern),
    units: registry.units.map((unit) => indexed(unit, position.get(unit.file) ?? 0)),
    ...about,
  };
}

/** The text with its line ends and its mark as they are, so that a file that is given back differs in the edit only. */
function textOf(content: SourceFile["content"]): string {
  if (typeof content === "string") return content;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return decode(content).text;
  }
}

function indexed(unit: UnitRecord, file: number): IndexedUnit {
  const { id, name, kind, parent, district, status, site, mail } = unit.entry;
  return {
    id: id ?? "",
    name: name ?? "",
    kind: kind ?? "",
    parent: parent ?? "",
    district: district ?? "",
    status: status ?? "",
    host: site?.host ?? "",
    mail: mail?.official ?? "",
    file,
    line: unit.place().line,
    broken: unit.broken,
  };
}
