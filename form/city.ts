import { evaluate } from "../policy/evaluate";
import { RULES } from "../policy/rules/index";
import { RegistryText, type UnitText } from "../registry/edit/registry-text";
import { compareFindings, type Finding, type Place } from "../registry/finding";
import { loadRegistry } from "../registry/load";
import type { Draft, Registry, UnitRecord } from "../registry/registry";
import { spot } from "../registry/schema/check";
import type { UnitEntry } from "../registry/schema/types";
import type { SourceFile } from "../registry/source";
import { readItem } from "../registry/yaml/read";
import type { FormFacts, IndexedUnit } from "./facts";

/** How findings name the entry that is being typed. */
const DRAFT = "(đơn vị đang nhập)";

const ALONE = RULES.filter(({ about }) => about === "unit");
/** Cells are for those who run the city; they are filled in before the entry comes in force. */
const TOGETHER = RULES.filter(({ about, id }) => about === "registry" && id !== "unit/cell");

/** What the rules say of an entry that is being typed. */
export interface DraftFindings {
  /** About the entry itself, in the order of its fields. */
  readonly own: readonly Finding[];
  /** About other units that were right before. */
  readonly others: readonly Finding[];
}

/** The city around the unit that is being typed, and the same judgement over it that `validate` makes. */
export class City {
  /** The registry's files as text, to be asked and copied but never written here. */
  readonly text: RegistryText;
  private readonly surroundings: readonly UnitRecord[];
  private readonly before: ReadonlySet<string>;

  constructor(readonly facts: FormFacts) {
    this.text = new RegistryText(facts.root, facts.files);
    this.surroundings = surroundingsOf(facts, this.text);
    this.before = new Set(this.judge().map(keyOf));
  }

  /** What the rules about the whole registry find in the city as it is. */
  judge(): readonly Finding[] {
    return this.judgeTogether(this.surroundings);
  }

  /** The units that may be parents: the department, then the offices by name. */
  parents(): readonly { readonly id: string; readonly name: string; readonly district: string }[] {
    const { department } = this.facts.city;
    const offices = this.facts.units
      .filter(({ kind }) => kind === "phong-gddt")
      .map(({ id, name, district }) => ({ id, name, district }))
      .sort((a, b) => a.name.localeCompare(b.name, "vi", { numeric: true }));
    if (department?.id === undefined) return offices;
    return [{ id: department.id, name: department.name ?? department.id, district: "" }, ...offices];
  }

  /**
   * Holds an entry against every rule: those about one unit on its own text, those about the whole registry with all
   * other units around it. As the last of the city it is the one that is told when a code or a name is taken.
   *
   * @param entryText the entry's lines, beginning with its dash
   * @param replaces the unit that this is a new state of; null for a new one
   * @param today `YYYY-MM-DD`, by which exemptions end
   */
  check(entryText: string, replaces: IndexedUnit | null, today: string): DraftFindings {
    const draft = this.read(entryText);
    const own = evaluate(draft, { rules: ALONE, today }).findings;
    const index = replaces === null ? -1 : this.facts.units.indexOf(replaces);
    const others = this.surroundings.filter((_, position) => position !== index);
    const together = this.judgeTogether([...others, ...draft.units], draft, today);
    return {
      own: [...own, ...together].filter(({ place }) => place.file === DRAFT).sort(compareFindings),
      others: together.filter((finding) => finding.place.file !== DRAFT && !this.before.has(keyOf(finding))),
    };
  }

  private read(entryText: string): Registry {
    const { waivers, city } = this.facts;
    const root: SourceFile = {
      path: DRAFT,
      role: "root",
      // JSON is YAML: the city's settings need no second writer.
      content: `city: ${JSON.stringify(city)}\nunits:\n${entryText}\n`,
    };
    return loadRegistry(
      waivers ? [root, { path: waivers.path, role: "waivers", content: waivers.text }] : [root],
    );
  }

  private judgeTogether(units: readonly UnitRecord[], draft?: Registry, today?: string): readonly Finding[] {
    const registry = { ...(draft ?? this.read("")), root: this.facts.root, units, findings: [] };
    return evaluate(registry, { rules: TOGETHER, today }).findings;
  }
}

/** One finding is the same as another wherever it stands. */
function keyOf({ rule, unit, field, found }: Finding): string {
  return JSON.stringify([rule, unit, field, found]);
}

/** Records of all units of the index; the text of an entry is read only when somebody asks for a place in it. */
function surroundingsOf(facts: FormFacts, text: RegistryText): UnitRecord[] {
  const byFile = new Map<string, UnitText[]>();
  for (const unit of text.units()) byFile.set(unit.file, [...(byFile.get(unit.file) ?? []), unit]);
  const seen = new Map<number, number>();
  const counts = new Map<number, number>();
  for (const { file } of facts.units) counts.set(file, (counts.get(file) ?? 0) + 1);
  return facts.units.map((unit) => {
    const path = facts.files[unit.file]?.path ?? facts.root;
    const nth = seen.get(unit.file) ?? 0;
    seen.set(unit.file, nth + 1);
    const inFile = byFile.get(path) ?? [];
    const own = inFile.length === counts.get(unit.file) ? inFile[nth] : undefined;
    return {
      entry: entryOf(unit),
      file: path,
      broken: unit.broken,
      place: (field = "") =>
        own ? placeIn(text.textOf(own), field, path, unit.line) : start(path, unit.line),
    };
  });
}

function entryOf(unit: IndexedUnit): Draft<UnitEntry> {
  const { host, mail, file: _file, line: _line, broken: _broken, ...plain } = unit;
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== ""));
  return {
    ...(given as Draft<UnitEntry>),
    ...(host === "" ? {} : { site: { host } }),
    ...(mail === "" ? {} : { mail: { official: mail } }),
  };
}

function start(file: string, line: number): Place {
  return { file, line, column: 1 };
}

function placeIn(text: string, field: string, file: string, line: number): Place {
  const { spots } = readItem(text);
  const [from, to] = [spot(spots, ""), spot(spots, field)];
  const lines = (offset: number) => text.slice(0, offset).split("\n").length;
  return {
    file,
    line: line + lines(to) - lines(from),
    column: to - (text.lastIndexOf("\n", to - 1) + 1) + 1,
  };
}
