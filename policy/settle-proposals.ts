import type { Localized } from "../language/localized";
import type { Finding } from "../registry/finding";
import type { Registry, UnitRecord } from "../registry/registry";
import { pasteable } from "../registry/yaml/paste";
import { addressesOf, addressesOfStaff } from "./address";
import { RESERVED_NAMES } from "./data/reserved-names";
import { canonicalHost, hostFault } from "./host";
import { isNamedAfter } from "./host-name";
import { isMailboxAddress } from "./mail-address";
import type { CityFacts } from "./rule";
import { officialAddress } from "./proposal";
import { isReservedMailbox } from "./rules/mail/reserved";
import { proposeHostLabel } from "./text/index";

/** One line, or two where the section is missing too. */
const HOST = /^((?:site:\n {2})?)host: "?([^"\s]+)"?$/;
const MAIL = /^((?:mail:\n {2})?(?:official|address|mail): |- )"?([^"\s@]+)@([^"\s]+)"?$/;

/**
 * Rules about one unit propose hosts and mailboxes without knowing of the others. Here each unit that is offered one
 * gets a single one for a line, the same in all of its findings, which is nobody else's, is offered to nobody else, and
 * breaks no rule.
 *
 * @param remedyOf what a rule advises where nothing that was proposed will do
 */
export function settleProposals(
  findings: Finding[],
  registry: Registry,
  city: CityFacts,
  remedyOf: (rule: string) => Localized,
): void {
  const { zone } = city;
  if (zone === null || !findings.some((finding) => lineOf(finding, HOST) ?? lineOf(finding, MAIL))) return;
  const byId = new Map<string, UnitRecord[]>();
  for (const unit of registry.units) {
    const id = unit.entry.id ?? "";
    byId.set(id, [...(byId.get(id) ?? []), unit]);
  }
  const unitOf = ({ unit, field, place }: Finding) =>
    byId.get(unit ?? "")?.find((each) => keyOf(each.place(field ?? "")) === keyOf(place));
  // Below a zone that is none itself every host is wrong: there is none to be found, and `registry/city` names the zone.
  if (hostFault(`thcs.${zone}`, zone) === null) settleHosts(findings, registry, zone, unitOf);
  settleMailboxes(findings, registry, city, unitOf, remedyOf);
}

type UnitOf = (finding: Finding) => UnitRecord | undefined;

function lineOf({ fix }: Finding, shape: RegExp): RegExpExecArray | null {
  return fix?.kind === "yaml" ? shape.exec(fix.text) : null;
}

function settleHosts(findings: Finding[], { units }: Registry, zone: string, unitOf: UnitOf): void {
  const holders = new Map<string, UnitRecord[]>();
  for (const unit of units) {
    const host = unit.entry.site?.host;
    if (host === undefined) continue;
    const key = host
      .toLowerCase()
      .replace(/^www\./, "")
      .replace(/\.$/, "");
    holders.set(key, [...(holders.get(key) ?? []), unit]);
  }
  const settled = new Map<UnitRecord, string>();
  const given = new Set<string>();
  for (const [at, finding] of findings.entries()) {
    const [, head = "", wanted] = (finding.field === "site.host" && lineOf(finding, HOST)) || [];
    const unit = wanted === undefined ? undefined : unitOf(finding);
    if (!unit || wanted === undefined) continue;
    const isFree = (host: string) =>
      hostFault(host, zone) === null &&
      !RESERVED_NAMES.has(host.split(".")[0] ?? "") &&
      !given.has(host) &&
      (holders.get(host) ?? []).every((holder) => holder === unit);
    const { name = "", kind = "", district = "", site } = unit.entry;
    // A host that was only written badly stays; another one is to be the unit's by its name.
    const isFit = wanted === canonicalHost(site?.host ?? "") || isNamedAfter(unit, wanted);
    const host =
      settled.get(unit) ??
      (isFit && isFree(wanted)
        ? wanted
        : `${proposeHostLabel({ name, kind, district }, (label) => !isFree(`${label}.${zone}`))}.${zone}`);
    settled.set(unit, host);
    given.add(host);
    findings[at] = { ...finding, fix: { kind: "yaml", text: head + pasteable("host", host) } };
  }
}

function settleMailboxes(
  findings: Finding[],
  { units, staff }: Registry,
  city: CityFacts,
  unitOf: UnitOf,
  remedyOf: (rule: string) => Localized,
): void {
  const holders = new Map<string, Set<object>>();
  const hold = (text: string, holder: object) => {
    const key = text.toLowerCase();
    holders.set(key, (holders.get(key) ?? new Set()).add(holder));
  };
  for (const unit of units) for (const { text } of addressesOf(unit)) hold(text, unit);
  for (const people of staff) for (const { text } of addressesOfStaff(people)) hold(text, people);

  const lines = new Map<
    string,
    { readonly unit: UnitRecord; readonly field: string; readonly offered: string[]; readonly at: number[] }
  >();
  for (const [at, finding] of findings.entries()) {
    const [, , local, domain] = lineOf(finding, MAIL) ?? [];
    const unit = local === undefined ? undefined : unitOf(finding);
    if (!unit || domain === undefined) continue;
    const key = `${keyOf(unit.place(""))} ${finding.field}`;
    const line = lines.get(key) ?? { unit, field: finding.field ?? "", offered: [], at: [] };
    lines.set(key, line);
    line.offered.push(`${local}@${domain}`);
    line.at.push(at);
  }
  const given = new Map<string, UnitRecord>();
  for (const { unit, field, offered, at } of lines.values()) {
    const isFree = (address: string) =>
      (given.get(address.toLowerCase()) ?? unit) === unit &&
      [...(holders.get(address.toLowerCase()) ?? [])].every((holder) => holder === unit);
    const own = field.startsWith("mail.aliases") ? null : officialAddress(unit, field, city.zone);
    const right = [...offered, ...(own === null ? [] : [own])].filter(
      (address) => isMailboxAddress(address.toLowerCase()) && !isReservedMailbox(address, city),
    );
    let address = right.find(isFree) ?? right.at(-1);
    for (let number = 2; address !== undefined && !isFree(address); number += 1)
      address = right.at(-1)?.replace("@", `${number}@`);
    if (address !== undefined) given.set(address.toLowerCase(), unit);
    for (const index of at) {
      const finding = findings[index] as Finding;
      const [, head = ""] = lineOf(finding, MAIL) ?? [];
      const fix: Finding["fix"] =
        address === undefined
          ? { kind: "advice", text: remedyOf(finding.rule) }
          : { kind: "yaml", text: head + address };
      findings[index] = { ...finding, fix };
    }
  }
}

function keyOf({
  file,
  line,
  column,
}: {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}): string {
  return `${file}:${line}:${column}`;
}
