import type { Finding, Place } from "../../../registry/finding";
import type { Draft, Entry, Registry, UnitRecord } from "../../../registry/registry";
import type { CityEntry, WaiverEntry } from "../../../registry/schema/types";
import { cellFault, moveBetween, type CellFault, type CellMove } from "./cells";
import { diffFields, type FieldChange } from "./fields";
import { diffServices, servicesOf, type ServiceChange, type Services } from "./services";

/** What happened to a unit. One unit can have several, `new`, `removed` and `unseen` excepted. */
export const CHANGE_KINDS = [
  "removed",
  "unseen",
  "new",
  "retiring",
  "retired",
  "reactivated",
  "relocated",
  "moved",
  "renamed",
  "changed",
] as const;
/**
 * `unseen`: not found, but part of the new text could not be read, so nobody can say whether it was removed.
 * `relocated`: its data go to another cell. `changed`: some other field.
 */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface UnitChange {
  readonly id: string;
  /** The name it has now; the former one of a unit that is gone. */
  readonly name: string;
  readonly kinds: readonly ChangeKind[];
  /** The former name of one that is renamed. */
  readonly formerName: string | null;
  /** The parent it had on the base revision, whose office judges the change; null for a new unit. */
  readonly parentBefore: string | null;
  /** The parent it has now; null for a unit that is gone. */
  readonly parentAfter: string | null;
  /** The unit that takes over visitors and mail. */
  readonly successor: string | null;
  /** The cells between which its data go; null for a unit that stays. */
  readonly cells: CellMove | null;
  readonly fields: readonly FieldChange[];
  readonly gains: readonly ServiceChange[];
  readonly loses: readonly ServiceChange[];
  /** Where the entry stands now, or stood. */
  readonly place: Place;
}

/** An office, or the department, whose units a change touches. */
export interface Scope {
  readonly parent: string;
  readonly name: string;
  /** Units that it answered for on the base revision. */
  readonly units: number;
  /** Codes of its units that change, of those that it gets, and of those that lose something. */
  readonly touched: readonly string[];
  readonly received: readonly string[];
  readonly losing: readonly string[];
}

/** A waiver that came, went or became another one. */
export interface WaiverChange {
  readonly kind: "added" | "removed" | "changed";
  readonly waiver: Draft<WaiverEntry>;
}

export interface RegistryChanges {
  /** Distinct units on the base revision; 0 when there was no registry. */
  readonly unitsBefore: number;
  readonly unitsAfter: number;
  /** Ordered by id. */
  readonly units: readonly UnitChange[];
  /** Ordered by parent. */
  readonly scopes: readonly Scope[];
  readonly city: readonly FieldChange[];
  readonly waivers: readonly WaiverChange[];
  /** Entries whose cell may not be what it is now, by unit. */
  readonly cellFaults: readonly CellFault[];
  /** What could not be compared, or will not be reviewed by the right office. */
  readonly notes: readonly Note[];
  /** Names by code, for those who show codes: units of both sides and the department. */
  readonly names: ReadonlyMap<string, string>;
}

/** What a reviewer must know of an entry: that it was left out, compared in part, or stands in the wrong file. */
export interface Note {
  readonly side: "before" | "after";
  /** `misfiled`: it stands in the file of another parent, whose office alone would be asked to review it. */
  readonly why: "broken" | "no-id" | "doubled" | "file" | "misfiled";
  readonly place: Place;
  readonly unit: string | null;
}

/**
 * Compares two states of a registry. Pure; never throws for what is in a registry.
 *
 * @param base the registry as it was; null when there was none
 */
export function compareRegistries(base: Registry | null, head: Registry): RegistryChanges {
  const before = indexOf(base, "before");
  const after = indexOf(head, "after");
  const zones = zonesOf(base, head);
  const names = new Map([
    ...departmentName(base),
    ...namesOf(before.byId),
    ...departmentName(head),
    ...namesOf(after.byId),
  ]);
  const unreadable = unreadableFiles(head);
  const ids = [...new Set([...before.byId.keys(), ...after.byId.keys()])].sort();
  const units = ids.flatMap((id) => {
    const change = unitChange(id, before.byId.get(id), after.byId.get(id), zones, unreadable);
    return change ? [change] : [];
  });
  return {
    unitsBefore: before.byId.size,
    unitsAfter: after.byId.size,
    units,
    scopes: scopesOf(units, before.byId, names),
    city: base === null ? [] : cityChanges(base.city, head.city),
    waivers: waiverChanges(base?.waivers ?? [], head.waivers),
    // Without a former registry nothing was anywhere.
    cellFaults: (base === null ? [] : ids).flatMap(
      (id) => cellFault(before.byId.get(id), after.byId.get(id), head.city.entry) ?? [],
    ),
    notes: [...before.notes, ...after.notes, ...units.filter(isMisfiled).map(misfiled)],
    names,
  };
}

