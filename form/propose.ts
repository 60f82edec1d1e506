import { officialAddress } from "../policy/proposal";
import { proposeHostLabel } from "../policy/text/index";
import type { Draft, UnitRecord } from "../registry/registry";
import type { UnitEntry } from "../registry/schema/types";
import type { FormFacts, IndexedUnit } from "./facts";
import { at, countPeople, withValue, type Values } from "./values";

/** What a field could be, from what the others say. */
export type Proposals = Readonly<Record<string, string>>;

/**
 * Host, mailbox, district and the addresses of people, as far as they follow from the name, the kind and the parent.
 * A name that another unit has is not proposed.
 *
 * @param own the unit that is being edited, whose own names are not taken; null for a new one
 */
export function proposalsFor(values: Values, facts: FormFacts, own: IndexedUnit | null): Proposals {
  const zone = facts.city.zone ?? null;
  const name = at(values, "name").trim();
  if (zone === null || name === "") return {};
  const kind = at(values, "kind");
  const office = facts.units.find(({ id }) => id === at(values, "parent"));
  const district = at(values, "district").trim() || (office?.district ?? "");
  const taken = takenLabels(facts, own);
  const host = `${proposeHostLabel({ name, kind, district }, (label) => taken.has(label))}.${zone}`;
  const leaders = Array.from({ length: countPeople(values, "leaders") }, (_, index) => ({
    name: at(values, `leaders[${index}].name`).trim(),
  }));
  const unit = record({
    name,
    kind: kind as never,
    site: { host: at(values, "site.host").trim() || host },
    mail: { focal: { name: at(values, "mail.focal.name").trim() } },
    leaders,
  });
  const proposals: Record<string, string> = { "site.host": host };
  if (office && office.district !== "") proposals["district"] = office.district;
  for (const field of [
    "mail.official",
    "mail.focal.address",
    ...leaders.map((_, at) => `leaders[${at}].mail`),
  ]) {
    const address = officialAddress(unit, field, zone);
    if (address !== null) proposals[field] = address;
  }
  return proposals;
}

/** The values with the proposals in those fields that nobody has typed in. */
export function withProposals(values: Values, proposals: Proposals, typed: ReadonlySet<string>): Values {
  return Object.entries(proposals).reduce(
    (filled, [path, text]) => (typed.has(path) ? filled : withValue(filled, path, text)),
    values,
  );
}

function takenLabels({ units }: FormFacts, own: IndexedUnit | null): ReadonlySet<string> {
  const others = units.filter((unit) => unit !== own);
  const names = others.flatMap(({ host, mail }) => [host, mail]);
  return new Set(names.map((name) => (name.split(/[.@]/)[0] ?? "").toLowerCase()));
}

function record(entry: Draft<UnitEntry>): UnitRecord {
  return { entry, file: "", broken: false, place: () => ({ file: "", line: 1, column: 1 }) };
}
