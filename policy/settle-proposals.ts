import type { Finding } from "../registry/finding";
import type { Registry, UnitRecord } from "../registry/registry";
import { pasteable } from "../registry/yaml/paste";
import { addressesOf } from "./address";
import { RESERVED_NAMES } from "./data/reserved-names";
import { hostFault } from "./host";
import { proposeHostLabel } from "./text/index";

/** One line, or two where the section is missing too. */
const HOST = /^((?:site:\n {2})?)host: "?([^"\s]+)"?$/;
const MAIL = /^((?:mail:\n {2})?(?:official|address|mail): |- )"?([^"\s@]+)@([^"\s]+)"?$/;

/**
 * Rules about one unit propose hosts and mailboxes without knowing of the others. Here each unit that is offered one
 * gets a single one, the same in all of its findings, which is nobody else's, is offered to nobody else, and breaks
 * no rule.
 */
export function settleProposals(findings: Finding[], registry: Registry, zone: string | null): void {
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
  settleMailboxes(findings, registry, unitOf);
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
    const { name = "", kind = "", district = "" } = unit.entry;
    const host =
      settled.get(unit) ??
      (isFree(wanted)
        ? wanted
        : `${proposeHostLabel({ name, kind, district }, (label) => !isFree(`${label}.${zone}`))}.${zone}`);
    settled.set(unit, host);
    given.add(host);
    findings[at] = { ...finding, fix: { kind: "yaml", text: head + pasteable("host", host) } };
  }
}

function settleMailboxes(findings: Finding[], { units }: Registry, unitOf: UnitOf): void {
  const holders = new Map<string, Set<UnitRecord>>();
  for (const unit of units) {
    for (const { text } of addressesOf(unit)) {
      const key = text.toLowerCase();
      holders.set(key, (holders.get(key) ?? new Set()).add(unit));
    }
  }
  const given = new Map<string, UnitRecord>();
  for (const [at, finding] of findings.entries()) {
    const [, head = "", local, domain] = lineOf(finding, MAIL) ?? [];
    const unit = local === undefined ? undefined : unitOf(finding);
    if (!unit || local === undefined) continue;
    const isFree = (address: string) =>
      (given.get(address) ?? unit) === unit &&
      [...(holders.get(address) ?? [])].every((holder) => holder === unit);
    let address = `${local}@${domain}`;
    for (let number = 2; !isFree(address.toLowerCase()); number += 1) address = `${local}${number}@${domain}`;
    given.set(address.toLowerCase(), unit);
    findings[at] = { ...finding, fix: { kind: "yaml", text: head + address } };
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