/** Fields of a unit whose change has a kind, or a section, of its own. */
const OWN_KIND = ["id", "name", "parent", "status", "successor"] as const;

interface Index {
  readonly byId: ReadonlyMap<string, UnitRecord>;
  readonly notes: readonly Note[];
}

function indexOf(registry: Registry | null, side: Note["side"]): Index {
  const byId = new Map<string, UnitRecord>();
  const notes: Note[] = (registry?.findings ?? [])
    .filter(isAboutFile)
    .map(({ place }) => ({ side, why: "file", place, unit: null }));
  for (const unit of registry?.units ?? []) {
    const id = codeOf(unit);
    const note = (why: Note["why"]) => notes.push({ side, why, place: unit.place(), unit: id ?? null });
    if (id === undefined) note("no-id");
    else if (byId.has(id)) note("doubled");
    else {
      byId.set(id, unit);
      if (unit.broken) note("broken");
    }
  }
  return { byId, notes };
}

/** The unit's code; undefined where none was read, or only a part of one, as when its quote is not closed. */
function codeOf({ entry: { id }, broken }: UnitRecord): string | undefined {
  return broken && !/^\d{7}$/.test(id ?? "") ? undefined : id;
}

/** A finding that may hide whole entries, and not only a field of one. */
function isAboutFile({ rule, unit, severity }: Finding): boolean {
  return severity === "error" && unit === null && (rule === "registry/syntax" || rule === "registry/include");
}

/** Files of the new state in which an entry may stand that nobody can see. */
function unreadableFiles(head: Registry): (file: string) => boolean {
  const files = new Set([
    ...head.findings.filter(isAboutFile).map(({ place }) => place.file),
    ...head.units.filter((unit) => codeOf(unit) === undefined).map(({ file }) => file),
  ]);
  const isIncludeWrong = head.findings.some(({ rule }) => rule === "registry/include");
  return (file) => files.has(file) || (isIncludeWrong && !head.files.includes(file));
}

function isMisfiled({ place, parentAfter }: UnitChange): boolean {
  const owner = /(?:^|\/)(\d{7})\.ya?ml$/.exec(place.file)?.[1];
  return owner !== undefined && parentAfter !== null && owner !== parentAfter;
}

function misfiled({ id, place }: UnitChange): Note {
  return { side: "after", why: "misfiled", place, unit: id };
}

interface Zones {
  readonly before: string | null;
  readonly after: string | null;
}

function zonesOf(base: Registry | null, head: Registry): Zones {
  const was = base?.city.entry.zone?.toLowerCase() ?? null;
  const is = head.city.entry.zone?.toLowerCase() ?? null;
  return { before: was ?? is, after: is ?? was };
}

function unitChange(
  id: string,
  before: UnitRecord | undefined,
  after: UnitRecord | undefined,
  zones: Zones,
  isUnreadable: (file: string) => boolean,
): UnitChange | null {
  // Entries with the same text are read once.
  if (before && before.entry === after?.entry && zones.before === zones.after) return null;
  const had = before ? servicesOf(before, zones.before) : null;
  const has = after ? withinZone(servicesOf(after, zones.after), zones) : null;
  const cells = moveBetween(before, after);
  // Its content goes with it.
  const arrived = cells !== null && had && has?.site ? { ...has, site: had.site } : has;
  const { gains, loses } = diffServices(had, arrived);
  const record = after ?? before;
  if (!record) return null;
  const fields =
    before && after
      ? diffFields(before.entry, after.entry, { before: before.broken, after: after.broken }, [
          ...OWN_KIND,
          ...(cells === null ? [] : (["cell", "relocation"] as const)),
        ])
      : [];
  const kinds = kindsOf(before, after, fields, cells, isUnreadable);
  // What an unreadable part holds may be there still: only what is seen to be another one is lost.
  const certainLosses = after?.broken ? loses.filter(({ service }) => has?.[service]) : loses;
  const certainGains = before?.broken ? gains.filter(({ service }) => had?.[service]) : gains;
  if (kinds.length === 0 && certainLosses.length === 0) return null;
  const isRenamed = kinds.includes("renamed");
  return {
    id,
    name: record.entry.name ?? before?.entry.name ?? "?",
    kinds,
    formerName: isRenamed ? (before?.entry.name ?? null) : null,
    parentBefore: before?.entry.parent ?? null,
    parentAfter: after
      ? (after.entry.parent ?? (after.broken ? (before?.entry.parent ?? null) : null))
      : null,
    successor: after?.entry.successor ?? null,
    cells,
    fields,
    gains: certainGains,
    loses: certainLosses,
    place: record.place(),
  };
}

