import type { DnsProvider } from "../../environments/dns";
import { dnsProviders } from "../../environments/dns";
import { isOwnersMark } from "../../model/provider-records";
import type { Change } from "./changes";

/**
 * Records that somebody made by hand and that this plan takes over with another value: what visitors reach changes,
 * though nothing is lost.
 *
 * @returns the address of each with its value before and after
 */
export function takeovers(changes: readonly Change[]): readonly string[] {
  return changes.flatMap(({ type, action, address, before, after }) => {
    const record = dnsProviders().find((provider) => provider.record.type === type)?.record;
    if (record === undefined || action !== "update") return [];
    const [was, becomes] = [attributes(before), attributes(after)];
    const byHand = !isOwnersMark(was[record.mark]);
    const same = record.value.every((name) => JSON.stringify(was[name]) === JSON.stringify(becomes[name]));
    if (!byHand || same) return [];
    return [`${address}: ${valueIn(was, record)} → ${valueIn(becomes, record)}`];
  });
}

type Attributes = Readonly<Record<string, unknown>>;

function attributes(state: unknown): Attributes {
  return (state ?? {}) as Attributes;
}

/** The first part of a record that says something. */
function valueIn(state: Attributes, { fields }: DnsProvider["record"]): string {
  const value = fields.map((field) => state[field]).find((each) => each !== null && each !== undefined);
  return typeof value === "string" ? value : JSON.stringify(value);
}
