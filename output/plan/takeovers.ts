import type { Change } from "./changes";

const MARK = /^managed by congtruong \(/;

/**
 * Records that somebody made by hand and that this plan takes over with another value: what visitors reach changes,
 * though nothing is lost.
 *
 * @returns the address of each with its value before and after
 */
export function takeovers(changes: readonly Change[]): readonly string[] {
  return changes.flatMap(({ type, action, address, before, after }) => {
    if (type !== "cloudflare_dns_record" || action !== "update") return [];
    const [was, becomes] = [before, after].map((state) => (state ?? {}) as Readonly<Record<string, unknown>>);
    const byHand = !MARK.test(String(was?.["comment"] ?? ""));
    const same = VALUES.every((field) => JSON.stringify(was?.[field]) === JSON.stringify(becomes?.[field]));
    if (!byHand || same) return [];
    return [`${address}: ${valueIn(was)} → ${valueIn(becomes)}`];
  });
}

const VALUES = ["content", "priority", "data", "ttl", "proxied"];

function valueIn(state: Readonly<Record<string, unknown>> | undefined): string {
  return String(state?.["content"] ?? JSON.stringify(state?.["data"]));
}