/** A name of the former zone answers no more once the city has another zone. */
function withinZone(services: Services, { before, after }: Zones): Services {
  if (before === after || !services.domain?.endsWith(`.${before}`)) return services;
  return { ...services, domain: null, site: null };
}

function kindsOf(
  before: UnitRecord | undefined,
  after: UnitRecord | undefined,
  fields: readonly FieldChange[],
  cells: CellMove | null,
  isUnreadable: (file: string) => boolean,
): ChangeKind[] {
  if (!before) return after ? ["new"] : [];
  if (!after) return [isUnreadable(before.file) ? "unseen" : "removed"];
  const differs = (field: "name" | "parent" | "successor") =>
    before.entry[field] !== after.entry[field] &&
    !(before.broken && before.entry[field] === undefined) &&
    !(after.broken && after.entry[field] === undefined);
  const was = before.entry.status ?? "active";
  const is = after.entry.status ?? (after.broken ? was : "active");
  const kinds: ChangeKind[] = [];
  if (was !== is) kinds.push(is === "active" ? "reactivated" : is === "retired" ? "retired" : "retiring");
  if (cells !== null) kinds.push("relocated");
  if (differs("parent")) kinds.push("moved");
  if (differs("name")) kinds.push("renamed");
  // Who takes over is part of leaving; it is a change of its own for one that left before.
  if (fields.length > 0 || (was === is && differs("successor"))) kinds.push("changed");
  return kinds;
}

function scopesOf(
  units: readonly UnitChange[],
  before: ReadonlyMap<string, UnitRecord>,
  names: ReadonlyMap<string, string>,
): Scope[] {
  const totals = new Map<string, number>();
  for (const { entry } of before.values()) {
    if (entry.parent !== undefined) totals.set(entry.parent, (totals.get(entry.parent) ?? 0) + 1);
  }
  const scopes = new Map<string, { touched: string[]; received: string[]; losing: string[] }>();
  const scope = (parent: string) => {
    const found = scopes.get(parent) ?? { touched: [], received: [], losing: [] };
    scopes.set(parent, found);
    return found;
  };
  for (const unit of units) {
    const { id, parentBefore, parentAfter } = unit;
    if (parentBefore !== null) {
      scope(parentBefore).touched.push(id);
      if (isLosing(unit)) scope(parentBefore).losing.push(id);
    }
    if (parentAfter !== null && parentAfter !== parentBefore) scope(parentAfter).received.push(id);
  }
  return [...scopes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([parent, lists]) => ({
      parent,
      name: names.get(parent) ?? parent,
      units: totals.get(parent) ?? 0,
      ...lists,
    }));
}

/** Whether a unit loses a site, a domain or a mailbox, or may have lost all. */
export function isLosing({ loses, kinds }: UnitChange): boolean {
  return loses.length > 0 || kinds.includes("removed") || kinds.includes("unseen");
}

function cityChanges(base: Entry<CityEntry>, head: Entry<CityEntry>): FieldChange[] {
  return diffFields(base.entry, head.entry, { before: base.broken, after: head.broken });
}

function waiverChanges(
  before: readonly Entry<WaiverEntry>[],
  after: readonly Entry<WaiverEntry>[],
): WaiverChange[] {
  const key = ({ entry }: Entry<WaiverEntry>) => `${entry.unit ?? "?"} ${entry.rule ?? "?"}`;
  const had = new Map(before.map((waiver) => [key(waiver), waiver.entry]));
  const has = new Map(after.map((waiver) => [key(waiver), waiver.entry]));
  return [...new Set([...had.keys(), ...has.keys()])].sort().flatMap((id): WaiverChange[] => {
    const was = had.get(id);
    const is = has.get(id);
    if (!was) return is ? [{ kind: "added", waiver: is }] : [];
    if (!is) return [{ kind: "removed", waiver: was }];
    const isSame = (["reason", "approver", "until"] as const).every((field) => was[field] === is[field]);
    return isSame ? [] : [{ kind: "changed", waiver: is }];
  });
}

function namesOf(units: ReadonlyMap<string, UnitRecord>): [string, string][] {
  return [...units].flatMap(([id, { entry }]) => (entry.name === undefined ? [] : [[id, entry.name]]));
}

function departmentName(registry: Registry | null): [string, string][] {
  const { id, name } = registry?.city.entry.department ?? {};
  return id !== undefined && name !== undefined ? [[id, name]] : [];
}
