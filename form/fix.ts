import { parse } from "yaml";
import type { Finding } from "../registry/finding";
import type { Values } from "./values";

/** A value that would be right for a field. */
export interface Correction {
  readonly field: string;
  readonly value: string;
}

/** What the paste of a finding would put into the field that it is about; null where there is no such value. */
export function correctionOf(finding: Finding, values: Values): Correction | null {
  const { field, fix } = finding;
  if (field === null || fix?.kind !== "yaml") return null;
  let read: unknown;
  try {
    read = parse(fix.text);
  } catch {
    return null;
  }
  const name = /(?:^|\.)([^.[\]]+)$/.exec(field)?.[1];
  const value = valueUnder(read, field, name ?? "");
  return value === null || value === values[field] ? null : { field, value };
}

/** A paste is the field's own line, or the group with the field in it. */
function valueUnder(read: unknown, field: string, name: string): string | null {
  if (typeof read !== "object" || read === null || Array.isArray(read)) return null;
  const map = read as Record<string, unknown>;
  const direct = map[name];
  if (typeof direct === "string" || typeof direct === "boolean" || typeof direct === "number")
    return String(direct);
  const [group = ""] = field.split(".");
  return name !== group && group in map ? valueUnder(map[group], field.slice(group.length + 1), name) : null;
}
